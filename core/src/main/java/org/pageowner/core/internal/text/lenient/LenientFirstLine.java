package org.pageowner.core.internal.text.lenient;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.text.bytes.RecordStart;

/**
 * Reads the first line of a record that is not regular; it spans several lines if the task's name
 * has line ends.
 *
 * <p>Three readers are tried, from strict to tolerant: the line as kernels print it; the line
 * joined from the parts that it was broken into ({@link WrappedLines}); and its fields one by one
 * ({@link UnknownFirstLine}), so that unknown text does not lose the record.
 */
final class LenientFirstLine {
  private static final Pattern ORDER = Pattern.compile("Page allocated via order (\\d+)");
  private static final Pattern GFP = Pattern.compile(", mask (0x[0-9a-fA-F]+(?:\\([^()\\n]*\\))?)");
  private static final Pattern PID = Pattern.compile(", pid (-?\\d+)");
  private static final Pattern TGID = Pattern.compile(", tgid (-?\\d+) \\(");

  /** The time stamps; page_owner_sort (5.18+) removes their digits. */
  private static final String STAMPS = ", ts \\d* ns(?:, free_ts \\d* ns)?(?: \\(swapped\\))?";

  private static final Pattern TIMES =
      Pattern.compile(", ts (\\d*) ns(?:, free_ts (\\d*) ns)?( \\(swapped\\))?");
  private static final Pattern MORE = Pattern.compile("(, [^\\r\\n]+)\\r?(?:\\n|\\z)");

  /** Known fields after an unknown one. */
  private static final Pattern LATE_FREE_TS = Pattern.compile(", free_ts (\\d*) ns(?=[,\\s(]|\\z)");

  private static final Pattern LATE_SWAPPED = Pattern.compile(" \\(swapped\\)\\z");
  private static final Pattern NAME_END =
      Pattern.compile("\\), ts \\d+ ns(?:, free_ts \\d+ ns)?(?: \\(swapped\\))?\\r?(?:\\n|\\z)");
  private static final Pattern NAME_END_AND_MORE =
      Pattern.compile("\\), ts \\d+ ns(?:, free_ts \\d+ ns)?, [^\\n]*\\n(?=PFN )");
  private static final Pattern NAME_END_WITHOUT_DIGITS =
      Pattern.compile("\\)" + STAMPS + "\\r?(?:\\n|\\z)");

  private static final Pattern DEBUGGER_LINE =
      Pattern.compile(
          "Page allocated via order (\\d+), gfp_mask: (0x[0-9a-fA-F]+), pid: (-?\\d+),"
              + " tgid: (-?\\d+) \\(([^\\n]{0,255})\\), ts (\\d+) ns(?:, free_ts (\\d+) ns)?"
              + "\\r?(?:\\n|\\z)");

  /** A complete first line, if the name has no line end. */
  private static final Pattern WHOLE =
      Pattern.compile(
          "Page allocated via order \\d+, (?:mask 0x[0-9a-fA-F]+(?:\\([^() \\n]*\\))?"
              + "(?:, pid -?\\d+(?:, tgid -?\\d+ \\((?:(?!\\), ts )[^\\n]){0,63}\\))?"
              + STAMPS
              + ")?|gfp_mask: 0x[0-9a-fA-F]+, pid: -?\\d+, tgid: -?\\d+ \\([^\\n]{0,255}\\)"
              + STAMPS
              + ")");

  /** Maximum length of a name: 15 bytes today, 63 in a future kernel. */
  static final int MAX_NAME = 63;

  /** Number of bytes after a name's start that are searched for the end of the line. */
  private static final int REACH = MAX_NAME + 128;

  /** Number of lines from which the width of a terminal is determined. */
  private static final int RECORD_LINES = 24;

  /** Maximum length of a PFN line. */
  private static final int MAX_PFN_LINE = 4096;

  private final RowWriter row;
  private @Nullable String problem;
  private boolean endsInName;
  private FirstLineFields fields = new FirstLineFields();
  private int width;
  private boolean padded;
  private boolean broken;

