package org.pageowner.dsl.internal.engine.filter;

import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.pageowner.dsl.internal.engine.column.CodeMarks;
import org.pageowner.dsl.internal.engine.column.DictionaryKeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/** Conditions on the codes of one column; absent never passes. */
final class CodeFilter {
  private CodeFilter() {}

  /** Returns a condition on numbers that are their own codes. */
  static RowFilter ofNumbers(KeyColumn column, LongPredicate condition) {
    return (slice, passed) -> {
      long[] codes = column.codes(slice);
      for (int row = 0; row < slice.count(); row++) {
        passed[row] = codes[row] != RowSlice.ABSENT && condition.test(codes[row]);
      }
    };
  }

  /**
   * Returns a condition on values, evaluated once for each distinct value if codes are dense.
   *
   * @param key identifies the condition among all conditions
   */
  static RowFilter ofValues(Object key, KeyColumn column, Predicate<Object> condition) {
    if (column instanceof DictionaryKeyColumn<?> dictionary) {
      return new DictionaryFilter(dictionary, key, condition);
    }
    CodeMarks passing = CodeMarks.of(code -> passes(column, condition, code), false);
    return (slice, passed) -> {
      long[] codes = column.codes(slice);
      int dense = column.denseCodes();
      passing.reserve(Math.max(0, dense));
      for (int row = 0; row < slice.count(); row++) {
        long code = codes[row];
        passed[row] =
            code != RowSlice.ABSENT
                && (dense < 0
                    ? passes(column, condition, code)
                    : passing.of((int) code) == CodeMarks.YES);
      }
    };
  }

  private static boolean passes(KeyColumn column, Predicate<Object> condition, long code) {
    Object value = column.value(code);
    return value != null && condition.test(value);
  }

  static RowFilter isPresent(KeyColumn column) {
    return (slice, passed) -> {
      long[] codes = column.codes(slice);
      for (int row = 0; row < slice.count(); row++) {
        passed[row] = codes[row] != RowSlice.ABSENT;
      }
    };
  }
}
