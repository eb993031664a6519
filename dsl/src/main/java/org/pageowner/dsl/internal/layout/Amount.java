package org.pageowner.dsl.internal.layout;

import java.util.List;
import java.util.Locale;

/** Numbers for people: {@code 8 records}, {@code 1,024}, {@code 40 KiB}. */
public final class Amount {
  private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB", "PiB", "EiB");

  private Amount() {}

  /** Returns a number with its thousands separated. */
  public static String number(long number) {
    StringBuilder digits = new StringBuilder(Long.toString(number));
    int first = number < 0 ? 1 : 0;
    for (int at = digits.length() - 3; at > first; at -= 3) {
      digits.insert(at, ',');
    }
    return digits.toString();
  }

  /** Returns a number with its thousands separated, and at most two decimals. */
  public static String decimal(double number) {
    String text = String.format(Locale.ROOT, "%.2f", number);
    int point = text.indexOf('.');
    String decimals = text.substring(point).replaceAll("\\.?0+$", "");
    try {
      return number(Long.parseLong(text.substring(0, point))) + decimals;
    } catch (NumberFormatException e) {
      return text; // below zero by a fraction, or beyond 64 bits
    }
  }

  /** Returns a difference with its sign, unless it is 0. */
  public static String signed(long number) {
    return number > 0 ? "+" + number(number) : number(number);
  }

  /** Returns a number of things; the plural of {@code noun} ends with an s. */
  public static String count(long count, String noun) {
    return number(count) + " " + noun + (count == 1 ? "" : "s");
  }

  /** Returns a number of pages and their size: {@code 10 pages (40 KiB)}. */
  public static String pages(long pages, long pageSize) {
    return count(pages, "page") + " (" + bytes(pages, pageSize) + ")";
  }

  /**
   * Returns the size of pages, in the unit that fits. Computed in floating point, since pages times
   * the page size may exceed 2^63.
   */
  public static String bytes(long pages, long pageSize) {
    double size = (double) pages * pageSize / 1024;
    int unit = 0;
    while (Math.abs(size) >= 1024 && unit < UNITS.size() - 1) {
      size /= 1024;
      unit++;
    }
    String format = size == Math.rint(size) ? "%.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, format, size, UNITS.get(unit));
  }
}