  LenientFirstLine(RowWriter row) {
    this.row = row;
  }

  /** Returns the reason why there is no record, or {@code null}. */
  @Nullable String problem() {
    return problem;
  }

  /** Returns whether there is no record because the text ends within a name. */
  boolean endsInName() {
    return endsInName;
  }

  /** Returns the fields of the last line. */
  FirstLineFields fields() {
    return fields;
  }

  /** Returns the width at which a terminal broke the lines of the record, or -1. */
  int width() {
    return width;
  }

  /** Forgets the last line, as the text has no first line. */
  void skip() {
    problem = null;
    endsInName = false;
    fields = new FirstLineFields();
    width = -1;
    padded = false;
  }

  /** Returns whether blanks were added to the line, and so perhaps to every line. */
  boolean isPadded() {
    return padded;
  }

  /** Returns whether the line was broken. */
  boolean isBroken() {
    return broken;
  }

  /** Reads the line into the row; returns the position of the next line, or -1. */
  int read(String text) {
    problem = null;
    endsInName = false;
    broken = false;
    width = WrappedLines.terminalWidth(WrappedLines.of(text, 0, RECORD_LINES));
    FirstLineFields found = parse(text);
    found = found == null ? withoutBlanks(text) : found;
    if (found == null || !found.isClean() || mayContinue(text, found)) {
      FirstLineFields joined = joined(text);
      if (joined != null
          && (found == null || !found.isClean() || continuesAs(text, found, joined))) {
        found = joined;
        broken = true;
      } else if (found == null) {
        found = UnknownFirstLine.parse(text);
        if (found == null || found.ts == null) {
          FirstLineFields parts = UnknownFirstLine.parseBroken(text);
          broken = parts != null;
          found = parts != null ? parts : found;
        }
      }
    }
    if (found == null) {
      return -1;
    }
    problem = null;
    endsInName = false;
    fields = found;
    if (isMaskCut(text, found)) {
      found.gfp = null;
      found.fault = "the first line is cut";
    }
    int lineEnd = text.startsWith("\r\n", found.end - 2) ? found.end - 3 : found.end - 2;
    padded = text.charAt(lineEnd) == ' ' || text.charAt(lineEnd) == '\t';
    found.write(row);
    return found.end;
  }

  /** Returns whether a complete line may continue on the next one: before a comma, or in a mask. */
  private boolean mayContinue(String text, FirstLineFields f) {
    boolean bare = f.pid == null && f.gfp != null && !f.gfp.endsWith(")");
    return text.startsWith(",", f.end)
        || (bare && !text.startsWith("PFN", f.end))
        || isNameBroken(text, f);
  }

  /**
   * Returns whether a mask ends the line, and the PFN line is of a kernel that prints its names.
   */
  private static boolean isMaskCut(String text, FirstLineFields f) {
    return f.gfp != null
        && f.pid == null
        && f.more.isEmpty()
        && !f.gfp.endsWith(")")
        && LenientPfnLine.isNamedAt(text, f.end);
  }

  /** Returns whether a terminal broke the line within the name, as it broke the PFN line. */
  private boolean isNameBroken(String text, FirstLineFields f) {
    if (width < 0 || f.name == null || f.name.indexOf('\n') < 0 || text.indexOf('\n') != width) {
      return false;
    }
    List<String> below = WrappedLines.of(text, f.end, WrappedLines.MAX_LINES);
    if (below.isEmpty() || below.get(0).length() != width || !below.get(0).startsWith("PFN")) {
      return false;
    }
    WrappedLines.Joined pfn = WrappedLines.longest(below, 0, LenientPfnLine.WHOLE, width);
    return pfn != null && pfn.count() > 1;
  }

  private boolean continuesAs(String text, FirstLineFields part, FirstLineFields joined) {
    return Objects.equals(part.gfp, joined.gfp)
        ? Objects.equals(part.name, joined.name) || isNameBroken(text, part)
        : joined.gfp != null && joined.gfp.endsWith(")");
  }

