package org.pageowner.core.internal.text.lines;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text that a logger or an editor appended to each line: a quote mark of CSV, the end of a JSON
 * object, a carriage return shown as {@code ^M}.
 *
 * <p>It is learnt, as prefixes are, from lines whose ends are known. All of these must have the
 * same text after their ends, except for the digits in it; a frame alone would not suffice, as a
 * source position may follow it.
 */
final class LineSuffix {
  /** Minimum number of lines with a known end; a single one may be damaged. */
  private static final int MIN_LINES = 2;

  private static final int MAX_LENGTH = 200;

  private static final Pattern HEADING =
      Pattern.compile(
          "(?md)(?:page_owner tracks the page as (?:allocated|freed)"
              + "|page last free (?:pid \\d{1,10} tgid \\d{1,10} )?stack trace:"
              + "|page_owner (?:allocation|free) stack trace missing"
              + "|PFN (?:0x)?[0-9a-f]{1,16} [^()\\n]{0,200} Flags 0x[0-9a-f]{1,16}\\([^()\\n]{0,2000}\\)"
              + "|Page allocated via order [^\\n]{0,2000}, (?:free_)?ts \\d{1,19} ns(?!, free_ts))"
              + "([^\\n]{0,"
              + MAX_LENGTH
              + "})$");

  private static final Pattern FRAME =
      Pattern.compile(
          "(?md)\\+0x[0-9a-f]{1,8}/0x[0-9a-f]{1,8}(?: \\[[\\w-]{1,64}\\])?([^\\n]{0,"
              + MAX_LENGTH
              + "})$");

  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private LineSuffix() {}

  /** Returns a regular expression of the text after each line; empty if there is none. */
  static String of(String text) {
    String suffix = "";
    int lines = 0;
    Matcher heading = HEADING.matcher(text);
    while (heading.find()) {
      String found = expression(heading.group(1));
      if (found.isEmpty() || (lines > 0 && !found.equals(suffix))) {
        return "";
      }
      suffix = found;
      lines++;
    }
    return lines >= MIN_LINES && endsFrames(text, suffix) ? suffix : "";
  }

  private static boolean endsFrames(String text, String suffix) {
    Matcher frame = FRAME.matcher(text);
    if (!frame.find()) {
      return false;
    }
    Pattern end = Pattern.compile(suffix);
    do {
      if (!end.matcher(frame.group(1).strip()).matches()) {
        return false;
      }
    } while (frame.find());
    return true;
  }

  private static String expression(String rest) {
    String end = rest.strip();
    StringBuilder expression = new StringBuilder();
    Matcher digits = DIGITS.matcher(end);
    int at = 0;
    while (digits.find()) {
      expression.append(quote(end.substring(at, digits.start()))).append("\\d{1,40}");
      at = digits.end();
    }
    return expression.append(quote(end.substring(at))).toString();
  }

  private static String quote(String literal) {
    return literal.isEmpty() ? "" : Pattern.quote(literal);
  }
}
