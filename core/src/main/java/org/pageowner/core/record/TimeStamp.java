package org.pageowner.core.record;

import java.util.Locale;

/**
 * Time stamps for people: seconds since boot with six decimals, as the kernel log has them.
 *
 * <p>Every text of this library has this form; formats for programs have nanoseconds.
 */
public final class TimeStamp {
  private static final long NANOS_IN_SECOND = 1_000_000_000;
  private static final long NANOS_IN_MICRO = 1_000;

  private TimeStamp() {}

  /**
   * Returns the text of a time: {@code 12.948502 s}. It is cut to microseconds, as printk does it,
   * so it is never later than the time.
   *
   * @param nanos nanoseconds since boot
   */
  public static String text(long nanos) {
    return String.format(
        Locale.ROOT,
        "%d.%06d s",
        nanos / NANOS_IN_SECOND,
        Math.abs(nanos % NANOS_IN_SECOND) / NANOS_IN_MICRO);
  }
}
