package org.pageowner.core.internal.text.lenient;

import org.jspecify.annotations.Nullable;

/**
 * A hand-written scanner over a line that may be a frame. It reads the line once and never
 * backtracks, so hostile input costs linear time.
 */
final class FrameScanner {
  /** Maximum length of a frame; Rust symbols have up to 511 characters. */
  private static final int MAX_FRAME = 16 << 10;

  final CharSequence line;
  final int end;
  int at;

  private FrameScanner(CharSequence line, int from, int end) {
    this.line = line;
    this.at = from;
    this.end = end;
  }

  /**
   * Returns a scanner over the line without blanks around it, or {@code null} if nothing is left or
   * it is too long.
   */
  static @Nullable FrameScanner of(CharSequence line) {
    int end = line.length();
    if (end > MAX_FRAME) {
      return null;
    }
    while (end > 0 && isSpace(line.charAt(end - 1))) {
      end--;
    }
    int from = 0;
    while (from < end && isBlank(line.charAt(from))) {
      from++;
    }
    return from == end ? null : new FrameScanner(line, from, end);
  }

  /** Returns whether the line can only be a frame. */
  boolean isUnmistakable() {
    boolean numbered = number();
    if (numbered && at == end) {
      return false;
    }
    if (starts("=>")) {
      at += 2;
      skipBlanks();
    }
    if (starts("(inlined by) ")) {
      return text(end).indexOf(" at ") > 0;
    }
    int from = at;
    if (hex("0x")) {
      return isDisassembled() || (numbered && at == end) || (numbered && starts(" in "));
    }
    at = from;
    boolean addressed = address();
    if (starts("? ")) {
      at += 2;
      skipBlanks();
    }
    int word = at;
    int wordEnd = wordEnd(at);
    at = wordEnd;
    skipBlanks();
    if (isCode(word, wordEnd)) {
      return isTail(false);
    }
    if (!isName(word, wordEnd)) {
      return false;
    }
    if (at == end) {
      return numbered || addressed || isOffset(word, wordEnd);
    }
    if (addressed || numbered || isOffset(word, wordEnd)) {
      return isTail(true);
    }
    int place = at;
    if (parenthesis()) {
      return isTail(true);
    }
    at = place;
    int placeEnd = wordEnd(at);
    if (isPlace(at, placeEnd)) {
      at = placeEnd;
      skipBlanks();
      return starts("[inline]") && at + 8 == end;
    }
    return false;
  }

  /**
   * Returns whether the line is a name or an address, perhaps with a module or a source position.
   */
  boolean isBare() {
    number();
    address();
    if (starts("? ")) {
      at += 2;
      skipBlanks();
    }
    int word = at;
    int wordEnd = wordEnd(at);
    at = wordEnd;
    skipBlanks();
    boolean code = isCode(word, wordEnd);
    if (!code && !isName(word, wordEnd)) {
      return false;
    }
    if (at == end || code) {
      return true;
    }
    if (line.charAt(at) == '[') {
      return brackets() && at == end;
    }
    return line.charAt(at) != '(' && isPlace(at, wordEnd(at)) && wordEnd(at) == end;
  }

  /** Skips drgn's frame number, {@code #3 }. */
  boolean number() {
    int p = at + 1;
    if (line.charAt(at) != '#') {
      return false;
    }
    while (p < end && isDigit(line.charAt(p))) {
      p++;
    }
    if (p == at + 1 || p - at > 5 || p == end || !isBlank(line.charAt(p))) {
      return false;
    }
    at = p;
    skipBlanks();
    return true;
  }

  /** Skips {@code [<ffffffff8117e4e3>]} or {@code [0xc01528c6]} and the blanks after it. */
  boolean address() {
    int from = at;
    if (hex("[<")) {
      at += starts(">] ") ? 3 : 0;
    } else {
      at = from;
      if (hex("[0x")) {
        at += starts("] ") ? 2 : 0;
      }
    }
    if (at == from || line.charAt(at - 1) != ' ') {
      at = from;
      return false;
    }
    skipBlanks();
    return true;
  }

  /** Skips gdb's {@code <func+DECIMAL>:} after an address, or a colon where no symbol is known. */
  private boolean isDisassembled() {
    if (starts(":")) {
      return at + 1 == end || isBlank(line.charAt(at + 1));
    }
    skipBlanks();
    int open = at;
    if (!starts("<")) {
      at = open;
      return false;
    }
    while (at < end && line.charAt(at) != '>') {
      at++;
    }
    at++;
    return at > open + 2 && at <= end && (at == end || line.charAt(at) == ':');
  }

  /**
   * Returns whether the rest of the line can end a frame: modules, source positions, {@code
   * [inline]}.
   */
  private boolean isTail(boolean afterName) {
    boolean placed = afterName;
    int words = 0;
    while (at < end) {
      char first = line.charAt(at);
      if (first == '[') {
        if (!brackets()) {
          return false;
        }
      } else if (first == '(') {
        if (!parenthesis()) {
          return false;
        }
        placed = true;
      } else {
        int wordEnd = wordEnd(at);
        boolean place = isPlace(at, wordEnd);
        if (!place && !(placed && ++words <= 2 && isName(at, wordEnd))) {
          return false;
        }
        placed |= place;
        at = wordEnd;
        skipBlanks();
      }
    }
    return true;
  }

