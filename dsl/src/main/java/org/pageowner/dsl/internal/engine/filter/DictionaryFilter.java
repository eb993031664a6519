package org.pageowner.dsl.internal.engine.filter;

import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.column.CodeMarks;
import org.pageowner.dsl.internal.engine.column.DictionaryKeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * A condition on the values of a dictionary, evaluated once for each distinct value; absent never
 * passes.
 */
final class DictionaryFilter implements RowFilter {
  private final DictionaryKeyColumn<?> dictionary;
  private final CodeMarks passing;
  private final int[] gathered = new int[RowSlice.CAPACITY];

  /** {@code key} identifies the condition among all conditions on values of this part. */
  DictionaryFilter(DictionaryKeyColumn<?> dictionary, Object key, Predicate<Object> condition) {
    this.dictionary = dictionary;
    LongFunction<@Nullable Boolean> passes = dictionary.kept(key, condition::test);
    this.passing = CodeMarks.of(code -> Boolean.TRUE.equals(passes.apply(code)), false);
  }

  @Override
  public void test(RowSlice slice, boolean[] passed) {
    int[] ids = dictionary.ids(slice);
    passing.reserve(dictionary.denseCodes());
    for (int row = 0; row < slice.count(); row++) {
      passed[row] = passing.of(ids[row]) == CodeMarks.YES;
    }
  }

  @Override
  public int retain(RowSlice slice, int[] rows, int count, boolean[] passed) {
    if (count == slice.count()) {
      return retainAll(slice, rows);
    }
    dictionary.gatherIds(slice, rows, count, gathered);
    passing.reserve(dictionary.denseCodes());
    int kept = 0;
    for (int i = 0; i < count; i++) {
      rows[kept] = rows[i];
      kept += passing.of(gathered[i]) & CodeMarks.YES;
    }
    return kept;
  }

  /** Looks up one mark for each run of rows. */
  private int retainAll(RowSlice slice, int[] rows) {
    int runs = dictionary.runs(slice);
    int[] starts = dictionary.starts();
    int[] ids = dictionary.idsOfRuns();
    passing.reserve(dictionary.denseCodes());
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
