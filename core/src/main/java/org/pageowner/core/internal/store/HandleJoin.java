package org.pageowner.core.internal.store;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Dictionary;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;
import org.pageowner.core.record.Trailer;

/**
 * Gives records that print a handle in place of a stack the stack that an inventory has for it.
 *
 * <p>Batches that share their dictionaries share the joined one too. A stack that a record prints
 * is its own, and keeps its id.
 */
public final class HandleJoin {
  private final LongFunction<@Nullable StackTrace> stacks;
  private @Nullable Dictionary<StackTrace> printed;
  private @Nullable Dictionary<Trailer> trailers;
  private ValueDictionary<StackTrace> joined = new Dictionaries().stack;
  private int[] byTrailer = new int[0];
  private long unmatched;
  private long earlyPages;

  /** A join with stacks by their handles; {@code null} for a handle that is not known. */
  public HandleJoin(LongFunction<@Nullable StackTrace> stacks) {
    this.stacks = stacks;
  }

  /** The batch with its stacks. */
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

  /** Records so far whose handle is not known. */
  public long unmatched() {
    return unmatched;
  }

  /** By how much the pages of early records have grown, now that their stacks are known. */
  public long earlyPages() {
    return earlyPages;
  }
}
