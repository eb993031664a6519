package org.pageowner.dsl.internal.compat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/** A number that is worked out from the codes of other columns, and is its own code. */
final class MappedColumn extends KeyColumn {
  /** Works out the number of a row of a slice. */
  interface Rule {
    long number(long[] codes, RowSlice slice, int row);
  }

  private final List<KeyColumn> columns;
  private final Rule rule;

  MappedColumn(List<KeyColumn> columns, Rule rule) {
    this.columns = columns;
    this.rule = rule;
  }

  /** The column's numbers, with another one in place of absent. */
  static KeyColumn orElse(KeyColumn column, long absent) {
    return new MappedColumn(
        List.of(column), (codes, slice, row) -> codes[0] == RowSlice.ABSENT ? absent : codes[0]);
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    long[][] sources = new long[columns.size()][];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = columns.get(i).codes(slice);
    }
    long[] codes = new long[sources.length];
    for (int row = 0; row < slice.count(); row++) {
      for (int i = 0; i < codes.length; i++) {
        codes[i] = sources[i][row];
      }
      into[row] = rule.number(codes, slice, row);
    }
  }

  @Override
  public @Nullable Object value(long code) {
    return code;
  }

  @Override
  public Sorting sorting() {
    return Sorting.BY_CODE;
  }
}
