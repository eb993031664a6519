package org.pageowner.core.internal.text.scan;

import java.util.Arrays;
import org.pageowner.core.internal.store.BatchBuilder;

/**
 * The positions of the previous record's parts, to be compared with the next record.
 *
 * <p>Neighbouring records in a dump share most of their bytes, and equal bytes parse to equal
 * values. So instead of parsing, one vectorised comparison ({@link Arrays#mismatch}) finds the
 * number of bytes that a record shares with the previous one; all fields that end before the first
 * difference are copied from the previous row.
 *
 * <pre>
 *   Page allocated ... mask M, pid P, tgid T (name), ts N ns\nPFN 0x1 type ... Flags F\n stack trailer \n
 *   |- head                    |- task                  |- numbers  |- tail            |     |       |- to
 *                                                                            stack -|     |- trailer
 * </pre>
 */
final class PreviousRecord {
  private static final int NO_TASK = Integer.MAX_VALUE;

  /** The position of the record. */
  int head;

  /** The length of its text up to the first number that differs from record to record. */
  int headLength;

  /** The length of its text up to the digits of its pid. */
  int taskLength = NO_TASK;

  /** The position of the text after its PFN. */
  int tail;

  /** The length of that text, including the empty line. */
  int tailLength;

  /** The length of that text up to the stack. */
  int toStack;

  /** The length of that text up to the lines after the stack. */
  int toTrailer;

  /** Its {@link BatchBuilder#form}. */
  int form;

  /** Forgets the record, so that nothing matches. */
  void clear() {
    headLength = 0;
    taskLength = NO_TASK;
    tailLength = 0;
  }

  /** Returns whether the record has a named mask and a task, so that its parts can be compared. */
  boolean hasTask() {
    return taskLength != NO_TASK;
  }

  void setHead(int from, int firstNumber) {
    head = from;
    headLength = firstNumber - from;
  }

  /** Records the position of the pid of a record that has a named mask and a task. */
  void setTask(int pid) {
    taskLength = pid - head;
  }

  void setTail(int afterPfn, int stack, int trailer, int to) {
    tail = afterPfn;
    tailLength = to - afterPfn;
    toStack = stack - afterPfn;
    toTrailer = trailer - afterPfn;
  }

  /** Returns the number of bytes at {@code at} that equal the head from {@code skip} on. */
  int sameHead(byte[] b, int at, int skip, int limit) {
    return same(b, at, limit, head + skip, headLength - skip);
  }

  /** Returns the number of bytes at {@code at} that equal the tail. */
  int sameTail(byte[] b, int at, int limit) {
    return same(b, at, limit, tail, tailLength);
  }

  private static int same(byte[] b, int at, int limit, int from, int length) {
    int compared = Math.min(length, limit - at);
    if (compared <= 0) {
      return 0;
    }
    int same = Arrays.mismatch(b, at, at + compared, b, from, from + compared);
    return same < 0 ? compared : same;
  }
}
