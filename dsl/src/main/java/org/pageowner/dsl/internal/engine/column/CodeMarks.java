package org.pageowner.dsl.internal.engine.column;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A mark of one byte for each code of a column with dense codes, computed once for each code that
 * occurs. It is a {@link CodeMemo} of an eighth of the size: the marks of all stacks of a dump fit
 * into the first-level cache, although filters look them up in random order.
 *
 * <p>The code -1, absent in {@link DictionaryKeyColumn#ids}, has a mark too, so that a look-up
 * needs no branch for it.
 */
public final class CodeMarks {
  /** The rule holds. */
  public static final byte YES = 1;

  /** The rule does not hold. */
  public static final byte NO = 2;

  private static final byte UNKNOWN = 0;

  /** Computes a mark, which is not 0. */
  @FunctionalInterface
  public interface Rule {
    /** Returns the mark of a code, which is never -1. */
    byte mark(int code);
  }

  private final Rule rule;

  /** By code plus 1. */
  private byte[] marks;

  /** The number of codes that have been reserved. */
  private int reserved;

  /** The number of codes that {@link #fill} has passed. */
  private int filled;

  /** How many codes are not marked {@link #NO}, and the last of them. */
  private int exceptions;

  private int exception = -1;

  /** Marks for no codes yet; {@code absent} is the mark of -1. */
  public CodeMarks(Rule rule, byte absent) {
    this.rule = rule;
    this.marks = new byte[] {absent};
  }

  /**
   * Returns marks {@link #YES} and {@link #NO}; {@code absent} determines whether -1 is marked YES.
   */
  public static CodeMarks of(IntPredicate rule, boolean absent) {
    return new CodeMarks(code -> rule.test(code) ? YES : NO, absent ? YES : NO);
  }

  /** Reserves marks for the codes below {@code codes}. */
  public void reserve(int codes) {
    reserved = Math.max(reserved, codes);
    if (codes >= marks.length) {
      marks = Arrays.copyOf(marks, Math.max(codes + 1, 2 * marks.length));
    }
  }

  /**
   * Reserves the marks of all codes below {@code codes}, and computes the next {@code atMost} of
   * them. For scans that meet nearly every code: values are read in the order in which they are
   * stored, not in that of first use, which would be a cache miss for each.
   */
  public void fill(int codes, int atMost) {
    reserve(codes);
    int end = filled + Math.min(atMost, codes - filled);
    for (; filled < end; filled++) {
      byte unused = of(filled);
    }
  }

  /** Returns the mark of a reserved code, or of -1. */
  public byte of(int code) {
    byte known = marks[code + 1];
    return known == UNKNOWN ? compute(code) : known;
  }

  /**
   * Returns the position of the first of some reserved codes that is not marked {@link #NO}, from
   * position {@code from} on; {@code to} if there is none before. Where a mark is rare, a loop over
   * these positions costs an array load and a compare for each code; two compares if all codes have
   * been filled, and a single one is not marked so, besides absent.
   */
  public int skipNo(int[] codes, int from, int to) {
    if (exceptions <= 1 && filled == reserved && marks[0] != NO) {
      return skipAllBut(exception, codes, from, to);
    }
    byte[] known = marks;
    for (int i = from; i < to; i++) {
      if (known[codes[i] + 1] != NO && of(codes[i]) != NO) {
        return i;
      }
    }
    return to;
  }

  private static int skipAllBut(int code, int[] codes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (codes[i] == code || codes[i] < 0) {
        return i;
      }
    }
    return to;
  }

  /** Returns whether a code, or {@link RowSlice#ABSENT}, is marked {@link #YES}; reserves it. */
  public boolean has(long code) {
    int id = code == RowSlice.ABSENT ? -1 : (int) code;
    reserve(id + 1);
    return of(id) == YES;
  }

  private byte compute(int code) {
    byte mark = rule.mark(code);
    marks[code + 1] = mark;
    if (mark != NO) {
      exceptions++;
      exception = code;
    }
    return mark;
  }
}
