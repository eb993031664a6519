package org.pageowner.dsl.internal.engine.filter;

import java.util.Arrays;
import java.util.function.Predicate;
import org.pageowner.dsl.internal.engine.column.DictionaryKeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/** A condition on a dictionary's values, asked once for each that comes; absent never passes. */
final class DictionaryFilter implements RowFilter {
  private static final byte PASSES = 1;
  private static final byte FAILS = 2;

  private final DictionaryKeyColumn<?> domain;
  private final Predicate<Object> condition;

  /** By code plus 1: absent has a place too; 0 where it was not asked yet. */
  private byte[] answers = {FAILS};

  private final int[] gathered = new int[RowSlice.CAPACITY];

  DictionaryFilter(DictionaryKeyColumn<?> domain, Predicate<Object> condition) {
    this.domain = domain;
    this.condition = condition;
  }

  @Override
  public void test(RowSlice slice, boolean[] passed) {
    int[] ids = domain.ids(slice);
    reserve();
    for (int row = 0; row < slice.count(); row++) {
      passed[row] = answer(ids[row]) == PASSES;
    }
  }

  @Override
  public int retain(RowSlice slice, int[] rows, int count, boolean[] passed) {
    if (count == slice.count()) {
      return narrowAll(slice, rows);
    }
    domain.gatherIds(slice, rows, count, gathered);
    reserve();
    int kept = 0;
    for (int i = 0; i < count; i++) {
      rows[kept] = rows[i];
      kept += answer(gathered[i]) & PASSES;
    }
    return kept;
  }

  /** Asks once for each run of rows. */
  private int narrowAll(RowSlice slice, int[] rows) {
    int runs = domain.runs(slice);
    int[] starts = domain.starts();
    int[] ids = domain.idsOfRuns();
    reserve();
    int kept = 0;
    for (int run = 0; run < runs; run++) {
      if (answer(ids[run]) == PASSES) {
        for (int row = starts[run]; row < starts[run + 1]; row++) {
          rows[kept++] = row;
        }
      }
    }
    return kept;
  }

  private void reserve() {
    if (domain.denseCodes() >= answers.length) {
      answers = Arrays.copyOf(answers, Math.max(domain.denseCodes() + 1, 2 * answers.length));
    }
  }

  private byte answer(int id) {
    byte known = answers[id + 1];
    return known == 0 ? ask(id) : known;
  }

  private byte ask(int id) {
    byte found = condition.test(domain.get(id)) ? PASSES : FAILS;
    answers[id + 1] = found;
    return found;
  }
}
