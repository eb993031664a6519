package org.pageowner.core.internal.live;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The moment at which reading stops, counted from when it began. */
public final class Deadline {
  private final @Nullable Duration after;
  private final long start = System.nanoTime();
  private final long nanos;

  private Deadline(@Nullable Duration after) {
    this.after = after;
    this.nanos = after == null ? Long.MAX_VALUE : nanos(after);
  }

  /** A deadline that begins now; none if {@code after} is {@code null}. */
  public static Deadline after(@Nullable Duration after) {
    return new Deadline(after);
  }

  boolean isOver() {
    return System.nanoTime() - start >= nanos;
  }

  /** What to tell of a reading that the deadline stopped before this page frame. */
  String message(long pfn) {
    return "the deadline of "
        + after
        + " passed; the records"
        + (pfn > 0 ? " from PFN " + pfn + " on" : " that follow")
        + " are not read";
  }

  private static long nanos(Duration after) {
    try {
      return after.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE; // 292 years
    }
  }
}
