package org.pageowner.dsl.internal.engine.filter;

import java.util.Arrays;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.pageowner.dsl.internal.engine.column.DictionaryKeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/** Conditions on one column's codes; absent never passes. */
final class CodeFilter {
  private CodeFilter() {}

  /** A condition on numbers that are their own codes. */
  static RowFilter ofNumbers(KeyColumn column, LongPredicate condition) {
    return (slice, passed) -> {
      long[] codes = column.codes(slice);
      for (int row = 0; row < slice.count(); row++) {
        passed[row] = codes[row] != RowSlice.ABSENT && condition.test(codes[row]);
      }
    };
  }

  /** A condition on values: asked once for each distinct one if codes are dense. */
  static RowFilter ofValues(KeyColumn column, Predicate<Object> condition) {
    if (column instanceof DictionaryKeyColumn<?> domain) {
      return new DictionaryFilter(domain, condition);
    }
    return new RowFilter() {
      private byte[] known = new byte[0];

      @Override
      public void test(RowSlice slice, boolean[] passed) {
        long[] codes = column.codes(slice);
        int dense = column.denseCodes();
        if (dense > known.length) {
          known = Arrays.copyOf(known, Math.max(dense, 2 * known.length));
        }
        for (int row = 0; row < slice.count(); row++) {
          long code = codes[row];
          passed[row] = code != RowSlice.ABSENT && (dense < 0 ? ask(code) : isKnown((int) code));
        }
      }

      private boolean isKnown(int code) {
        if (known[code] == 0) {
          known[code] = (byte) (ask(code) ? 1 : -1);
        }
        return known[code] > 0;
      }

      private boolean ask(long code) {
        Object value = column.value(code);
        return value != null && condition.test(value);
      }
    };
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