  /** Reads the line as kernels print it; {@code null}, and a problem, if it differs. */
  private @Nullable FirstLineFields parse(String text) {
    FirstLineFields f = new FirstLineFields();
    Matcher order = ORDER.matcher(text);
    if (!order.lookingAt()) {
      problem = "no order and mask";
      return null;
    }
    f.order = order.group(1);
    Matcher gfp = GFP.matcher(text).region(order.end(), text.length());
    if (!gfp.lookingAt()) {
      return debuggerLine(text, f) || withoutMask(text, order.end(), f) ? f : null;
    }
    f.gfp = gfp.group(1);
    f.end = task(text, gfp.end(), f);
    if (f.end < 0) {
      problem = "the first line is incomplete";
      return null;
    }
    return f;
  }

  /** Accepts a line without a mask, of the -mm tree in 2005: an old frame is below it. */
  private boolean withoutMask(String text, int at, FirstLineFields f) {
    f.end = lineEnd(text, at);
    if (f.end >= 0
        && LenientLines.OLD_FRAME.matcher(text).region(f.end, text.length()).lookingAt()) {
      return true;
    }
    problem = "no order and mask";
    return false;
  }

  /** Reads the line of scripts/gdb/linux/page_owner.py and of the drgn scripts that imitate it. */
  private static boolean debuggerLine(String text, FirstLineFields f) {
    Matcher line = DEBUGGER_LINE.matcher(text);
    if (!line.lookingAt()) {
      return false;
    }
    f.colons = true;
    f.gfp = line.group(2);
    f.pid = line.group(3);
    f.tgid = line.group(4);
    f.name = DebuggerName.plain(line.group(5));
    f.ts = line.group(6);
    f.freeTs = line.group(7);
    f.end = line.end();
    return true;
  }

  /** Reads from the end of the mask; returns the position of the next line, or -1. */
  private int task(String text, int from, FirstLineFields f) {
    int at = from;
    Matcher pid = PID.matcher(text).region(at, text.length());
    if (!pid.lookingAt()) {
      return lineEnd(text, swapped(text, at, f));
    }
    f.pid = pid.group(1);
    at = pid.end();
    Matcher tgid = TGID.matcher(text).region(at, text.length());
    if (tgid.lookingAt()) {
      f.tgid = tgid.group(1);
      int end = nameEnd(text, tgid.end());
      if (end < 0) {
        endsInName = text.length() - tgid.end() <= MAX_NAME;
        return -1;
      }
      f.name = text.substring(tgid.end(), end);
      at = end + 1;
    }
    Matcher times = TIMES.matcher(text).region(at, text.length());
    if (!times.lookingAt()) {
      return -1;
    }
    f.ts = times.group(1);
    f.freeTs = times.group(2);
    f.swapped = times.group(3) != null;
    int end = lineEnd(text, times.end());
    return end >= 0 ? end : more(text, times.end(), f);
  }

  private static int swapped(String text, int at, FirstLineFields f) {
    f.swapped = text.startsWith(" (swapped)", at);
    return f.swapped ? at + " (swapped)".length() : at;
  }

  /** Reads a field of a future kernel: any text except the start of another record. */
  private static int more(String text, int at, FirstLineFields f) {
    Matcher rest = MORE.matcher(text).region(at, text.length());
    if (!rest.lookingAt() || RecordStart.PATTERN.matcher(rest.group(1)).find()) {
      return -1;
    }
    String unknown = rest.group(1);
    Matcher freed = LATE_FREE_TS.matcher(unknown);
    if (f.freeTs == null && freed.find()) {
      f.freeTs = freed.group(1);
      keep(unknown.substring(0, freed.start()), f);
      unknown = unknown.substring(freed.end());
    }
    Matcher swapped = LATE_SWAPPED.matcher(unknown);
    if (swapped.find()) {
      f.swapped = true;
      unknown = unknown.substring(0, swapped.start());
    }
    keep(unknown, f);
    return rest.end();
  }

