package org.pageowner.dsl.internal.engine.filter;

import java.util.function.Predicate;
import org.pageowner.dsl.internal.engine.column.CodeMarks;
import org.pageowner.dsl.internal.engine.column.DictionaryKeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/** A condition on a dictionary's values, asked once for each that comes; absent never passes. */
final class DictionaryFilter implements RowFilter {
  private final DictionaryKeyColumn<?> domain;
  private final CodeMarks passing;
  private final int[] gathered = new int[RowSlice.CAPACITY];

  DictionaryFilter(DictionaryKeyColumn<?> domain, Predicate<Object> condition) {
    this.domain = domain;
    this.passing = CodeMarks.of(code -> condition.test(domain.get(code)), false);
  }

  @Override
  public void test(RowSlice slice, boolean[] passed) {
    int[] ids = domain.ids(slice);
    passing.reserve(domain.denseCodes());
    for (int row = 0; row < slice.count(); row++) {
      passed[row] = passing.of(ids[row]) == CodeMarks.YES;
    }
  }

  @Override
  public int retain(RowSlice slice, int[] rows, int count, boolean[] passed) {
    if (count == slice.count()) {
      return narrowAll(slice, rows);
    }
    domain.gatherIds(slice, rows, count, gathered);
    passing.reserve(domain.denseCodes());
    int kept = 0;
    for (int i = 0; i < count; i++) {
      rows[kept] = rows[i];
      kept += passing.of(gathered[i]) & CodeMarks.YES;
    }
    return kept;
  }

  /** Asks once for each run of rows. */
  private int narrowAll(RowSlice slice, int[] rows) {
    int runs = domain.runs(slice);
    int[] starts = domain.starts();
    int[] ids = domain.idsOfRuns();
    passing.reserve(domain.denseCodes());
    int kept = 0;
    for (int run = 0; run < runs; run++) {
      if (passing.of(ids[run]) == CodeMarks.YES) {
        for (int row = starts[run]; row < starts[run + 1]; row++) {
          rows[kept++] = row;
        }
      }
    }
    return kept;
  }
}
