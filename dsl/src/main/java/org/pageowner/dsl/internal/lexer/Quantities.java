package org.pageowner.dsl.internal.lexer;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers with a unit: {@code 1%}, {@code 10s}, {@code 1.5MiB}. */
public final class Quantities {
  /** The units, with their factors. */
  private static final Map<String, BigDecimal> UNITS =
      Map.ofEntries(
          Map.entry("%", new BigDecimal("0.01")),
          Map.entry("ns", BigDecimal.ONE),
          Map.entry("us", BigDecimal.valueOf(1_000)),
          Map.entry("ms", BigDecimal.valueOf(1_000_000)),
          Map.entry("s", BigDecimal.valueOf(1_000_000_000)),
          Map.entry("m", BigDecimal.valueOf(60_000_000_000L)),
          Map.entry("h", BigDecimal.valueOf(3_600_000_000_000L)),
          Map.entry("B", BigDecimal.ONE),
          Map.entry("KiB", BigDecimal.valueOf(1L << 10)),
          Map.entry("MiB", BigDecimal.valueOf(1L << 20)),
          Map.entry("GiB", BigDecimal.valueOf(1L << 30)),
          Map.entry("TiB", BigDecimal.valueOf(1L << 40)),
          Map.entry("PiB", BigDecimal.valueOf(1L << 50)));

  private static final Pattern HEX = Pattern.compile("(-?)0[xX]([0-9a-fA-F]{1,16})");
  private static final Pattern DECIMAL =
      Pattern.compile("(-?[0-9]{1,420}(?:\\.[0-9]{1,420})?)([a-zA-Z%]*)");

  private Quantities() {}

  /** The kinds of units. */
  public enum Unit {
    /** No unit. */
    NONE,
    /** Per cent. */
    PERCENT,
    /** A duration. */
    TIME,
    /** An amount of memory. */
    SIZE
  }

  /**
   * A number.
   *
   * @param value the number times its unit: nanoseconds, bytes, a fraction
   * @param unit the kind of its unit
   */
  public record Quantity(BigDecimal value, Unit unit) {}

  /** Returns the number that a text is; empty if it is none. */
  public static Optional<Quantity> parse(String text) {
    Matcher hex = HEX.matcher(text);
    if (hex.matches()) {
      BigDecimal value = new BigDecimal(new java.math.BigInteger(hex.group(2), 16));
      return Optional.of(new Quantity(hex.group(1).isEmpty() ? value : value.negate(), Unit.NONE));
    }
    Matcher decimal = DECIMAL.matcher(text);
    if (!decimal.matches()) {
      return Optional.empty();
    }
    BigDecimal value = new BigDecimal(decimal.group(1));
    String unit = decimal.group(2);
    if (unit.isEmpty()) {
      return Optional.of(new Quantity(value, Unit.NONE));
    }
    BigDecimal factor = UNITS.get(unit);
    return factor == null
        ? Optional.empty()
        : Optional.of(new Quantity(value.multiply(factor), kind(unit)));
  }

  private static Unit kind(String unit) {
    return unit.equals("%") ? Unit.PERCENT : unit.endsWith("B") ? Unit.SIZE : Unit.TIME;
  }
}
