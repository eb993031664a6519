package org.pageowner.dsl.internal.engine;

import com.google.common.math.LongMath;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.group.Doubles;
import org.pageowner.dsl.internal.engine.group.GroupSet;
import org.pageowner.dsl.internal.engine.sort.SortField;
import org.pageowner.dsl.internal.index.PairIndex;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Measure;

/**
 * The measures of the rows of a result as codes that compare as the measures do: numbers are their
 * own codes, fractions those of {@link Doubles}. Adds shares to those that the rows have, which are
 * known once all records have been read.
 */
final class RowMeasures {
  private final KeyColumns columns;
  private final RowCollector rows;
  private final long allPages;
  private final Map<Key<?>, IntToLongFunction> sums = new HashMap<>();

  /** The measures of {@code rows}, of records with {@code allPages} pages. */
  RowMeasures(KeyColumns columns, RowCollector rows, long allPages) {
    this.columns = columns;
    this.rows = rows;
    this.allPages = allPages;
  }

  /** Returns a measure of a row; {@link RowSlice#ABSENT} if it has none. */
  long get(Measure<?> named, int row) {
    Measure<?> measure = named.unnamed();
    if (measure instanceof Measure.Share share) {
      long whole = share.within() == null ? allPages : sums(share.within()).applyAsLong(row);
      return share(rows.measure(Measure.PAGES, row), whole);
    }
    return rows.measure(measure, row);
  }

  /**
   * Returns a measure of several rows together.
   *
   * @param kept the key whose value the rows have in common, or {@code null}
   * @param row one of the rows
   */
  long get(Measure<?> named, GroupSet set, @Nullable Key<?> kept, int row) {
    Measure<?> measure = named.unnamed();
    if (measure instanceof Measure.Share share) {
      if (share.within() != null && !share.within().equals(kept)) {
        return RowSlice.ABSENT;
      }
      long whole = share.within() == null ? allPages : sums(share.within()).applyAsLong(row);
      return share(rows.measure(Measure.PAGES, set), whole);
    }
    return rows.measure(measure, set);
  }

  private static long share(long pages, long whole) {
    return pages == RowSlice.ABSENT || whole == 0
        ? RowSlice.ABSENT
        : Doubles.code((double) pages / whole);
  }

  /** Returns a measure of all retained rows to sort by. */
  SortField sortable(Measure<?> named) {
    Measure<?> measure = named.unnamed();
    if (measure.kind() != Measure.Kind.SHARE) {
      return rows.sortable(measure);
    }
    long[] codes = new long[rows.kept()];
    for (int row = 0; row < codes.length; row++) {
      Interruption.checkAt(row);
      codes[row] = get(measure, row);
    }
    return SortField.unbounded(row -> codes[row]);
  }

  /** Returns the pages of all rows with a row's value of a key. */
  private IntToLongFunction sums(Key<?> key) {
    return sums.computeIfAbsent(key, this::sumUp);
  }

  private IntToLongFunction sumUp(Key<?> key) {
    IntToLongFunction codes = rows.codes(columns.of(key));
    PairIndex values = new PairIndex();
    int[] valueOfRow = new int[rows.kept()];
    long[] pages = new long[64];
    for (int row = 0; row < valueOfRow.length; row++) {
      Interruption.checkAt(row);
      int value = values.add(0, codes.applyAsLong(row));
      valueOfRow[row] = value;
      if (value == pages.length) {
        pages = Arrays.copyOf(pages, 2 * value);
      }
      pages[value] = LongMath.saturatedAdd(pages[value], rows.knownPages(row));
    }
    long[] all = rows.overlaps() ? pages(valueOfRow, values.size()) : pages;
    return row -> all[valueOfRow[row]];
  }

  /** Returns the pages of the rows of each value, where rows have records in common. */
  private long[] pages(int[] valueOfRow, int values) {
    long[] pages = new long[values];
    for (int value = 0; value < values; value++) {
      int of = value;
      int[] ofValue =
          IntStream.range(0, valueOfRow.length).filter(row -> valueOfRow[row] == of).toArray();
      GroupSet groups = rows.groups(ofValue, new int[0]);
      pages[value] = Math.max(0, rows.measure(Measure.PAGES, groups));
    }
    return pages;
  }

  /** Returns the value of a code of a measure; {@code null} if it is absent. */
  static @Nullable Object value(Measure<?> measure, long code) {
    if (code == RowSlice.ABSENT) {
      return null;
    }
    boolean isFraction =
        measure.kind() == Measure.Kind.SHARE || measure.kind() == Measure.Kind.MEAN;
    return isFraction ? (Object) Doubles.number(code) : (Object) code;
  }
}
