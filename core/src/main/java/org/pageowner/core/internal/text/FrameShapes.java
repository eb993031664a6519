package org.pageowner.core.internal.text;

import org.jspecify.annotations.Nullable;

/**
 * Recognises lines that are frames of a stack, in all shapes of {@link
 * org.pageowner.core.record.Frame}.
 *
 * <p>One pass over a bounded prefix of the line, without backtracking.
 */
public final class FrameShapes {
  /** Above this length a line is no frame; Rust symbols have up to 511 characters. */
  private static final int MAX_FRAME = 16 << 10;

  private final CharSequence line;
  private final int end;
  private int at;

  private FrameShapes(CharSequence line, int from, int end) {
    this.line = line;
    this.at = from;
    this.end = end;
  }

  /**
   * Whether a line can only be a frame, wherever it begins: one with a symbol and an offset, a
   * position in the source, an address in brackets, or a frame's number.
   */
  public static boolean isUnmistakable(CharSequence line) {
    FrameShapes shape = of(line);
    return shape != null && shape.isUnmistakable();
  }

  /**
   * Whether a line is a frame: an unmistakable one, or, after a blank or a tab, also a bare name or
   * address. An ellipsis ({@code ...}) is none.
   */
  public static boolean isFrame(CharSequence line) {
    if (isUnmistakable(line)) {
      return true;
    }
    FrameShapes shape = line.length() > 0 && isBlank(line.charAt(0)) ? of(line) : null;
    return shape != null && shape.isBare();
  }

  /** Whether a line is an address and nothing else, wherever it begins: {@code 0x0}. */
  public static boolean isAddress(CharSequence line) {
    FrameShapes shape = of(line);
    return shape != null && shape.hex("0x") && shape.at == shape.end;
  }

  /**
   * Whether a line may be the rest of a frame that was broken: a module, a position in the source,
   * an offset.
   */
  static boolean mayContinue(CharSequence line) {
    FrameShapes shape = of(line);
    if (shape == null) {
      return false;
    }
    char first = line.charAt(shape.at);
    return first == '['
        || first == '('
        || first == '+'
        || first == '/'
        || shape.isPlace(shape.at, shape.wordEnd(shape.at));
  }

  /** Whether a line is the beginning of {@code func (file:line ...)} that goes on below. */
  static boolean isOpen(CharSequence line) {
    FrameShapes shape = of(line);
    if (shape == null) {
      return false;
    }
    shape.number();
    int wordEnd = shape.wordEnd(shape.at);
    if (!shape.isName(shape.at, wordEnd) || shape.isPlace(shape.at, wordEnd)) {
      return false;
    }
    shape.at = wordEnd;
    shape.skipBlanks();
    int depth = 0;
    boolean parenthesis = shape.starts("(");
    for (; shape.at < shape.end; shape.at++) {
      char c = line.charAt(shape.at);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return parenthesis && depth > 0;
  }

  /** Whether a line is what stands before a frame's symbol, and no more: an address, a number. */
  static boolean isPrefix(CharSequence line) {
    FrameShapes shape = of(line + " f");
    if (shape == null) {
      return false;
    }
    int from = shape.at;
    if (shape.starts("(inlined by) ")) {
      shape.at += "(inlined by) ".length();
    } else {
      shape.number();
      shape.address();
    }
    if (shape.starts("? ")) {
      shape.at += 2;
    }
    return shape.at > from && shape.text(shape.end).equals("f");
  }

  /** Whether a line's symbol has an offset and a size. */
  static boolean hasCode(CharSequence line) {
    FrameShapes shape = of(line);
    if (shape == null) {
      return false;
    }
    shape.number();
    shape.address();
    if (shape.starts("? ")) {
      shape.at += 2;
    }
    return shape.at < shape.end && shape.isCode(shape.at, shape.wordEnd(shape.at));
  }

  /** Whether a line is an ellipsis, as people write it where they left lines out. */
  public static boolean isEllipsis(CharSequence line) {
    FrameShapes shape = of(line);
    if (shape == null || shape.end - shape.at > 16) {
      return false;
    }
    String text = shape.text(shape.end);
    return text.equals("\u2026")
        || text.equals("\u00e2\u0080\u00a6") // the same in UTF-8, a character a byte
        || text.equals("[...]")
        || (text.length() > 1 && text.chars().allMatch(c -> c == '.'));
  }

  /** The line without blanks around it, or {@code null} if it is none or too long. */
  private static @Nullable FrameShapes of(CharSequence line) {
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
    return from == end ? null : new FrameShapes(line, from, end);
  }

  private boolean isUnmistakable() {
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

  /** A name or an address, perhaps with a module, or with a position in the source. */
  private boolean isBare() {
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

  /** drgn's {@code #3 }. */
  private boolean number() {
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

  /** {@code [<ffffffff8117e4e3>]} or {@code [0xc01528c6]}, with the blanks after it. */
  private boolean address() {
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

  /** gdb's {@code <func+DECIMAL>:} after an address, or a colon where no symbol is known. */
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

  /** The rest of a frame: modules, positions in the source, {@code [inline]}. */
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

  /** {@code [module]} or {@code [module build-id]}, with the blanks after it. */
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

  /** {@code (file:line ...)}, with the blanks after it. */
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

  /** {@code func+0x1/0x2}. */
  private boolean isCode(int from, int to) {
    int p = hexBefore(to);
    if (p < 0 || p - 3 < from || line.charAt(p - 3) != '/') {
      return false;
    }
    int q = hexBefore(p - 3);
    return q - 3 > from && line.charAt(q - 3) == '+';
  }

  /** {@code func+0x1}. */
  private boolean isOffset(int from, int to) {
    int p = hexBefore(to);
    return p - 3 > from && line.charAt(p - 3) == '+';
  }

  /** Where the digits of the {@code 0x...} begin that ends at a position, or -1. */
  private int hexBefore(int to) {
    int p = to;
    while (p > 0 && Character.digit(line.charAt(p - 1), 16) >= 0) {
      p--;
    }
    boolean hex = p < to && p >= 3 && line.charAt(p - 1) == 'x' && line.charAt(p - 2) == '0';
    return hex ? p : -1;
  }

  /** A function's name or what a damaged one may be; no text with the marks of a mask or a list. */
  private boolean isName(int from, int to) {
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

  /** {@code file.c:line}, {@code file.c:line:column} or {@code ??:?}. */
  private boolean isPlace(int from, int to) {
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

  /** Skips a prefix and at most 16 hexadecimal digits after it; whether both are there. */
  private boolean hex(String prefix) {
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

  private boolean starts(String text) {
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

  private String text(int to) {
    return line.subSequence(at, to).toString();
  }

  private int wordEnd(int from) {
    int p = from;
    while (p < end && !isBlank(line.charAt(p))) {
      p++;
    }
    return p;
  }

  private void skipBlanks() {
    while (at < end && isBlank(line.charAt(at))) {
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isSpace(char c) {
    return isBlank(c) || c == '\r' || c == '\n';
  }
}
