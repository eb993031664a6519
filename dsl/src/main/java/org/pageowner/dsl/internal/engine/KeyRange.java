package org.pageowner.dsl.internal.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.pageowner.core.internal.column.BulkLongColumn;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.filter.FilterChain;
import org.pageowner.dsl.internal.engine.filter.RowFilter;
import org.pageowner.dsl.plan.NumberKey;

/**
 * The smallest and the largest number of a key among records, which some plans need before they
 * read their first record. It costs a reading of the input of its own, which reads the columns of
 * the key and of the filters alone.
 *
 * @param min the smallest number
 * @param max the largest number; less than {@code min} if no record has the key
 */
public record KeyRange(long min, long max) {
  /** The range of a key that no record has. */
  public static final KeyRange EMPTY = new KeyRange(Long.MAX_VALUE, Long.MIN_VALUE);

  /** Returns whether no record has the key. */
  public boolean isEmpty() {
    return max < min;
  }

  /**
   * Reads an input, and returns the range of each key among the records that pass all filters.
   *
   * @param columns the columns of this reading, over which {@code filters} were compiled
   * @throws UncheckedIOException if the input can be read only once; {@code advice} says why that
   *     is too few, and what to do
   */
  public static List<KeyRange> scan(
      List<NumberKey> keys,
      KeyColumns columns,
      List<RowFilter> filters,
      Source source,
      String advice) {
    if (!source.isRepeatable()) {
      throw new UncheckedIOException(
          new IOException(source.name() + ": it can be read only once, and " + advice));
    }
    FilterChain chain = new FilterChain(filters);
    List<Scanned> scanned = keys.stream().map(key -> new Scanned(columns.of(key))).toList();
    columns.prepare();
    source.read(
        batch -> {
          if (!filters.isEmpty() || !scanned.stream().allMatch(each -> each.add(batch))) {
            read(batch, chain, scanned);
          }
        });
    return scanned.stream().map(Scanned::range).toList();
  }

  private static void read(RecordBatch batch, FilterChain chain, List<Scanned> scanned) {
    for (int from = 0; from < batch.size(); from += RowSlice.CAPACITY) {
      Interruption.check();
      RowSlice slice = new RowSlice(batch, from, Math.min(RowSlice.CAPACITY, batch.size() - from));
      int count = chain.select(slice);
      for (Scanned each : scanned) {
        each.add(slice, chain.rows(), count);
      }
    }
  }

  /** The range of a column so far. */
  private static final class Scanned {
    private final KeyColumn column;
    private final long[] codes = new long[RowSlice.CAPACITY];
    private long min = EMPTY.min;
    private long max = EMPTY.max;

    Scanned(KeyColumn column) {
      this.column = column;
    }

    void add(RowSlice slice, int[] rows, int count) {
      column.gather(slice, rows, count, codes);
      for (int i = 0; i < count; i++) {
        // An absent code is the smallest number, so it never is the maximum of present ones.
        max = Math.max(max, codes[i]);
        min = codes[i] == RowSlice.ABSENT ? min : Math.min(min, codes[i]);
      }
    }

    /** Adds a batch of which the range is known; returns false if it is not. */
    boolean add(RecordBatch batch) {
      BulkLongColumn stored = column.stored(batch);
      if (stored == null) {
        return false;
      }
      min = Math.min(min, stored.min());
      max = Math.max(max, stored.max());
      return true;
    }

    KeyRange range() {
      return new KeyRange(min, max);
    }
  }
}
