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
 * <p>This is a bounded backtracking search. A pattern describes the complete line. At each seam the
 * parts are joined in several ways, with a blank and without, and a way is pruned as soon as no
 * further text could make the line complete ({@link Matcher#hitEnd}). So a blank is inserted only
 * where one was lost. Within the parentheses of a mask parts are joined only without a blank, since
 * no mask has blanks. Pruning keeps nearly all searches linear, and the number of tries is capped
 * for hostile input.
 */
public final class WrappedLines {
  /** Maximum number of lines that one line was broken into. */
  public static final int MAX_LINES = 12;

  /** Maximum length of a joined line. */
  private static final int MAX_LENGTH = 4096;

  /** Maximum number of ways that are tried for one line. */
  private static final int MAX_TRIES = 256;

  /** Minimum width of a terminal that breaks lines. */
  private static final int MIN_WIDTH = 40;

  /**
   * A joined line.
   *
   * @param line the complete line
   * @param count the number of lines that it was joined from
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
   * Joins as many lines as make a complete one, at most all.
   *
   * @param lines lines without their ends
   * @param from the first part
   * @param shape the pattern of a complete line
   * @param width the width of the terminal that broke the lines, or -1
   * @return the line, of one part or more, or {@code null} if no way completes it
   */
  public static @Nullable Joined longest(List<String> lines, int from, Pattern shape, int width) {
    return new WrappedLines(lines, from, shape, true, width).join(lines.get(from), 1);
  }

  /** Joins the minimum number of lines that make a complete one. */
  public static @Nullable Joined shortest(List<String> lines, int from, Pattern shape, int width) {
    return new WrappedLines(lines, from, shape, false, width).join(lines.get(from), 1);
  }

  /** Returns whether a line is not complete but could be the start of one. */
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
    String part = lines.get(next);
    if (soFar.length() + part.length() < MAX_LENGTH) {
      for (String way : ways(soFar, part, lines.get(next - 1).length() == width)) {
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

  /** Returns the ways to join two parts, the likeliest first. */
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

  /** Returns whether text ends within {@code 0x...(}, the list of a mask or of flags. */
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

  /**
   * Returns a line without the backslash, after a blank at its end, with which its author broke it.
   */
  static String withoutBackslash(String line) {
    String plain = line.stripTrailing();
    return plain.endsWith(" \\") || plain.equals("\\")
        ? plain.substring(0, plain.length() - 1)
        : line;
  }

  /**
   * Returns the width of the terminal that broke lines within words: the length of the longest
   * line, if several have it; else -1.
   */
  public static int terminalWidth(List<String> lines) {
    int longest = lines.stream().mapToInt(String::length).max().orElse(0);
    long count = lines.stream().filter(line -> line.length() == longest).count();
    return count > 1 && longest >= MIN_WIDTH ? longest : -1;
  }

  /** Returns the first lines of a text, without their ends, up to an empty one. */
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
