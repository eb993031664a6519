package org.pageowner.dsl.internal.lexer;

import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the numbers of the grammar: decimal, or hexadecimal after {@code 0x}. */
public final class Numbers {
  private static final Pattern NUMBER = Pattern.compile("-?(0[xX][0-9a-fA-F]++|[0-9]++)");

  private Numbers() {}

  /**
   * Returns the number.
   *
   * @param error makes the exception for a text that is no number, of a description of the problem
   */
  public static long parse(String text, Function<String, RuntimeException> error) {
    if (!NUMBER.matcher(text).matches()) {
      throw error.apply(text.isEmpty() ? "a number is missing" : "\"" + text + "\" is no number");
    }
    try {
      // Decimal numbers are not decoded: decode takes a leading 0 for octal.
      boolean hex = text.contains("x") || text.contains("X");
      return hex ? Long.decode(text) : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw error.apply("the number " + text + " does not fit 64 bits");
    }
  }
}
