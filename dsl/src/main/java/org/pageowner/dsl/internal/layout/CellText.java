package org.pageowner.dsl.internal.layout;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Mask;
import org.pageowner.core.record.StackTrace;

/** Values as text that fits on a line and is safe to show. */
public final class CellText {
  private static final String ABSENT = "-";
  private static final String CUT = "…";

  private CellText() {}

  /**
   * The text of a value, in at most {@code width} characters; numbers are never cut.
   *
   * <p>An absent value is {@code -}, an empty text {@code ""}.
   */
  public static String of(@Nullable Object value, int width) {
    if (value == null) {
      return ABSENT;
    }
    if (value instanceof Long || value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof StackTrace stack) {
      return StackLine.of(stack, width);
    }
    String text = value instanceof Mask mask ? names(mask.text()) : value.toString();
    return text.isEmpty() ? "\"\"" : cut(ByteText.printable(text), width);
  }

  /** The stack that a cell is: itself, or the frames that stand one a line in its text. */
  static @Nullable StackTrace stack(@Nullable Object cell) {
    return cell == null || cell instanceof StackTrace
        ? (StackTrace) cell
        : StackTrace.parse(cell.toString());
  }

  /** What the kernel prints in the brackets of {@code 0xcc0(GFP_KERNEL)}, if there is something. */
  private static String names(String mask) {
    int open = mask.indexOf('(');
    boolean named = mask.startsWith("0x") && open > 0 && open < mask.length() - 2;
    return named && mask.endsWith(")") ? mask.substring(open + 1, mask.length() - 1) : mask;
  }

  /** How many characters a text takes. */
  static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  static String cut(String text, int width) {
    return width(text) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, Math.max(width - 1, 0))) + CUT;
  }
}
