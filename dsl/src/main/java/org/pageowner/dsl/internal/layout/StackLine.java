package org.pageowner.dsl.internal.layout;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;

/**
 * A stack on one line: the functions from the caller outward, innermost first, joined by {@code <}.
 *
 * <p>The allocators' own frames, with which nearly every stack starts, are left out. {@code …} is
 * in place of other frames that are left out, and of the end of a line that is too long.
 */
final class StackLine {
  private static final String EMPTY = "(empty)";
  private static final String CALLED_BY = " < ";
  private static final String GAP = "…";

  /** Minimum length of the caller's name if it is shortened. */
  private static final int MIN_CALLER = 8;

  private StackLine() {}

  static String of(StackTrace stack, int width) {
    List<Frame> frames = stack.frames();
    if (frames.isEmpty()) {
      return EMPTY;
    }
    int caller = caller(stack);
    StringBuilder line = new StringBuilder(name(frames.get(caller)));
    appendOutward(line, frames, caller + 1, width);
    return CellText.cut(line.toString(), width);
  }

  /**
   * Returns a line that has the caller and some other frames, and as many of the frames between and
   * after them as fit. It is longer than {@code width} if these frames alone are.
   *
   * @param marked indexes of the frames
   * @param exact indexes of those that are shown with their offset
   */
  static String with(
      StackTrace stack, NavigableSet<Integer> marked, NavigableSet<Integer> exact, int width) {
    NavigableSet<Integer> shown = new TreeSet<>(marked);
    int caller = caller(stack);
    shown.add(caller);
    int last = shown.last();
    // The end of a line that is cut.
    int space = last == stack.frames().size() - 1 ? width : width - 1;
    String line = joined(stack, shown, exact, Integer.MAX_VALUE);
    int excess = CellText.width(line) - space;
    if (excess > 0) {
      int length = CellText.width(name(stack.frames().get(caller)));
      return exact.contains(caller) || length - excess < MIN_CALLER
          ? line
          : joined(stack, shown, exact, length - excess) + (space < width ? GAP : "");
    }
    for (int next = caller + 1; next < last; next++) {
      shown.add(next);
      String longer = joined(stack, shown, exact, Integer.MAX_VALUE);
      if (CellText.width(longer) > space) {
        break;
      }
      line = longer;
    }
    StringBuilder whole = new StringBuilder(line);
    appendOutward(whole, stack.frames(), last + 1, width);
    return CellText.cut(whole.toString(), width);
  }

  private static String joined(
      StackTrace stack, NavigableSet<Integer> shown, NavigableSet<Integer> exact, int callerWidth) {
    StringBuilder line = new StringBuilder();
    int caller = caller(stack);
    int before = shown.first();
    for (int index : shown) {
      Frame frame = stack.frames().get(index);
      String name = exact.contains(index) ? withOffset(frame) : name(frame);
      line.append(index == shown.first() ? "" : CALLED_BY)
          .append(index > before + 1 ? GAP + CALLED_BY : "")
          .append(index == caller ? CellText.cut(name, callerWidth) : name);
      before = index;
    }
    return line.toString();
  }

  private static String withOffset(Frame frame) {
    return frame.symbol() == null || frame.offset() < 0
        ? ByteText.printable(frame.text())
        : name(frame) + "+0x" + Long.toHexString(frame.offset());
  }

  private static void appendOutward(StringBuilder line, List<Frame> frames, int from, int width) {
    for (int i = from; i < frames.size() && line.length() <= 2L * width; i++) {
      line.append(CALLED_BY).append(name(frames.get(i)));
    }
  }

  /** Returns the index of the caller's frame, at which a line starts. */
  static int caller(StackTrace stack) {
    return stack.frames().size() - stack.fromCaller().frames().size();
  }

  /** Returns a frame's function, or its text if it names none. */
  static String name(Frame frame) {
    String symbol = frame.symbol();
    return ByteText.printable(symbol == null ? frame.text() : symbol);
  }
}
