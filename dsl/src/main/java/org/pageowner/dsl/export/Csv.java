package org.pageowner.dsl.export;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Mask;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;

/**
 * Writes tables as CSV: RFC 4180, but lines end in a line feed alone.
 *
 * <p>The first line has the names of the {@link Table#columns()}. An absent value is an empty
 * field, an empty text is {@code ""}. Masks are as the kernel prints them, flags {@code true} or
 * {@code false}; a stack is one quoted field, one frame a line. Texts are string values of {@link
 * ByteText}, in which control characters, and a first character that a spreadsheet takes for the
 * start of a formula ({@code = + - @}), are escaped as {@code \\xNN} too: {@link ByteText#encode}
 * gives the bytes. The totals are not in it.
 */
public final class Csv {
  private static final String FORMULA_STARTS = "=+-@";

  private Csv() {}

  /**
   * Writes the header and all rows.
   *
   * @throws IOException if {@code out} cannot be written
   */
  public static void write(Table table, Appendable out) throws IOException {
    List<Column<?>> columns = table.columns();
    LineBuffer buffer = new LineBuffer(out);
    StringBuilder line = buffer.line();
    for (int i = 0; i < columns.size(); i++) {
      line.append(i == 0 ? "" : ",");
      appendText(line, columns.get(i).name());
    }
    buffer.endLine();
    for (Row row : table) {
      for (int i = 0; i < columns.size(); i++) {
        line.append(i == 0 ? "" : ",");
        appendField(line, row.get(columns.get(i)));
      }
      buffer.endLine();
    }
    buffer.flush();
  }

  /**
   * Appends a value of a key or a measure as one field, for answers that are no {@link Table}: what
   * is in the field, without the comma.
   */
  public static void appendField(StringBuilder line, @Nullable Object value) {
    if (value instanceof Long number) {
      line.append(number.longValue());
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

  private static void appendText(StringBuilder line, String value) {
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

  /** Also for blanks at an end, which many readers strip, and for empty text, to be no absent. */
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
