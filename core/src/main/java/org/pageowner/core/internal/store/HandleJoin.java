package org.pageowner.core.internal.store;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.dictionary.ByteDictionary;
import org.pageowner.core.internal.dictionary.Dictionaries;
import org.pageowner.core.internal.dictionary.ValueDictionary;
import org.pageowner.core.record.Dictionary;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;
import org.pageowner.core.record.Trailer;

/**
 * Joins records with an inventory of stacks: a record that prints a handle instead of a stack gets
 * the inventory's stack for the handle.
 *
 * <p>The join is done once for each distinct trailer, not for each record. Batches that share their
 * dictionaries share the joined one as well. A stack that a record prints keeps its id.
 */
public final class HandleJoin {
  private final LongFunction<@Nullable StackTrace> stacks;
  private @Nullable Dictionary<StackTrace> printed;
  private @Nullable Dictionary<Trailer> trailers;
  private ValueDictionary<StackTrace> joined = new Dictionaries().stack;
  private int[] byTrailer = new int[0];
  private long unmatched;
  private long earlyPages;

  /** A join with stacks by their handles; {@code null} for an unknown handle. */
  public HandleJoin(LongFunction<@Nullable StackTrace> stacks) {
    this.stacks = stacks;
  }

  /** Returns the batch with its stacks. */
  public RecordBatch join(RecordBatch batch) {
    if (batch instanceof StackBatch inventory) {
      return inventory.over(join(inventory.rows()));
    }
    Dictionary<StackTrace> own = batch.stack().dictionary();
    Dictionary<Trailer> lines = batch.trailer().dictionary();
    if (own != printed || lines != trailers) {
      prepare(own, lines);
      printed = own;
      trailers = lines;
    }
    RecordBatch result =
        new JoinedBatch(
            batch, new JoinedStacks(batch.stack(), batch.trailer(), joined, byTrailer), stacks);
    count(batch, result);
    return result;
  }

  private void prepare(Dictionary<StackTrace> own, Dictionary<Trailer> lines) {
    ByteDictionary strings = new ByteDictionary();
    for (int id = 0; id < own.size(); id++) {
      byte[] bytes = own.bytes(id);
      strings.intern(bytes, 0, bytes.length);
    }
    byTrailer = new int[lines.size()];
    for (int id = 0; id < byTrailer.length; id++) {
      Long handle = lines.value(id).handle();
      StackTrace stack = handle == null ? null : stacks.apply(handle);
      byTrailer[id] = DictionaryColumn.ABSENT;
      if (stack != null) {
        byte[] bytes = StackBatchBuilder.lines(stack);
        byTrailer[id] = strings.intern(bytes, 0, bytes.length);
      }
    }
    joined = Dictionaries.stacks(strings);
  }

  private void count(RecordBatch batch, RecordBatch result) {
    LongColumn pages = batch.pages();
    for (int row = 0; row < batch.size(); row++) {
      if (batch.stack().id(row) >= 0 || batch.trailer().id(row) < 0) {
        continue;
      }
      PageRecord before = batch.record(row);
      if (before.handle() == null) {
        continue;
      }
      if (result.stack().id(row) < 0) {
        unmatched++;
        continue;
      }
      long size = pages.isAbsent(row) ? 0 : pages.get(row);
      earlyPages += result.record(row).isEarly() ? size : 0;
      earlyPages -= before.isEarly() ? size : 0;
    }
  }

  /** Returns the number of records so far whose handle is unknown. */
  public long unmatched() {
    return unmatched;
  }

  /** Returns the pages of records that only the joined stacks identify as early. */
  public long earlyPages() {
    return earlyPages;
  }
}
