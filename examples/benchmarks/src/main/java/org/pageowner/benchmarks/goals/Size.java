package org.pageowner.benchmarks.goals;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people write them: {@code 300k}, {@code 1.7G}; a k is a thousand. */
public final class Size {
  private static final Pattern FORM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)([kMG]?)B?");

  private Size() {}

  /**
   * Reads a number.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static long of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a size such as 300k, 100M or 1.7G: " + text);
    }
    double unit =
        switch (matcher.group(2)) {
          case "k" -> 1e3;
          case "M" -> 1e6;
          case "G" -> 1e9;
          default -> 1;
        };
    return (long) (Double.parseDouble(matcher.group(1)) * unit);
  }
}
