package org.pageowner.dsl.internal.lexer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes the durations of the grammar: {@code 5s}, {@code 1.5ms}. */
public final class Durations {
  /** The units, as text for messages. */
  public static final String UNITS = "ns, us, ms, s, m, h";

  private static final Pattern DURATION =
      Pattern.compile("(-?[0-9]++(?:\\.[0-9]++)?)(ns|us|ms|s|m|h)");

  /** Longer numbers do not fit 64 bits, and would take long to compute. */
  private static final int MAX_LENGTH = 40;

  /**
   * A unit.
   *
   * @param words other words for it, in lower case
   */
  private record Unit(String suffix, long nanos, Set<String> words) {
    boolean isNamed(String word) {
      return suffix.equals(word) || words.contains(word);
    }
  }

  /** The longest first. */
  private static final List<Unit> ALL =
      List.of(
          new Unit("h", 3_600_000_000_000L, Set.of("hr", "hrs", "hour", "hours")),
          new Unit("m", 60_000_000_000L, Set.of("min", "mins", "minute", "minutes")),
          new Unit("s", 1_000_000_000, Set.of("sec", "secs", "second", "seconds")),
          new Unit("ms", 1_000_000, Set.of("msec", "msecs")),
          // with the micro sign, and with the Greek letter
          new Unit("us", 1_000, Set.of("usec", "usecs", "\u00b5s", "\u03bcs")),
          new Unit("ns", 1, Set.of("nsec", "nsecs")));

  private static final Pattern WITH_UNIT = Pattern.compile("(-?[0-9]++(?:\\.[0-9]++)?)(\\p{L}++)");

  private Durations() {}

  /**
   * Returns advice on a number with another word for a unit: {@code did you mean "5s"?} on {@code
   * 5sec}; empty if the text is something else.
   */
  public static String hint(String text) {
    Matcher parts = WITH_UNIT.matcher(text);
    if (isDuration(text) || !parts.matches()) {
      return "";
    }
    return named(parts.group(2))
        .map(unit -> "did you mean \"" + parts.group(1) + unit.suffix + "\"?")
        .orElse("units of time are " + UNITS);
  }

  /** Returns whether a text is a number with the suffix of a unit. */
  public static boolean isDuration(String text) {
    return DURATION.matcher(text).matches();
  }

  /** Returns whether a text is a unit, or a word for one. */
  public static boolean isUnitWord(String text) {
    return named(text).isPresent();
  }

  private static Optional<Unit> named(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return ALL.stream().filter(unit -> unit.isNamed(lower)).findFirst();
  }

  /**
   * Returns the nanoseconds of a text that {@link #isDuration}.
   *
   * @param error makes the exception for a duration that is no whole number of nanoseconds, or too
   *     long, of a description of the problem
   */
  public static long parse(String text, Function<String, RuntimeException> error) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      throw error.apply("\"" + text + "\" is no duration");
    }
    String tooLong = "the duration " + text + " does not fit 64 bits of nanoseconds";
    if (text.length() > MAX_LENGTH) {
      throw error.apply(tooLong);
    }
    BigDecimal nanos =
        new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(nanosOf(parts.group(2))));
    if (nanos.stripTrailingZeros().scale() > 0) {
      throw error.apply("the duration " + text + " is no whole number of nanoseconds");
    }
    try {
      return nanos.longValueExact();
    } catch (ArithmeticException e) {
      throw error.apply(tooLong);
    }
  }

  private static long nanosOf(String suffix) {
    return ALL.stream().filter(unit -> unit.suffix.equals(suffix)).findFirst().orElseThrow().nanos;
  }

  /** Returns the text of a number of nanoseconds, in the largest unit that divides it. */
  public static String print(long nanos) {
    for (Unit unit : ALL) {
      if (nanos != 0 && nanos % unit.nanos == 0) {
        return nanos / unit.nanos + unit.suffix;
      }
    }
    return nanos + "ns";
  }
}
