package org.pageowner.core.internal.text.lenient;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Joins lines that a mailer broke at blanks, a terminal at its width, or an author with a backslash
 * at the end of each.
 *
 * <p>A pattern says how the whole line looks. At each seam the pieces are put together in several
 * ways, with a blank and without; a way is given up as soon as no text after it could make the line
 * whole ({@link Matcher#hitEnd}). So a blank is put in only where one was lost. Within the
 * parentheses of a mask pieces join without one, since no mask has blanks.
 */
public final class WrappedLines {
  /** Maximum number of lines that one is broken into. */
  public static final int MAX_LINES = 12;

  /** Maximum length of a line that is joined. */
  private static final int MAX_LENGTH = 4096;

  /** Maximum number of ways that are tried for one line. */
  private static final int MAX_TRIES = 256;

  /** Below this width no terminal breaks lines. */
  private static final int MIN_WIDTH = 40;

  /**
   * A line put together.
   *
   * @param line the whole line
   * @param count the number of lines it was made of
   */
  public record Joined(String line, int count) {}

  private final List<String> lines;
  private final int from;
  private final Matcher shape;
  private final boolean extend;
  private final int width;
  private int tries;

  private WrappedLines(List<String> lines, int from, Pattern shape, boolean extend, int width) {
    this.lines = lines;
    this.from = from;
    this.shape = shape.matcher("");
    this.extend = extend;
    this.width = width;
  }

  /**
   * Joins as many lines as make a whole one, at most all.
   *
   * @param lines lines without their ends
   * @param from the first piece
   * @param shape how a whole line looks
   * @param width the width of the terminal that broke the lines, or -1
   * @return the line, of one piece or more, or {@code null} if no way makes it whole
   */
  public static @Nullable Joined longest(List<String> lines, int from, Pattern shape, int width) {
    return new WrappedLines(lines, from, shape, true, width).join(lines.get(from), 1);
  }

  /** Joins no more lines than are needed to make a whole one. */
  public static @Nullable Joined shortest(List<String> lines, int from, Pattern shape, int width) {
    return new WrappedLines(lines, from, shape, false, width).join(lines.get(from), 1);
  }

  /** Whether a line is not whole but could be the beginning of one. */
  public static boolean isUnfinished(CharSequence line, Pattern shape) {
    Matcher matcher = shape.matcher(line);
    return !matcher.matches() && matcher.hitEnd();
  }

  private @Nullable Joined join(String soFar, int count) {
    String plain = withoutBackslash(soFar).stripTrailing();
    Joined whole = isWhole(plain) ? new Joined(plain, count) : null;
    if (whole != null && !extend) {
      return whole;
    }
    int next = from + count;
    if (next == lines.size() || count == MAX_LINES || tries > MAX_TRIES) {
      return whole;
    }
    String piece = lines.get(next);
    if (soFar.length() + piece.length() < MAX_LENGTH) {
      for (String way : ways(soFar, piece, lines.get(next - 1).length() == width)) {
        tries++;
        Joined joined = isViable(way) ? join(way, count + 1) : null;
        if (joined != null) {
          return joined;
        }
      }
    }
    return whole;
  }

  private boolean isWhole(String line) {
    return shape.reset(line).matches();
  }

  private boolean isViable(String line) {
    String plain = withoutBackslash(line).stripTrailing();
    return isWhole(plain) || shape.hitEnd() || isWhole(line) || shape.hitEnd();
  }

  /** The ways to put two pieces together, the likeliest first. */
  static Set<String> ways(String before, String after, boolean brokenAtWidth) {
    Set<String> ways = new LinkedHashSet<>();
    String start = withoutBackslash(before);
    String head = start.stripTrailing();
    String tail = after.stripLeading();
    if (isInMask(head)) {
      ways.add(head + tail);
      return ways;
    }
    boolean indented = after.length() - tail.length() > 1;
    if (brokenAtWidth && !indented) {
      ways.add(start + after);
    }
    ways.add(head + " " + tail);
    ways.add(start + " " + after);
    ways.add(start + after);
    ways.add(head + tail);
    return ways;
  }

  /** Whether text ends within {@code 0x...(}, the list of a mask or of flags. */
  private static boolean isInMask(String text) {
    int open = text.lastIndexOf('(');
    if (open < 0 || text.indexOf(')', open) >= 0) {
      return false;
    }
    int digits = open;
    while (digits > 0 && Character.digit(text.charAt(digits - 1), 16) >= 0) {
      digits--;
    }
    return digits < open && text.startsWith("0x", digits - 2);
  }

  /** A line without the backslash, after a blank at its end, by which its author broke it. */
  static String withoutBackslash(String line) {
    String plain = line.stripTrailing();
    return plain.endsWith(" \\") || plain.equals("\\")
        ? plain.substring(0, plain.length() - 1)
        : line;
  }

  /**
   * The width of the terminal that broke lines where a word was: the length of the longest, if
   * several have it; else -1.
   */
  public static int terminalWidth(List<String> lines) {
    int longest = lines.stream().mapToInt(String::length).max().orElse(0);
    long count = lines.stream().filter(line -> line.length() == longest).count();
    return count > 1 && longest >= MIN_WIDTH ? longest : -1;
  }

  /** The first lines of a text, without their ends, up to an empty one. */
  static List<String> of(String text, int from, int max) {
    List<String> lines = new ArrayList<>();
    int at = from;
    while (at < text.length() && lines.size() < max) {
      int end = text.indexOf('\n', at);
      int to = end < 0 ? text.length() : end;
      String line = text.substring(at, Math.min(to, at + MAX_LENGTH));
      if (line.isBlank()) {
        break;
      }
      lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
      at = to + 1;
    }
    return lines;
  }
}
