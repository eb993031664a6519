package org.pageowner.core.record;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Parses a frame's text, in any of the forms that {@link Frame} lists. */
final class FrameText {
  private static final String INLINED_BY = "(inlined by) ";
  private static final String AT = " at ";
  private static final String INLINE = "inline";

  @Nullable String symbol;
  long offset = -1;
  long size = -1;
  @Nullable String module;
  @Nullable Long address;
  @Nullable String source;
  boolean inlined;

  /** Reads a line without blanks at its ends. */
  FrameText(String line) {
    String rest = withoutNumber(line);
    if (rest.startsWith("[0x")) {
      ofMm(rest);
    } else if (rest.startsWith(INLINED_BY)) {
      inlined = true;
      placed(rest.substring(INLINED_BY.length()));
    } else if (!disassembled(rest)) {
      plain(withoutAddress(rest));
    }
  }

  /** Removes drgn's {@code #3 } or gdb's {@code =>}. */
  private static String withoutNumber(String line) {
    int p = line.startsWith("=>") ? 2 : 0;
    if (line.startsWith("#")) {
      p = 1;
      while (p < line.length() && line.charAt(p) >= '0' && line.charAt(p) <= '9') {
        p++;
      }
      p = p > 1 && p < line.length() && line.charAt(p) == ' ' ? p : 0;
    }
    return p == 0 ? line : line.substring(p).strip();
  }

  private String withoutAddress(String line) {
    String rest = line;
    if (rest.startsWith("[<")) {
      int close = rest.indexOf(">]");
      if (close > 0) {
        address = hex(rest.substring(2, close));
        rest = rest.substring(close + 2).strip();
      }
    }
    return rest.startsWith("? ") ? rest.substring(2).strip() : rest;
  }

  /** {@code [0xADDRESS] symbol+DECIMAL}, as the -mm tree printed it until 2012. */
  private void ofMm(String text) {
    int close = text.indexOf(']');
    address = close < 0 ? null : hex(text.substring(3, close));
    if (address == null) {
      symbol = text;
      return;
    }
    String rest = text.substring(close + 1).strip();
    if (rest.contains("+0x") || rest.indexOf(' ') >= 0) {
      plain(rest);
    } else {
      decimalOffset(rest);
    }
  }

  private void decimalOffset(String text) {
    int plus = text.lastIndexOf('+');
    Long value = plus < 0 ? null : decimal(text.substring(plus + 1));
    offset = value == null ? -1 : value;
    symbol = value == null ? text : text.substring(0, plus);
    if (symbol.isEmpty()) {
      symbol = null;
    }
  }

  /** gdb's {@code 0xADDRESS <symbol+DECIMAL>:}, with or without a symbol and an instruction. */
  private boolean disassembled(String line) {
    int colon = line.startsWith("0x") ? line.indexOf(':') : -1;
    Long bare = colon < 0 ? null : hex(line.substring(2, Math.min(colon, 19)));
    if (bare != null && colon < 19) {
      address = bare;
      return true;
    }
    int open = line.startsWith("0x") ? line.indexOf(" <") : -1;
    int close = open < 0 ? -1 : line.indexOf('>', open);
    Long printed = close < 0 ? null : hex(line.substring(2, open).strip());
    if (printed == null) {
      return false;
    }
    address = printed;
    decimalOffset(line.substring(open + 2, close));
    return true;
  }

  /** {@code symbol at file:line}. */
  private void placed(String line) {
    int at = line.indexOf(AT);
    if (at < 0) {
      plain(line);
    } else {
      symbol(line.substring(0, at));
      source = line.substring(at + AT.length()).strip();
    }
  }

  private void plain(String line) {
    int blank = blank(line, 0);
    symbol(line.substring(0, blank));
    StringJoiner places = new StringJoiner(" ");
    boolean inParentheses = false;
    for (int p = skip(line, blank); p < line.length(); ) {
      int end;
      char first = line.charAt(p);
      if (first == '[') {
        end = bracketEnd(line, p);
        bracketed(line.substring(p + 1, Math.max(p + 1, end - 1)));
      } else if (first == '(') {
        end = parenthesisEnd(line, p);
        addPlace(line.substring(p + 1, Math.max(p + 1, end - 1)), places);
        inParentheses = true;
      } else {
        end = blank(line, p);
        String word = line.substring(p, end);
        if (!addPlace(word, places) && inParentheses && module == null) {
          module = word;
        }
      }
      p = skip(line, end);
    }
    source = places.length() == 0 ? null : places.toString();
  }

  private void symbol(String word) {
    int plus = word.lastIndexOf("+0x");
    int slash = plus < 0 ? -1 : word.indexOf("/0x", plus);
    if (plus > 0) {
      Long start = hex(word.substring(plus + 3, slash < 0 ? word.length() : slash));
      Long length = slash < 0 ? null : hex(word.substring(slash + 3));
      if (start != null && (slash < 0 || length != null)) {
        symbol = word.substring(0, plus);
        offset = start;
        size = length == null ? -1 : length;
        return;
      }
    }
    Long bare = word.startsWith("0x") ? hex(word.substring(2)) : null;
    if (bare != null) {
      address = bare;
    } else {
      symbol = word;
    }
  }

  /** {@code mod}, or {@code mod <build id>}, or syzbot's {@code inline}. */
  private void bracketed(String text) {
    String name = text.substring(0, blank(text, 0));
    if (name.equals(INLINE)) {
      inlined = true;
    } else if (!name.isEmpty() && module == null) {
      module = name;
    }
  }

  private static boolean addPlace(String text, StringJoiner places) {
    boolean isPlace = isPlace(text);
    if (isPlace) {
      places.add(text);
    }
    return isPlace;
  }

  /** Whether text holds {@code file:line}, or the {@code ??:?} of an unknown one. */
  private static boolean isPlace(String text) {
    for (int p = text.indexOf(':'); p >= 0; p = text.indexOf(':', p + 1)) {
      char after = p + 1 < text.length() ? text.charAt(p + 1) : ' ';
      if (p > 0 && ((after >= '0' && after <= '9') || after == '?')) {
        return true;
      }
    }
    return false;
  }

  private static int bracketEnd(String line, int from) {
    int close = line.indexOf(']', from);
    return close < 0 ? line.length() : close + 1;
  }

  private static int parenthesisEnd(String line, int from) {
    int depth = 0;
    for (int p = from; p < line.length(); p++) {
      char c = line.charAt(p);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return p + 1;
      }
    }
    return line.length();
  }

  private static int blank(String line, int from) {
    int p = from;
    while (p < line.length() && line.charAt(p) != ' ' && line.charAt(p) != '\t') {
      p++;
    }
    return p;
  }

  private static int skip(String line, int from) {
    int p = from;
    while (p < line.length() && (line.charAt(p) == ' ' || line.charAt(p) == '\t')) {
      p++;
    }
    return p;
  }

  private static @Nullable Long decimal(String digits) {
    if (digits.isEmpty() || digits.length() > 18) {
      return null;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return null;
      }
    }
    return Long.parseLong(digits);
  }

  private static @Nullable Long hex(String digits) {
    if (digits.isEmpty() || digits.length() > 16) {
      return null;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (Character.digit(digits.charAt(i), 16) < 0) {
        return null;
      }
    }
    return Long.parseUnsignedLong(digits, 16);
  }
}
