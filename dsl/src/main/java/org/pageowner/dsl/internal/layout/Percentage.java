package org.pageowner.dsl.internal.layout;

import java.util.Locale;

/** A fraction of a whole, as a number, {@code 12.5%}, and as a bar. */
public final class Percentage {
  private static final int BAR_CELLS = 8;
  private static final int EIGHTHS = 8;

  private static final String NOTHING = "·";

  private Percentage() {}

  /**
   * Returns the percentage of {@code part} in {@code whole}; {@code <0.1%} if it is small but not
   * 0.
   */
  public static String percent(long part, long whole) {
    return percent(whole == 0 ? 0 : (double) part / whole);
  }

  /** Returns the percentage of a fraction from 0 to 1, in the same form. */
  public static String percent(double fraction) {
    double percent = 100 * fraction;
    return percent > 0 && percent < 0.05 ? "<0.1%" : String.format(Locale.ROOT, "%.1f%%", percent);
  }

  /**
   * Returns the same as a bar of at most 8 characters, in steps of an eighth of a character; never
   * empty.
   */
  public static String bar(long part, long whole) {
    if (part == 0 || whole == 0) {
      return NOTHING;
    }
    long eighths = Math.max(1, Math.round((double) BAR_CELLS * EIGHTHS * part / whole));
    String full = "█".repeat((int) (eighths / EIGHTHS));
    int rest = (int) (eighths % EIGHTHS);
    // U+258F is one eighth of a block, U+2589 seven of them.
    return rest == 0 ? full : full + (char) ('\u2590' - rest);
  }
}
