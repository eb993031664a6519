package org.pageowner.dsl.internal.engine.column;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/**
 * A number for each code of a column with dense codes, computed once for each code that occurs:
 * memoisation over a dictionary.
 *
 * <p>Dictionary encoding makes a rule over values cheap: a dump has millions of rows but thousands
 * of distinct stacks, so the module of a stack is computed once, and each row costs an array load
 * and a compare. Codes are dense, so the memo is an array and needs no hashing. It grows with the
 * dictionary; {@link #reserve} is called once for each slice of rows, so that a look-up needs no
 * bounds check besides that of the array.
 *
 * <p>{@link CodeMarks} does the same for marks of one byte.
 */
public final class CodeMemo {
  /** Indicates a code whose number is unknown; no rule returns it. */
  private static final long UNKNOWN = Long.MIN_VALUE + 1;

  private final LongUnaryOperator rule;
  private long[] numbers = new long[0];

  /**
   * An empty memo.
   *
   * @param rule computes the number of a code, which is never {@link RowSlice#ABSENT}; the number
   *     may be {@code ABSENT}, but not {@code ABSENT + 1}
   */
  public CodeMemo(LongUnaryOperator rule) {
    this.rule = rule;
  }

  /** Reserves numbers for the codes below {@code codes}. */
  public void reserve(int codes) {
    int known = numbers.length;
    if (codes > known) {
      numbers = Arrays.copyOf(numbers, Math.max(codes, known * 2));
      Arrays.fill(numbers, known, numbers.length, UNKNOWN);
    }
  }

  /** Returns the number of a reserved code, which is not {@link RowSlice#ABSENT}. */
  public long of(long code) {
    long known = numbers[(int) code];
    return known == UNKNOWN ? compute(code) : known;
  }

  /**
   * Sets {@code into} to the numbers of a slice's rows.
   *
   * @param absent the number of rows whose code is {@link RowSlice#ABSENT}
   */
  public void read(KeyColumn source, RowSlice slice, long absent, long[] into) {
    long[] codes = source.codes(slice);
    reserve(source.denseCodes());
    for (int row = 0; row < slice.count(); row++) {
      long code = codes[row];
      into[row] = code == RowSlice.ABSENT ? absent : of(code);
    }
  }

  /** Replaces codes, all below {@code codes}, with their numbers; absent ones stay. */
  void replace(int codes, long[] vector, int count) {
    reserve(codes);
    for (int i = 0; i < count; i++) {
      long code = vector[i];
      vector[i] = code == RowSlice.ABSENT ? code : of(code);
    }
  }

  private long compute(long code) {
    long number = rule.applyAsLong(code);
    numbers[(int) code] = number;
    return number;
  }
}
