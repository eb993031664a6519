package org.pageowner.core.internal.text.lenient;

/**
 * Recognises lines that are frames of a stack, in all shapes of {@link
 * org.pageowner.core.record.Frame}.
 *
 * <p>A line of more than 16 KiB is none; others are gone over once, without backtracking.
 */
public final class FrameShapes {
  private static final String INLINED_BY = "(inlined by) ";

  private FrameShapes() {}

  /**
   * Whether a line can only be a frame, wherever it begins: one with a symbol and an offset, a
   * position in the source, an address in brackets, a frame's number, or an {@link ArmFrame}.
   */
  public static boolean isUnmistakable(CharSequence line) {
    FrameScanner shape = FrameScanner.of(line);
    return shape != null && (shape.isUnmistakable() || ArmFrame.of(line) != null);
  }

  /**
   * Whether a line is a frame: an unmistakable one, or, after a blank or a tab, also a bare name or
   * address. An ellipsis ({@code ...}) is none.
   */
  public static boolean isFrame(CharSequence line) {
    if (isUnmistakable(line)) {
      return true;
    }
    FrameScanner shape =
        line.length() > 0 && FrameScanner.isBlank(line.charAt(0)) ? FrameScanner.of(line) : null;
    return shape != null && shape.isBare();
  }

  /** Whether a line is an address and nothing else, wherever it begins: {@code 0x0}. */
  public static boolean isAddress(CharSequence line) {
    FrameScanner shape = FrameScanner.of(line);
    return shape != null && shape.hex("0x") && shape.at == shape.end;
  }

  /**
   * Whether a line may be the rest of a frame that was broken: a module, a position in the source,
   * an offset.
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

  /** Whether a line is the beginning of {@code func (file:line ...)} that goes on below. */
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

  /** Whether a line has only the part before a frame's symbol: an address, a number. */
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

  /** Whether a line's symbol has an offset and a size. */
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

  /** Whether a line is an ellipsis, as people write it where they left lines out. */
  public static boolean isEllipsis(CharSequence line) {
    FrameScanner shape = FrameScanner.of(line);
    if (shape == null || shape.end - shape.at > 16) {
      return false;
    }
    String text = shape.text(shape.end);
    return text.equals("\u2026")
        || text.equals("\u00e2\u0080\u00a6") // the same in UTF-8, a character a byte
        || text.equals("[...]")
        || (text.length() > 1 && text.chars().allMatch(c -> c == '.'));
  }
}
