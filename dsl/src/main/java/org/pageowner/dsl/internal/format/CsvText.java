package org.pageowner.dsl.internal.format;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Mask;
import org.pageowner.core.record.StackTrace;

/** Appends values as fields of CSV (RFC 4180), without the commas between them. */
public final class CsvText {
  private static final String FORMULA_STARTS = "=+-@";

  private CsvText() {}

  /** Appends a value of a key or a measure; {@code null} is an empty field. */
  public static void appendField(StringBuilder line, @Nullable Object value) {
    if (value instanceof Long number) {
      line.append(number.longValue());
    } else if (value instanceof Double number) {
      line.append(number.doubleValue());
    } else if (value instanceof List<?> list) {
      StringBuilder text = new StringBuilder();
      JsonText.appendMeasure(text, list);
      appendText(line, text.toString());
    } else if (value instanceof Mask mask) {
      appendText(line, mask.text());
    } else if (value instanceof StackTrace stack) {
      appendText(
          line,
          stack.frames().stream()
              .map(frame -> ByteText.printable(frame.text()))
              .collect(Collectors.joining("\n")));
    } else if (value != null) {
      appendText(line, ByteText.printable(value.toString()));
    }
  }

  /** Appends a text that is already printable. */
  public static void appendText(StringBuilder line, String value) {
    String text = withoutFormula(value);
    if (!needsQuotes(text)) {
      line.append(text);
      return;
    }
    line.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      line.append(c);
      if (c == '"') {
        line.append(c);
      }
    }
    line.append('"');
  }

  private static String withoutFormula(String text) {
    if (text.isEmpty() || FORMULA_STARTS.indexOf(text.charAt(0)) < 0) {
      return text;
    }
    return "\\x" + Integer.toHexString(text.charAt(0)) + text.substring(1);
  }

  /**
   * Returns whether a field is quoted: also with a blank at either end, which many readers strip,
   * and if it is empty, which distinguishes it from an absent one.
   */
  private static boolean needsQuotes(String text) {
    if (text.isEmpty() || text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ') {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }
}