  /** Skips {@code [module]} or {@code [module build-id]} and the blanks after it. */
  private boolean brackets() {
    int from = at + 1;
    int wordEnd = from;
    while (wordEnd < end && line.charAt(wordEnd) != ']' && !isBlank(line.charAt(wordEnd))) {
      wordEnd++;
    }
    int close = wordEnd;
    if (close < end && line.charAt(close) == ' ') {
      close++;
      while (close < end && Character.digit(line.charAt(close), 16) >= 0) {
        close++;
      }
    }
    if (wordEnd == from || close >= end || line.charAt(close) != ']') {
      return false;
    }
    at = close + 1;
    skipBlanks();
    return true;
  }

  /**
   * Skips {@code (file:line ...)} and the blanks after it; returns whether it has a source
   * position.
   */
  private boolean parenthesis() {
    int depth = 0;
    for (int p = at; p < end; p++) {
      char c = line.charAt(p);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        boolean place = p > at && hasPlace(at + 1, p);
        at = p + 1;
        skipBlanks();
        return place;
      }
    }
    return false;
  }

  /** Returns whether a range is {@code func+0x1/0x2}. */
  boolean isCode(int from, int to) {
    int p = hexBefore(to);
    if (p < 0 || p - 3 < from || line.charAt(p - 3) != '/') {
      return false;
    }
    int q = hexBefore(p - 3);
    return q - 3 > from && line.charAt(q - 3) == '+';
  }

  /** Returns whether a range is {@code func+0x1}. */
  private boolean isOffset(int from, int to) {
    int p = hexBefore(to);
    return p - 3 > from && line.charAt(p - 3) == '+';
  }

  /** Returns the position of the digits of the {@code 0x...} that ends at a position, or -1. */
  private int hexBefore(int to) {
    int p = to;
    while (p > 0 && Character.digit(line.charAt(p - 1), 16) >= 0) {
      p--;
    }
    boolean hex = p < to && p >= 3 && line.charAt(p - 1) == 'x' && line.charAt(p - 2) == '0';
    return hex ? p : -1;
  }

  /**
   * Returns whether a range may be the name of a function, even a damaged one: it has none of the
   * characters of a mask or a list.
   */
  boolean isName(int from, int to) {
    if (from >= to || !isNameStart(line.charAt(from))) {
      return false;
    }
    boolean letter = false;
    for (int p = from; p < to; p++) {
      char c = line.charAt(p);
      if (c == '=' || c == '|' || c == '(' || c == ')' || c == ',' || c == ';' || c == '"') {
        return false;
      }
      letter |= isLetter(c) || isDigit(c);
    }
    char last = line.charAt(to - 1);
    return letter && last != ':' && last != '\\';
  }

  private static boolean isNameStart(char c) {
    return isLetter(c) || isDigit(c) || c == '.' || c == '$' || c == '<' || c > '~';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private boolean hasPlace(int from, int to) {
    int p = from;
    while (p < to) {
      int wordEnd = Math.min(to, wordEnd(p));
      if (isPlace(p, wordEnd)) {
        return true;
      }
      p = wordEnd + 1;
    }
    return false;
  }

  /** Returns whether a range is {@code file.c:line}, {@code file.c:line:column} or {@code ??:?}. */
  boolean isPlace(int from, int to) {
    int p = to;
    while (p > from && (isDigit(line.charAt(p - 1)) || line.charAt(p - 1) == '?')) {
      p--;
    }
    if (p == to || p - 1 <= from || line.charAt(p - 1) != ':') {
      return false;
    }
    for (int i = from; i < p; i++) {
      char c = line.charAt(i);
      if (c == '.' || c == '/' || c == '?') {
        return true;
      }
    }
    return false;
  }

  /**
   * Skips a prefix and the 1 to 16 hexadecimal digits after it; returns false, and skips nothing,
   * if they are missing.
   */
  boolean hex(String prefix) {
    if (!starts(prefix)) {
      return false;
    }
    int from = at + prefix.length();
    int p = from;
    while (p < end && Character.digit(line.charAt(p), 16) >= 0) {
      p++;
    }
    if (p == from || p - from > 16) {
      return false;
    }
    at = p;
    return true;
  }

  boolean starts(String text) {
    if (end - at < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (line.charAt(at + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  String text(int to) {
    return line.subSequence(at, to).toString();
  }

  int wordEnd(int from) {
    int p = from;
    while (p < end && !isBlank(line.charAt(p))) {
      p++;
    }
    return p;
  }

  void skipBlanks() {
    while (at < end && isBlank(line.charAt(at))) {
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isSpace(char c) {
    return isBlank(c) || c == '\r' || c == '\n';
  }
}