  private static void keep(String unknown, FirstLineFields f) {
    if (!unknown.isBlank()) {
      f.more.add(unknown);
    }
  }

  /** Returns the position of the next line if only a line end is at {@code at}, else -1. */
  private static int lineEnd(String text, int at) {
    int p = at < text.length() && text.charAt(at) == '\r' ? at + 1 : at;
    if (p == text.length()) {
      return p;
    }
    return text.charAt(p) == '\n' ? p + 1 : -1;
  }

  private static int nameEnd(String text, int from) {
    int end = nameEnd(NAME_END, text, from);
    end = end >= 0 ? end : nameEnd(NAME_END_AND_MORE, text, from);
    return end >= 0 ? end : nameEnd(NAME_END_WITHOUT_DIGITS, text, from);
  }

  /**
   * Returns the end of the name: the last position where the rest of a first line follows,
   * preferably with a PFN line below it, otherwise on the same line. No name contains the start of
   * a record.
   */
  private static int nameEnd(Pattern rest, String text, int from) {
    int reach = Math.min(text.length(), from + REACH);
    Matcher start = RecordStart.PATTERN.matcher(text).region(from, reach);
    int to = start.find() ? start.start() : reach;
    Matcher candidate =
        rest.matcher(text).region(from, reach).useAnchoringBounds(false).useTransparentBounds(true);
    int best = -1;
    boolean bestHasPfn = false;
    while (candidate.find() && candidate.start() <= from + MAX_NAME && candidate.start() < to) {
      boolean hasPfn =
          LenientPfnLine.isAt(
              text, candidate.end(), Math.min(text.length(), candidate.end() + MAX_PFN_LINE));
      boolean sameLine = text.lastIndexOf('\n', candidate.start()) < from;
      if (hasPfn || (!bestHasPfn && (best < 0 || sameLine))) {
        best = candidate.start();
        bestHasPfn = hasPfn;
      }
      candidate.region(candidate.start() + 1, reach);
    }
    return best;
  }

  /** Reads the line without the blanks at its end. */
  private @Nullable FirstLineFields withoutBlanks(String text) {
    int end = text.indexOf('\n');
    int to = end < 0 ? text.length() : end;
    int plain = to;
    while (plain > 0 && " \t\r".indexOf(text.charAt(plain - 1)) >= 0) {
      plain--;
    }
    boolean blanks = plain < to && !text.startsWith("\r\n", plain);
    return blanks ? replaced(text, text.substring(0, plain), to) : null;
  }

  /** Reads the line joined from the parts that it was broken into. */
  private @Nullable FirstLineFields joined(String text) {
    List<String> lines = WrappedLines.of(text, 0, WrappedLines.MAX_LINES);
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).startsWith("PFN") || FrameShapes.isUnmistakable(lines.get(i))) {
        lines = lines.subList(0, i);
      }
    }
    if (lines.isEmpty()) {
      return null;
    }
    WrappedLines.Joined joined = WrappedLines.longest(lines, 0, WHOLE, width);
    if (joined == null || joined.count() == 1) {
      return null;
    }
    int end = 0;
    for (int i = 0; i < joined.count(); i++) {
      end = LenientLines.nextLine(text, end);
    }
    FirstLineFields found = replaced(text, joined.line(), end == text.length() ? end : end - 1);
    return found != null && found.isClean() ? found : null;
  }

  /** Reads another line in place of the text up to the line end at {@code to}. */
  private @Nullable FirstLineFields replaced(String text, String line, int to) {
    String rest = text.substring(to, Math.min(text.length(), to + 2 * MAX_PFN_LINE));
    FirstLineFields found = parse(line + rest);
    if (found == null || found.end < line.length()) {
      return null;
    }
    found.end += to - line.length();
    return found;
  }
}
