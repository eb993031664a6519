package org.pageowner.dsl.plan;

import java.util.function.Function;
import java.util.regex.Pattern;

/** Numbers of the grammar: decimal, or hexadecimal after {@code 0x}. */
final class Numbers {
  private static final Pattern NUMBER = Pattern.compile("-?(0[xX][0-9a-fA-F]++|[0-9]++)");

  private Numbers() {}

  /** The number; {@code error} makes what is thrown, of the problem. */
  static long parse(String text, Function<String, PlanSyntaxException> error) {
    if (!NUMBER.matcher(text).matches()) {
      throw error.apply(text.isEmpty() ? "a number is missing" : "\"" + text + "\" is no number");
    }
    try {
      // Not for all: decode takes a leading 0 for octal.
      boolean hex = text.contains("x") || text.contains("X");
      return hex ? Long.decode(text) : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw error.apply("the number " + text + " does not fit 64 bits");
    }
  }
}
