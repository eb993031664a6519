package org.pageowner.core.internal.text.counted;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.text.lenient.WrappedLines;

/**
 * Joins the lines of a {@link Heading} that a mailer broke at blanks, or a terminal at its width.
 *
 * <p>A bounded backtracking search, as in {@link WrappedLines}: parts are joined with a blank and
 * without, and a way is pruned as soon as no further text could make it a heading of a known form.
 * A task's name may be any text, so within a name every way gives a heading and the pattern prunes
 * nothing. There the parts are joined only if the first line had no space for the next word, or if
 * a terminal broke it.
 */
final class BrokenHeading {
  /** Maximum number of lines that are needed to decide: the parts, and the line after them. */
  static final int MAX_LINES = 9;

  /** Minimum length of lines that mailers break. */
  private static final int MAIL_WIDTH = 72;

  /** Maximum length of a name that is joined; TASK_COMM_LEN of the kernel is 16. */
  private static final int MAX_NAME = 15;

  /** Maximum length of a line that may be a part of a heading. */
  private static final int MAX_PART = 200;

  private static final Pattern BEGINNING = Pattern.compile("(?d)-?\\d{1,19} times\\b.*");

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?d)-?\\d{1,19} times(?<pages>, -?\\d{1,19} pages)?"
              + "(?:, PID -?\\d{1,19})?(?:, TGID -?\\d{1,19})?"
              + "(?:, task_comm_name: (?<name>.{0,63}?))?"
              + "(?:, module: (?<module>[^\\s,]{1,80}?))?"
              + "(?:, allocat(?:ed|or) by (?:CMA|SLAB|VMALLOC|OTHERS)"
              + "(?: (?:CMA|SLAB|VMALLOC|OTHERS)){0,3} ?)?"
              + "(?: \\((?:UN)?RELEASED\\))?(?<colon> ?: *)?");

  private static final Pattern CONTINUED =
      Pattern.compile("(?d)[,:(].*|(?:CMA|SLAB|VMALLOC|OTHERS)\\b.*");

  /**
   * A joined heading.
   *
   * @param line the complete line
   * @param parts the number of lines that it was joined from
   */
  record Whole(String line, int parts) {}

  private final List<String> lines;
  private final int width;
  private final Matcher shape = SHAPE.matcher("");

  private BrokenHeading(List<String> lines) {
    this.lines = lines;
    this.width = WrappedLines.terminalWidth(lines);
  }

  /** Returns whether a line may be the first part of a heading. */
  static boolean mayBegin(String line) {
    return !line.isEmpty()
        && (Character.isDigit(line.charAt(0)) || line.charAt(0) == '-')
        && (BEGINNING.matcher(line).matches() || line.strip().length() <= 20);
  }

  /**
   * Returns the heading that starts in the first line and continues in the next ones; {@code null}
   * if it does not continue.
   */
  static @Nullable Whole join(List<String> lines) {
    BrokenHeading heading = new BrokenHeading(lines);
    Whole whole = heading.join(lines.get(0), 1);
    whole = whole == null ? heading.joinUnknown() : whole;
    return whole == null || whole.parts() == 1 ? null : whole;
  }

  private @Nullable Whole join(String soFar, int parts) {
    boolean isWhole = isWhole(soFar);
    if (parts < Math.min(lines.size(), MAX_LINES) && isPart(lines.get(parts))) {
      String part = lines.get(parts).strip();
      boolean atWidth = lines.get(parts - 1).length() == width;
      String[] blanks = atWidth ? new String[] {"", " "} : new String[] {" ", ""};
      for (String blank : blanks) {
        String way = soFar.stripTrailing() + blank + part;
        if (isViable(way) && isLikelier(soFar, isWhole, way, part, atWidth)) {
          Whole joined = join(way, parts + 1);
          if (joined != null) {
            return joined;
          }
        }
      }
    }
    return isWhole ? new Whole(soFar, parts) : null;
  }

  /**
   * Returns whether the joined text is likelier than a complete heading followed by another line.
   */
  private boolean isLikelier(
      String soFar, boolean isWhole, String way, String part, boolean atWidth) {
    int seam = soFar.stripTrailing().length();
    shape.reset(way);
    if (shape.matches() && shape.start("name") >= 0 && shape.start("name") < seam) {
      String name = shape.group("name");
      if (shape.end("name") > seam) {
        String word = part.split(" ", 2)[0];
        boolean isFull = atWidth || soFar.length() + 1 + word.length() > MAIL_WIDTH;
        return name.length() <= MAX_NAME && isFull;
      }
      if (shape.end("name") < seam && endsInName(soFar)) {
        return true; // without the part, the name seemed to extend over a field that was broken
      }
    }
    return !isWhole || atWidth || CONTINUED.matcher(part).matches();
  }

  private boolean endsInName(String line) {
    if (!shape.reset(line).matches() || shape.start("name") < 0) {
      return false;
    }
    String rest = line.substring(shape.end("name")).strip();
    return rest.isEmpty() || rest.equals(":");
  }

  private boolean isWhole(String line) {
    return shape.reset(line).matches()
        && (shape.group("pages") != null || shape.group("colon") != null);
  }

  private boolean isViable(String line) {
    return shape.reset(line).matches() || shape.hitEnd();
  }

  private static boolean isPart(String line) {
    return !line.isBlank()
        && line.length() <= MAX_PART
        && !BEGINNING.matcher(line).matches()
        && !BlockLines.isText(line);
  }

  /** Joins a heading with unknown fields, which extends to a colon above the text of the block. */
  private @Nullable Whole joinUnknown() {
    String first = lines.get(0);
    if (!BEGINNING.matcher(first).matches() || first.stripTrailing().endsWith(":")) {
      return null;
    }
    StringBuilder whole = new StringBuilder(first.stripTrailing());
    for (int i = 1; i + 1 < lines.size() && isPart(lines.get(i)); i++) {
      String part = lines.get(i).strip();
      whole.append(' ').append(part);
      if (part.endsWith(":") && BlockLines.isText(lines.get(i + 1))) {
        return new Whole(whole.toString(), i + 1);
      }
    }
    return null;
  }
}
