package org.pageowner.core.internal.text.lenient;

/**
 * Recognises lines that are frames of a stack, in all forms of {@link
 * org.pageowner.core.record.Frame}.
 *
 * <p>A line of more than 16 KiB is not a frame; others are scanned once, without backtracking.
 */
public final class FrameShapes {
  private static final String INLINED_BY = "(inlined by) ";

  private FrameShapes() {}

  /**
   * Returns whether a line can only be a frame, in whichever column it starts: one with a symbol
   * and an offset, a source position, an address in brackets, a frame number, or an {@link
   * ArmFrame}.
   */
  public static boolean isUnmistakable(CharSequence line) {
    FrameScanner shape = FrameScanner.of(line);
    return shape != null && (shape.isUnmistakable() || ArmFrame.of(line) != null);
  }

  /**
   * Returns whether a line is a frame: an unmistakable one or, after a blank or a tab, also a bare
   * name or address. An ellipsis ({@code ...}) is not a frame.
   */
  public static boolean isFrame(CharSequence line) {
    if (isUnmistakable(line)) {
      return true;
    }
    FrameScanner shape =
        line.length() > 0 && FrameScanner.isBlank(line.charAt(0)) ? FrameScanner.of(line) : null;
    return shape != null && shape.isBare();
  }

  /** Returns whether a line is only an address, in whichever column it starts: {@code 0x0}. */
  public static boolean isAddress(CharSequence line) {
    FrameScanner shape = FrameScanner.of(line);
    return shape != null && shape.hex("0x") && shape.at == shape.end;
  }

  /**
   * Returns whether a line may be the rest of a broken frame: a module, a source position, an
   * offset.
   */
  static boolean mayContinue(CharSequence line) {
    FrameScanner shape = FrameScanner.of(line);
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

  /**
   * Returns whether a line is the start of {@code func (file:line ...)} that continues on the next
   * line.
   */
  static boolean isOpen(CharSequence line) {
    FrameScanner shape = FrameScanner.of(line);
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

  /**
   * Returns whether a line has only the part before the symbol of a frame: an address, a number.
   */
  static boolean isPrefix(CharSequence line) {
    FrameScanner shape = FrameScanner.of(line + " f");
    if (shape == null) {
      return false;
    }
    int from = shape.at;
    if (shape.starts(INLINED_BY)) {
      shape.at += INLINED_BY.length();
    } else {
      shape.number();
      shape.address();
    }
    if (shape.starts("? ")) {
      shape.at += 2;
    }
    return shape.at > from && shape.text(shape.end).equals("f");
  }

  /** Returns whether the symbol of a line has an offset and a size. */
  static boolean hasCode(CharSequence line) {
    FrameScanner shape = FrameScanner.of(line);
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

  /** Returns whether a line is an ellipsis, as people write it where they left lines out. */
  public static boolean isEllipsis(CharSequence line) {
    FrameScanner shape = FrameScanner.of(line);
    if (shape == null || shape.end - shape.at > 16) {
      return false;
    }
    String text = shape.text(shape.end);
    return text.equals("\u2026")
        || text.equals("\u00e2\u0080\u00a6") // the same in UTF-8, one character per byte
        || text.equals("[...]")
        || (text.length() > 1 && text.chars().allMatch(c -> c == '.'));
  }
}
