package org.pageowner.core.internal.text.log;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.text.lenient.FrameShapes;

/**
 * Joins lines that a mailer broke at a blank, or a terminal at its width. The blank is restored if
 * that gives a line that the kernel prints; otherwise the parts are joined without one, as a name
 * or a number was broken.
 *
 * <p>In a log, the part after a break lacks the logger's prefix. Without a logger only the words
 * decide, so only parts that cannot be anything else are joined.
 */
final class BrokenLine {
  private static final Pattern MODULE_OR_SOURCE =
      Pattern.compile(
          "(?d)\\[[\\w-]{1,64}\\](?: \\S{1,300}:\\d{1,7})?|\\S{1,300}:\\d{1,7}(?: \\[inline\\])?|\\(\\S{1,300}:\\d{1,7}.{0,300}");
  private static final Pattern FURTHER_FIELD = Pattern.compile("[(,].*", Pattern.DOTALL);

  /** Headings of crash. */
  private static final Pattern NO_MODULE = Pattern.compile("\\[(?:free|alloc)\\]");

  private BrokenLine() {}

  /**
   * Returns two parts as one line, or {@code null} if the second does not continue the first.
   *
   * @param logged whether the first part has a logger's prefix, which the second one lacks
   */
  static @Nullable String join(String words, String next, boolean logged) {
    String rest = next.strip();
    if (rest.isEmpty()) {
      return null;
    }
    if (words.isBlank()) {
      return logged && (LogWords.of(rest) != LogWords.NONE || isWholeFrame(rest))
          ? words + rest
          : null;
    }
    String start = words.stripTrailing();
    if (start.endsWith("\\")) {
      return start.substring(0, start.length() - 1).stripTrailing() + " " + rest;
    }
    if (AllocationLine.startsWith(start)) {
      return allocation(start, next);
    }
    if (LogWords.isBroken(start)) {
      return sentence(start, rest);
    }
    if (FrameShapes.isFrame(start)) {
      return frame(start, rest);
    }
    return switch (LogWords.of(start)) {
      case PAGE -> LogWords.arePageFields(rest) ? start + " " + rest : null;
      case REASON -> logged && !isOurs(rest) ? start + " " + rest : null;
      case NONE -> logged && isOurs(start + " " + rest) ? start + " " + rest : null;
      default -> null;
    };
  }

  /**
   * Returns two parts of a line that a console broke at its width as one line, or {@code null} if
   * the second part is a line by itself.
   *
   * @param logged whether the first part has a logger's prefix, which the second one lacks
   */
  static @Nullable String joinAtWidth(String words, String rest, boolean logged) {
    if (rest.isBlank() || LogWords.of(rest.strip()) != LogWords.NONE) {
      return null;
    }
    String joined = words + rest;
    if (logged) {
      return joined;
    }
    boolean isLine = FrameShapes.isFrame(rest) || OmissionMark.isMark(rest);
    boolean isBeginning =
        AllocationLine.startsWith(words)
            || LogWords.isBroken(words)
            || LogWords.of(words.strip()) != LogWords.NONE;
    return !isLine && (isBeginning || isOurs(joined)) ? joined : null;
  }

  /** Returns whether the words alone are a frame; a bare word is not, as it may be anything. */
  private static boolean isWholeFrame(String words) {
    return FrameShapes.isUnmistakable(words)
        || (words.indexOf(' ') > 0 && FrameShapes.isFrame(" " + words));
  }

  private static boolean isOurs(String words) {
    return LogWords.of(words.strip()) != LogWords.NONE || FrameShapes.isFrame(words);
  }

  private static @Nullable String sentence(String start, String rest) {
    for (String blank : new String[] {" ", ""}) {
      String joined = start + blank + rest;
      if (LogWords.of(joined) != LogWords.NONE || LogWords.isBroken(joined)) {
        return joined;
      }
    }
    return null;
  }

  private static @Nullable String frame(String start, String rest) {
    boolean open = start.lastIndexOf('(') > start.lastIndexOf(')');
    boolean more =
        open
            || (MODULE_OR_SOURCE.matcher(rest).matches()
                && !NO_MODULE.matcher(rest).matches()
                && !OmissionMark.isMark(rest));
    return more ? start + " " + rest : null;
  }

  private static @Nullable String allocation(String start, String next) {
    if (FrameShapes.isUnmistakable(next)) {
      return null;
    }
    String rest = next.strip();
    AllocationLine before = AllocationLine.of(start);
    for (String blank : new String[] {" ", ""}) {
      String joined = start + blank + rest;
      AllocationLine after = AllocationLine.of(joined);
      if (after.isWhole()) {
        return joined;
      }
    }
    if (!before.isCut() && !FURTHER_FIELD.matcher(rest).matches()) {
      return null;
    }
    for (String blank : new String[] {" ", ""}) {
      String joined = start + blank + rest;
      AllocationLine after = AllocationLine.of(joined);
      if (after.known() > start.length() || after.isCut()) {
        return joined;
      }
    }
    return null;
  }
}
