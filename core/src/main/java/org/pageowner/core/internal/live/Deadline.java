package org.pageowner.core.internal.live;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The time limit of a reading, measured from its start. */
public final class Deadline {
  private final @Nullable Duration after;
  private final long start = System.nanoTime();
  private final long nanos;

  private Deadline(@Nullable Duration after) {
    this.after = after;
    this.nanos = after == null ? Long.MAX_VALUE : nanos(after);
  }

  /** Returns a deadline that starts now; none if {@code after} is {@code null}. */
  public static Deadline after(@Nullable Duration after) {
    return new Deadline(after);
  }

  boolean isOver() {
    return System.nanoTime() - start >= nanos;
  }

  /** Returns the message for a reading that the deadline stopped before this page frame. */
  String message(long pfn) {
    return "the deadline of " + seconds() + " passed; " + unread(pfn);
  }

  /** Returns a clause about the records that follow; from a page frame on if it is known. */
  static String unread(long pfn) {
    return "the records"
        + (pfn > 0 ? " from PFN " + pfn + " on" : " that follow")
        + " are not read";
  }

  private String seconds() {
    return after == null
        ? "never"
        : new BigDecimal(after.toMillis()).movePointLeft(3).stripTrailingZeros().toPlainString()
            + " s";
  }

  private static long nanos(Duration after) {
    try {
      return after.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE; // 292 years
    }
  }
}
