package org.pageowner.dsl.internal.format;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.Mask;
import org.pageowner.core.record.StackTrace;

/**
 * Appends values as JSON (RFC 8259), in which everything is escaped that breaks a line or a
 * terminal.
 */
public final class JsonText {
  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  /** Appends a string; {@code null} is null. */
  public static void appendText(StringBuilder out, @Nullable String text) {
    if (text == null) {
      out.append("null");
      return;
    }
    out.append('"');
    int done = 0;
    for (int i = 0; i < text.length(); i++) {
      if (needsEscape(text, i)) {
        out.append(text, done, i);
        appendEscaped(out, text.charAt(i));
        done = i + 1;
      }
    }
    out.append(text, done, text.length()).append('"');
  }

  /** Appends an array of strings. */
  public static void appendTexts(StringBuilder out, Iterable<String> texts) {
    out.append('[');
    Iterator<String> next = texts.iterator();
    while (next.hasNext()) {
      appendText(out, next.next());
      out.append(next.hasNext() ? "," : "");
    }
    out.append(']');
  }

  /** Appends a number; {@code null} is null. */
  public static void appendNumber(StringBuilder out, @Nullable Long number) {
    if (number == null) {
      out.append("null");
    } else {
      out.append(number.longValue());
    }
  }

  /** Appends a number or a list of numbers; {@code null} is null. */
  public static void appendMeasure(StringBuilder out, @Nullable Object value) {
    if (value instanceof List<?> numbers) {
      out.append('[');
      for (int i = 0; i < numbers.size(); i++) {
        out.append(i == 0 ? "" : ",").append(numbers.get(i));
      }
      out.append(']');
    } else {
      out.append(value);
    }
  }

  /** Appends a stack as an array of its frames as printed; {@code null} is null. */
  public static void appendFrames(StringBuilder out, @Nullable StackTrace stack) {
    if (stack == null) {
      out.append("null");
    } else {
      appendTexts(out, stack.frames().stream().map(Frame::text).toList());
    }
  }

  /** Appends the names of a mask as an array; {@code null} if there are none. */
  public static void appendNames(StringBuilder out, @Nullable Mask mask) {
    if (mask == null || !mask.hasNames()) {
      out.append("null");
    } else {
      appendTexts(out, mask.names());
    }
  }

  /** Appends the bits of a mask as a string, {@code "0xcc0"}; {@code null} if it has none. */
  public static void appendBits(StringBuilder out, @Nullable Mask mask) {
    if (mask == null || !mask.hasBits()) {
      out.append("null");
    } else {
      out.append("\"0x").append(Long.toHexString(mask.bits())).append('"');
    }
  }

  /**
   * Returns whether a character is escaped: besides those that JSON requires, DEL and C1 controls,
   * the line terminators of JavaScript, and unpaired surrogates.
   */
  private static boolean needsEscape(String text, int at) {
    char c = text.charAt(at);
    if (c < 0x7f) {
      return c < ' ' || c == '"' || c == '\\';
    }
    if (c < 0x2028) {
      return c < 0xa0;
    }
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
    return c <= 0x2029;
  }

  private static void appendEscaped(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(HEX.charAt(c >> shift & 15));
        }
      }
    }
  }
}
