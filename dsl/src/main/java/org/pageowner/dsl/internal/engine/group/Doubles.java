package org.pageowner.dsl.internal.engine.group;

import org.pageowner.dsl.internal.engine.column.RowSlice;

/** Fractions as codes, which compare as the fractions do. */
public final class Doubles {
  private Doubles() {}

  /** Returns the code of a number that is not NaN; never {@link RowSlice#ABSENT}. */
  public static long code(double number) {
    long bits = Double.doubleToLongBits(number + 0.0); // one zero
    return bits ^ ((bits >> (Long.SIZE - 1)) & Long.MAX_VALUE);
  }

  /** Returns the number of a code. */
  public static double number(long code) {
    return Double.longBitsToDouble(code ^ ((code >> (Long.SIZE - 1)) & Long.MAX_VALUE));
  }
}
