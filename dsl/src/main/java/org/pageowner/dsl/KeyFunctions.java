package org.pageowner.dsl;

import com.google.common.math.LongMath;
import org.pageowner.dsl.plan.KeyFunction;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.StackKey;
import org.pageowner.dsl.plan.TextKey;

/**
 * The functions that make keys from others, and durations. {@link Keys} inherits them, so one
 * static import has all: {@code import static org.pageowner.dsl.Keys.*}.
 */
public abstract class KeyFunctions extends KeySelections {
  private static final long NANOS_PER_MICROSECOND = 1_000;
  private static final long NANOS_PER_MILLISECOND = 1_000_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long SECONDS_PER_MINUTE = 60;
  private static final long SECONDS_PER_HOUR = 3_600;

  KeyFunctions() {}

  /**
   * The first functions of the call path, from the caller outward: {@code cull(path(3))}. Absent if
   * there is no frame.
   *
   * @throws IllegalArgumentException if {@code frames} is not positive
   */
  public static StackKey path(int frames) {
    return KeyFunction.path(frames);
  }

  /**
   * The {@code number}-th function of the call path, from the caller outward: {@code frameAt(1)} is
   * the caller. Absent where the path is shorter. Its text is {@code frame(1)}.
   *
   * @throws IllegalArgumentException if {@code number} is not positive
   */
  public static TextKey frameAt(int number) {
    return KeyFunction.frameAt(number);
  }

  /**
   * The first function of the stack, from the innermost frame outward, whose name one of the globs
   * matches: {@code firstFrame("__x64_sys_*|exc_*")}. Absent where none does. Its text is {@code
   * first("...")}.
   *
   * @param globs one or more globs with {@code |} between them; each matches the name in the source
   *     or that of the build
   * @throws IllegalArgumentException if one of them is empty, or no {@link
   *     org.pageowner.dsl.plan.Glob}
   */
  public static TextKey firstFrame(String globs) {
    return KeyFunction.firstFrame(globs);
  }

  /**
   * The bucket of a number: the largest multiple of a width that is at most the number, in the
   * number's own unit. {@code bucket(ALLOC_TS, seconds(5))}.
   *
   * @param width the width of a bucket, in nanoseconds for times
   * @throws IllegalArgumentException if {@code width} is not positive
   */
  public static NumberKey bucket(NumberKey key, long width) {
    return KeyFunction.bucket(key, width);
  }

  /**
   * The bucket of the base pages of a record: {@code bucket(PAGES, 8)}.
   *
   * @param pages {@link Keys#PAGES}
   * @throws IllegalArgumentException if it is another measure, or {@code width} is not positive
   */
  public static NumberKey bucket(Measure<?> pages, long width) {
    return KeyFunction.bucket(KeyFunction.ofRecord(pages), width);
  }

  /**
   * The largest power of two that is at most a number, in the number's own unit; 0 for 0, absent
   * for a negative number.
   */
  public static NumberKey log2(NumberKey key) {
    return KeyFunction.log2(key);
  }

  /**
   * The largest power of two that is at most the base pages of a record: {@code log2(PAGES)}.
   *
   * @param pages {@link Keys#PAGES}
   * @throws IllegalArgumentException if it is another measure
   */
  public static NumberKey log2(Measure<?> pages) {
    return KeyFunction.log2(KeyFunction.ofRecord(pages));
  }

  /**
   * The part of a text that a regular expression matches: its first group if it has one, else the
   * match. Absent where it matches nothing.
   *
   * @throws IllegalArgumentException if {@code regex} is not a {@link java.util.regex.Pattern}
   */
  public static TextKey extract(TextKey key, String regex) {
    return KeyFunction.extract(key, regex);
  }

  /** Microseconds in nanoseconds; saturates. */
  public static long micros(long count) {
    return LongMath.saturatedMultiply(count, NANOS_PER_MICROSECOND);
  }

  /** Milliseconds in nanoseconds; saturates. */
  public static long millis(long count) {
    return LongMath.saturatedMultiply(count, NANOS_PER_MILLISECOND);
  }

  /** Seconds in nanoseconds: {@code ALLOC_TS.above(seconds(10))}; saturates. */
  public static long seconds(long count) {
    return LongMath.saturatedMultiply(count, NANOS_PER_SECOND);
  }

  /** Minutes in nanoseconds; saturates. */
  public static long minutes(long count) {
    return seconds(LongMath.saturatedMultiply(count, SECONDS_PER_MINUTE));
  }

  /** Hours in nanoseconds; saturates. */
  public static long hours(long count) {
    return seconds(LongMath.saturatedMultiply(count, SECONDS_PER_HOUR));
  }
}
