package org.pageowner.core.internal.text.scan;

import java.util.Arrays;
import org.pageowner.core.internal.store.BatchBuilder;

/**
 * Where the parts of the record before stand in the text, to be compared with the next one.
 *
 * <pre>
 *   Page allocated ... mask M, pid P, tgid T (name), ts N ns\nPFN 0x1 type ... Flags F\n stack trailer \n
 *   |- head                    |- task                  |- numbers  |- tail            |     |       |- to
 *                                                                            stack -|     |- trailer
 * </pre>
 *
 * <p>Equal bytes are read equally, so one vectorised compare tells how far all fields are those of
 * the record before.
 */
final class PreviousRecord {
  private static final int NO_TASK = Integer.MAX_VALUE;

  /** Where it begins. */
  int head;

  /** The length of its text up to the first number that changes from record to record. */
  int headLength;

  /** The length of its text up to its pid's digits. */
  int taskLength = NO_TASK;

  /** Where the text behind its PFN begins. */
  int tail;

  /** The length of that text, with the empty line. */
  int tailLength;

  /** The length of that text up to the stack. */
  int toStack;

  /** The length of that text up to the lines behind the stack. */
  int toTrailer;

  /** Its {@link BatchBuilder#form}. */
  int form;

  /** There is no such record. */
  void clear() {
    headLength = 0;
    taskLength = NO_TASK;
    tailLength = 0;
  }

  /** Whether it has all that a kernel with names prints, so that its parts can stand for others. */
  boolean isWhole() {
    return taskLength != NO_TASK;
  }

  void setHead(int from, int numbers) {
    head = from;
    headLength = numbers - from;
  }

  /** It has a named mask, and a task whose pid stands here. */
  void setTask(int pid) {
    taskLength = pid - head;
  }

  void setTail(int behindPfn, int stack, int trailer, int to) {
    tail = behindPfn;
    tailLength = to - behindPfn;
    toStack = stack - behindPfn;
    toTrailer = trailer - behindPfn;
  }

  /** How many bytes at {@code at} are those of the head from {@code skip} on. */
  int sameHead(byte[] b, int at, int skip, int limit) {
    return same(b, at, limit, head + skip, headLength - skip);
  }

  /** How many bytes at {@code at} are those of the tail. */
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
