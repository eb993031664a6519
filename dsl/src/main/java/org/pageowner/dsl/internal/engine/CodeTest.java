package org.pageowner.dsl.internal.engine;

import java.util.Arrays;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/** Conditions on one lane's codes; absent never passes. */
final class CodeTest {
  private CodeTest() {}

  /** A condition on numbers that are their own codes. */
  static RowTest ofNumbers(Lane lane, LongPredicate condition) {
    return (block, passed) -> {
      long[] codes = lane.codes(block);
      for (int row = 0; row < block.count(); row++) {
        passed[row] = codes[row] != Block.ABSENT && condition.test(codes[row]);
      }
    };
  }

  /** A condition on values: asked once for each distinct one if codes are dense. */
  static RowTest ofValues(Lane lane, Predicate<Object> condition) {
    if (lane instanceof Domain<?> domain) {
      return new DictionaryTest(domain, condition);
    }
    return new RowTest() {
      private byte[] known = new byte[0];

      @Override
      public void test(Block block, boolean[] passed) {
        long[] codes = lane.codes(block);
        int dense = lane.denseCodes();
        if (dense > known.length) {
          known = Arrays.copyOf(known, Math.max(dense, 2 * known.length));
        }
        for (int row = 0; row < block.count(); row++) {
          long code = codes[row];
          passed[row] = code != Block.ABSENT && (dense < 0 ? ask(code) : isKnown((int) code));
        }
      }

      private boolean isKnown(int code) {
        if (known[code] == 0) {
          known[code] = (byte) (ask(code) ? 1 : -1);
        }
        return known[code] > 0;
      }

      private boolean ask(long code) {
        Object value = lane.value(code);
        return value != null && condition.test(value);
      }
    };
  }

  static RowTest isPresent(Lane lane) {
    return (block, passed) -> {
      long[] codes = lane.codes(block);
      for (int row = 0; row < block.count(); row++) {
        passed[row] = codes[row] != Block.ABSENT;
      }
    };
  }
}
