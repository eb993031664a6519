package org.pageowner.core.internal.text.lenient;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pageowner.core.internal.dictionary.Dictionaries;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.text.bytes.RecordStart;
import org.pageowner.core.internal.text.legacy.LegacyMasks;

/**
 * Reads the lines after the first one of a record that is not regular.
 *
 * <p>Each line is classified as a PFN line, a frame, or a line of the trailer; unknown lines are
 * kept in the trailer, so they may occur anywhere. A line with no meaning by itself is joined to
 * the previous one if that completes it.
 */
final class LenientLines {
  /** A frame as the -mm tree printed it until 2012. */
  static final Pattern OLD_FRAME = Pattern.compile("\\[0x[0-9a-fA-F]{1,16}\\] [^\\n]*");

  private static final Pattern PID = Pattern.compile("PID (\\d+)\\r?");
  private static final Pattern CHARGED =
      Pattern.compile("Charged (?:\\(via objcg\\) )?to (?:offline )?memcg ");

  /** The letters of the flags up to 4.5, if the line was broken before them. */
  private static final Pattern LETTERS = Pattern.compile("[KERUDLASWCBM ]+");

  /** Number of bytes of a line that are examined. */
  private static final int MAX_PFN_LINE = 4096;

  /** Maximum length of a cgroup's name, to which the kernel truncates it. */
  private static final int MAX_CGROUP = 79;

  private final RowWriter row;
  private final LenientPfnLine pfnLine;
  private final LegacyMasks legacyMasks;
  private final StringBuilder stack = new StringBuilder();
  private final StringBuilder trailer = new StringBuilder();
  private List<String> lines = List.of();
  private FrameLines frames = new FrameLines(List.of(), -1);
  private boolean hasPfn;

  /** Whether the first line was broken. */
  private boolean broken;

  /** The part of the last line before the start of another record, or empty. */
  private String cut = "";

  LenientLines(RowWriter row, LegacyMasks legacyMasks) {
    this.row = row;
    this.pfnLine = new LenientPfnLine(row);
    this.legacyMasks = legacyMasks;
  }

  /**
   * Reads from the line at {@code from} up to an empty line, the start of another record, or the
   * end of the text.
   *
   * @param first the first line, whose unknown text is kept as lines
   * @return the end of the record; more than {@code max} if it is longer than that
   */
  int read(String text, int from, int max, LenientFirstLine first) {
    stack.setLength(0);
    trailer.setLength(0);
    hasPfn = false;
    cut = "";
    broken = first.isBroken();
    first.fields().more.forEach(this::keep);
    if (first.fields().swapped) {
      keep("(swapped)");
    }
    lines = new ArrayList<>();
    int end = split(text, from, first.isPadded());
    if (end > max) {
      return end;
    }
    frames = new FrameLines(lines, first.width());
    for (int i = 0; i < lines.size(); ) {
      i += readAt(i);
    }
    if (!cut.isEmpty()) {
      keep(cut);
    }
    finish();
    return end;
  }

  /** Collects the lines of the record without their ends; returns the end of the record. */
  private int split(String text, int from, boolean padded) {
    boolean crlf = text.startsWith("\r\n", from - 2);
    boolean doubled = isDoubled(text, from);
    int at = from;
    while (at < text.length()) {
      int next = nextLine(text, at);
      if (isEmptyLine(text, at)) {
        if (!doubled || next == text.length() || isEmptyLine(text, next)) {
          return at;
        }
        at = next;
        continue;
      }
      int start = startWithin(text, at, next);
      if (start < next) {
        row.fault("another record starts within a line");
        cut = text.substring(at, start);
        return start;
      }
      String line = withoutEnd(text.substring(at, next));
      String plain = crlf && line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      lines.add(padded && !line.startsWith("PFN") ? plain.stripTrailing() : plain);
      at = next;
    }
    return at;
  }

  /** Returns whether an empty line follows every line, the first one included. */
  private static boolean isDoubled(String text, int from) {
    if (!isEmptyLine(text, from)) {
      return false;
    }
    int at = nextLine(text, from);
    int next = nextLine(text, at);
    String line = withoutEnd(text.substring(at, Math.min(next, at + MAX_PFN_LINE)));
    return (LenientPfnLine.isStart(line) || FrameShapes.isFrame(line)) && isEmptyLine(text, next);
  }

  /** Reads the line at {@code at} and those that continue it; returns their number. */
  private int readAt(int at) {
    String line = lines.get(at);
    if (!hasPfn && line.startsWith("PFN")) {
      return pfnLine(at);
    }
    String frame = frames.read(at, this::isFragment);
    if (frame != null) {
      frame(frame);
      return frames.count();
    }
    if (isPidLine(line)) {
      return 1;
    }
    String plain = TrailerLine.plain(line);
    WrappedLines.Joined joined = null;
    boolean nameIsBackslash = !broken && line.endsWith("memcg \\");
    if (TrailerLine.isUnfinished(plain) && !nameIsBackslash) {
      joined = WrappedLines.shortest(unfinished(at), 0, TrailerLine.WHOLE, frames.width());
    } else if (frames.isBrokenAtWidth(at)
        && isFragment(at + 1)
        && TrailerLine.WHOLE.matcher(line).matches()) {
      joined = new WrappedLines.Joined(line + lines.get(at + 1), 2);
    }
    keep(joined == null ? plain : joined.line());
    return joined == null ? 1 : joined.count();
  }

