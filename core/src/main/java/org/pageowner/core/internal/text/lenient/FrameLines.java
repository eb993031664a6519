package org.pageowner.core.internal.text.lenient;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads frames from the lines of a record, and joins those that were broken. */
final class FrameLines {
  /**
   * Minimum length of an address that is a frame wherever it starts; {@code 0x0} may be something
   * else.
   */
  private static final int MIN_ADDRESS = "0x12345678".length();

  private static final int MAX_PART = 4096;

  private final List<String> lines;

  /** The width at which a terminal broke the lines, or -1. */
  private final int width;

  /** Whether frames start in the first column. */
  private final boolean flush;

  /** Number of lines that the last frame consists of. */
  private int count;

  FrameLines(List<String> lines, int width) {
    this.lines = lines;
    this.width = width;
    this.flush = lines.stream().anyMatch(l -> !isIndented(l) && FrameShapes.isUnmistakable(l));
  }

  private static boolean isIndented(String line) {
    return !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
  }

  /** Returns the number of lines that the last frame consists of. */
  int count() {
    return count;
  }

  /** Returns whether a line alone is a frame. */
  boolean isFrame(String line) {
    return FrameShapes.isFrame(line)
        || LenientLines.OLD_FRAME.matcher(line).matches()
        || ((flush || line.length() >= MIN_ADDRESS) && FrameShapes.isAddress(line));
  }

  /** Returns the width of the terminal that broke the lines, or -1. */
  int width() {
    return width;
  }

  /** Returns whether a terminal may have broken the line within a word. */
  boolean isBrokenAtWidth(int at) {
    return width > 0 && lines.get(at).length() == width;
  }

  /** Returns the frame that starts with a line, stripped of blanks, or {@code null}. */
  @Nullable String read(int from, Fragments fragments) {
    String soFar = plain(lines.get(from), isFrame(WrappedLines.withoutBackslash(lines.get(from))));
    String frame = isFrame(soFar) ? soFar : null;
    count = 1;
    for (int n = 1; n < WrappedLines.MAX_LINES && from + n < lines.size(); n++) {
      String next = lines.get(from + n);
      boolean broken = isBrokenAtWidth(from + n - 1);
      boolean open =
          FrameShapes.isPrefix(soFar)
              || (broken && frame != null && !FrameShapes.isUnmistakable(soFar));
      if (next.length() > MAX_PART || !(open || fragments.isFragment(from + n))) {
        break;
      }
      String joined = joined(soFar, next, broken);
      if (joined == null) {
        break;
      }
      soFar = joined;
      if (FrameShapes.isUnmistakable(joined)) {
        frame = joined;
        count = n + 1;
      }
    }
    return frame == null ? null : frame.strip();
  }

  /** Decides whether a line has no meaning by itself. */
  interface Fragments {
    boolean isFragment(int at);
  }

  private static String plain(String line, boolean frame) {
    return frame ? WrappedLines.withoutBackslash(line) : line;
  }

  /** Returns two parts of a frame as one, or {@code null} if they do not make a frame. */
  private static @Nullable String joined(String before, String after, boolean brokenAtWidth) {
    String head = WrappedLines.withoutBackslash(before).stripTrailing();
    String tail = WrappedLines.withoutBackslash(after).strip();
    String blank = head + " " + tail;
    String none = head + tail;
    boolean offset = !FrameShapes.hasCode(head) && FrameShapes.hasCode(none);
    if (offset && (brokenAtWidth || isWithinCode(head, tail))) {
      return none;
    }
    boolean inModule = head.lastIndexOf('[') > head.lastIndexOf(']') && !isBuildId(tail);
    if ((brokenAtWidth || inModule) && FrameShapes.isUnmistakable(none)) {
      return none;
    }
    if (FrameShapes.isUnmistakable(blank)) {
      return blank;
    }
    return isOpen(blank) || FrameShapes.isPrefix(blank) ? blank : null;
  }

  private static boolean isBuildId(String tail) {
    return tail.length() > 16
        && tail.endsWith("]")
        && tail.chars().limit(16).allMatch(c -> Character.digit(c, 16) >= 0);
  }

  /** Returns whether text was broken within {@code +0x1/0x2}. */
  private static boolean isWithinCode(String head, String tail) {
    return tail.startsWith("+0x") || tail.startsWith("/0x") || head.indexOf('+') > 0;
  }

  /** Returns whether a parenthesis is open after the first word. */
  private static boolean isOpen(String line) {
    int depth = 0;
    for (int p = 0; p < line.length(); p++) {
      char c = line.charAt(p);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return depth > 0 && line.strip().indexOf(" (") > 0;
  }
}
