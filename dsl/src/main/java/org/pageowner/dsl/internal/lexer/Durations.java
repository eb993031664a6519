package org.pageowner.dsl.internal.lexer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /** A unit and its length in nanoseconds. */
  private record Unit(String suffix, long nanos) {}

  /** The longest first. */
  private static final List<Unit> ALL =
      List.of(
          new Unit("h", 3_600_000_000_000L),
          new Unit("m", 60_000_000_000L),
          new Unit("s", 1_000_000_000),
          new Unit("ms", 1_000_000),
          new Unit("us", 1_000),
          new Unit("ns", 1));

  /** Other words for units. */
  private static final Map<String, String> OTHER_UNITS =
      Map.ofEntries(
          Map.entry("nsec", "ns"),
          Map.entry("nsecs", "ns"),
          Map.entry("usec", "us"),
          Map.entry("usecs", "us"),
          Map.entry("\u00b5s", "us"), // the micro sign
          Map.entry("\u03bcs", "us"), // the Greek letter
          Map.entry("msec", "ms"),
          Map.entry("msecs", "ms"),
          Map.entry("sec", "s"),
          Map.entry("secs", "s"),
          Map.entry("second", "s"),
          Map.entry("seconds", "s"),
          Map.entry("min", "m"),
          Map.entry("mins", "m"),
          Map.entry("minute", "m"),
          Map.entry("minutes", "m"),
          Map.entry("hr", "h"),
          Map.entry("hrs", "h"),
          Map.entry("hour", "h"),
          Map.entry("hours", "h"));

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
    String unit = parts.group(2).toLowerCase(Locale.ROOT);
    String known = isUnit(unit) ? unit : OTHER_UNITS.get(unit);
    return known == null
        ? "units of time are " + UNITS
        : "did you mean \"" + parts.group(1) + known + "\"?";
  }

  /** Returns whether a text is a number with the suffix of a unit. */
  public static boolean isDuration(String text) {
    return DURATION.matcher(text).matches();
  }

  /** Returns whether a text is a unit, or a word for one. */
  public static boolean isUnitWord(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return isUnit(lower) || OTHER_UNITS.containsKey(lower);
  }

  private static boolean isUnit(String text) {
    return ALL.stream().anyMatch(unit -> unit.suffix.equals(text));
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