  /**
   * Returns an unfinished line and those after it that may be its rest; one of its words may be
   * indented.
   */
  private List<String> unfinished(int at) {
    int end = at + 1;
    while (end < Math.min(lines.size(), at + WrappedLines.MAX_LINES)
        && (isFragment(end) || isWord(lines.get(end)))) {
      end++;
    }
    return lines.subList(at, end);
  }

  private static boolean isWord(String line) {
    return FrameShapes.isFrame(line) && !FrameShapes.isUnmistakable(line);
  }

  /** Returns whether the line exists and has no meaning by itself. */
  private boolean isFragment(int at) {
    if (at >= lines.size()) {
      return false;
    }
    String line = lines.get(at);
    return !line.startsWith("PFN")
        && !frames.isFrame(line)
        && !FrameShapes.isPrefix(line)
        && !FrameShapes.isOpen(line)
        && !FrameShapes.isEllipsis(line)
        && !TrailerLine.isKnown(line.stripTrailing());
  }

  private int pfnLine(int at) {
    String line = WrappedLines.withoutBackslash(lines.get(at));
    int count = 1;
    if (!LenientPfnLine.isWhole(line)) {
      int end = at + 1;
      while (end < at + WrappedLines.MAX_LINES && mayContinuePfnLine(end)) {
        end++;
      }
      WrappedLines.Joined joined =
          WrappedLines.longest(lines.subList(at, end), 0, LenientPfnLine.WHOLE, frames.width());
      if (joined != null) {
        line = joined.line();
        count = joined.count();
      } else {
        for (int parts = 2; parts <= end - at; parts++) {
          String all = String.join(" ", lines.subList(at, at + parts));
          UnknownPfnLine tolerant = UnknownPfnLine.of(all);
          if (tolerant != null && tolerant.plain != null) {
            line = all;
            count = parts;
            break;
          }
        }
      }
    }
    hasPfn = pfnLine.read(line);
    if (!hasPfn) {
      row.fault("the PFN line is damaged");
    }
    pfnLine.more().forEach(this::keep);
    return count;
  }

  private boolean mayContinuePfnLine(int at) {
    return isFragment(at) || (at < lines.size() && LETTERS.matcher(lines.get(at)).matches());
  }

  private void keep(String line) {
    trailer.append(line).append('\n');
  }

  /** Adds a frame as kernels print it, after one blank, regardless of its indentation. */
  private void frame(String frame) {
    if (OLD_FRAME.matcher(frame).matches()) {
      row.mark(BatchBuilder.OLD_FRAMES);
    } else {
      stack.append(' ');
    }
    if (frame.startsWith("#") && row.isMarked(BatchBuilder.COLONS)) {
      row.mark(BatchBuilder.NUMBERED_FRAMES);
    }
    stack.append(frame).append('\n');
  }

  /** Reads the separate PID line that a vendor's kernel up to 4.5 prints. */
  private boolean isPidLine(String line) {
    Matcher pid = PID.matcher(withoutEnd(line));
    if (!row.isMarked(BatchBuilder.LETTERS)
        || row.isMarked(BatchBuilder.HAS_PID | BatchBuilder.PID_LINE)
        || !pid.matches()) {
      return false;
    }
    row.mark(BatchBuilder.PID_LINE);
    row.set(row.rows.pid, row.rows.noPid, pid.group(1), 10, Integer.MAX_VALUE, "pid");
    return true;
  }

  private void finish() {
    BatchBuilder rows = row.rows;
    Dictionaries values = rows.dictionaries();
    if (row.isMarked(BatchBuilder.LETTERS)) {
      legacyMasks.setTypes(rows, row.run());
    }
    boolean hasHandle = false;
    if (trailer.length() > 0) {
      row.set(rows.trailer, values.trailer.strings(), trailer.toString());
      hasHandle = values.trailer.value(rows.trailer[row.run()]).handle() != null;
    }
    if (stack.length() > 0 || !hasHandle) {
      row.set(rows.stack, values.stack.strings(), ArmFrame.oneFunctionALine(stack.toString()));
    }
  }

  /**
   * Returns the position where another record starts within a line, or {@code to}; the name of a
   * cgroup may imitate one.
   */
  private static int startWithin(String text, int from, int to) {
    Matcher start = RecordStart.PATTERN.matcher(text).region(from, to);
    if (!start.find()) {
      return to;
    }
    Matcher charged = CHARGED.matcher(text).region(from, to);
    boolean inName =
        charged.lookingAt() && withoutEnd(text.substring(charged.end(), to)).length() <= MAX_CGROUP;
    return inName ? to : start.start();
  }

  private static String withoutEnd(String line) {
    return line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
  }

  /** Returns whether a line without text, or with blanks only, is at a position. */
  static boolean isEmptyLine(String text, int at) {
    int p = at;
    while (p < text.length() && " \t\r".indexOf(text.charAt(p)) >= 0) {
      p++;
    }
    return p < text.length() && text.charAt(p) == '\n';
  }

  static int nextLine(String text, int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end + 1;
  }
}
