package org.pageowner.dsl.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.layout.CellText;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Measure;

/**
 * One row of a table: a group of records, or one record if the plan culls by nothing.
 *
 * <p>A view of its table, immutable and safe to share between threads. Two rows are equal when
 * their tables have the same columns and the rows the same values in them.
 */
public final class Row {
  private final Table table;
  private final int index;

  Row(Table table, int index) {
    this.table = table;
    this.index = index;
  }

  /** Returns the row's position in its table, counted from 0. */
  public int index() {
    return index;
  }

  /** Returns the number of records of the row; 1 without cull. */
  public long times() {
    return table.rows().times(index);
  }

  /** Returns the number of base pages of the row's records: the sum of 2^order. */
  public long pages() {
    return table.rows().pages(index);
  }

  /**
   * Returns the value in a column: {@code row.get(PID)}, in Kotlin {@code row[PID]}; {@code null}
   * if it is absent.
   *
   * <p>Every key has a value, whether it is among {@link Table#columns()} or not. With cull, a key
   * that is not culled has the value of the group's first record, in file order.
   *
   * @throws IllegalArgumentException if {@code column} is a measure that the plan neither measures
   *     nor sorts by, other than times and pages
   */
  @SuppressWarnings("unchecked") // a column of across is a Column<Long>, so V is Long
  public <V> @Nullable V get(Column<V> column) {
    Objects.requireNonNull(column, "column");
    if (column instanceof Key<V> key) {
      return table.rows().get(index, key);
    }
    if (column instanceof Measure<V> measure) {
      return table.rows().measure(index, measure);
    }
    return (V) (Long) table.rows().across(index, (Column.Across) column);
  }

  /**
   * Returns whether the row is of the records that a limit cut: see {@link
   * org.pageowner.dsl.Query#others}. Its keys are {@code null}, except that of a limit within a
   * key.
   */
  public boolean isOthers() {
    return table.rows().isOthers(index);
  }

  /**
   * Returns the columns of the table by name, with their values, in the order of {@link
   * Table#columns}; absent values are {@code null}. Unmodifiable.
   */
  public Map<String, @Nullable Object> asMap() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Column<?> column : table.columns()) {
      values.put(column.name(), get(column));
    }
    return Collections.unmodifiableMap(values);
  }

  private List<@Nullable Object> values() {
    List<@Nullable Object> values = new ArrayList<>(table.columns().size());
    for (Column<?> column : table.columns()) {
      values.add(get(column));
    }
    return values;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Row that
        && table.columns().equals(that.table.columns())
        && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  /** Returns the columns with their values: {@code times=3 pages=12 pid=1}. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(" ");
    for (Column<?> column : table.columns()) {
      text.add(column.name() + "=" + CellText.of(column, get(column)));
    }
    return text.toString();
  }
}
