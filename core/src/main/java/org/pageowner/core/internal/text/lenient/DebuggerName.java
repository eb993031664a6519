package org.pageowner.core.internal.text.lenient;

import java.util.regex.Pattern;

/**
 * The name of a task as debuggers print the kernel's character array: padded with NUL bytes, which
 * gdb escapes, and perhaps in quotes.
 */
final class DebuggerName {
  private static final Pattern REPEATED =
      Pattern.compile("(\"?)(?:, )?'\\\\0{1,3}' <repeats \\d+ times>\\z");

  private DebuggerName() {}

  static String plain(String printed) {
    String name = REPEATED.matcher(printed).replaceFirst("$1");
    if (name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"")) {
      name = name.substring(1, name.length() - 1);
    }
    while (true) {
      if (name.endsWith("\0")) {
        name = name.substring(0, name.length() - 1);
      } else if (name.endsWith("\\000")) {
        name = name.substring(0, name.length() - 4);
      } else if (name.endsWith("\\x00")) {
        name = name.substring(0, name.length() - 4);
      } else {
        return name;
      }
    }
  }
}
