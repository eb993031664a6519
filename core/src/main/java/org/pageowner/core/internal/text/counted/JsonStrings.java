package org.pageowner.core.internal.text.counted;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes strings of JSON with the escapes that all output of this library has. */
final class JsonStrings {
  private JsonStrings() {}

  /** Appends a string; {@code null} is null. */
  static StringBuilder append(StringBuilder json, @Nullable String text) {
    if (text == null) {
      return json.append("null");
    }
    json.append('"');
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (isUnsafe(c)) {
            json.append(String.format(Locale.ROOT, "\\u%04x", c));
          } else {
            json.appendCodePoint(c);
          }
        }
      }
    }
    return json.append('"');
  }

  /** Appends a list of strings. */
  static void appendList(StringBuilder json, List<String> texts) {
    json.append('[');
    for (int i = 0; i < texts.size(); i++) {
      append(json.append(i == 0 ? "" : ","), texts.get(i));
    }
    json.append(']');
  }

  /** Control characters, the line ends of JavaScript, and unpaired surrogates. */
  private static boolean isUnsafe(int c) {
    return c < ' '
        || (c >= 0x7f && c < 0xa0)
        || c == 0x2028
        || c == 0x2029
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
