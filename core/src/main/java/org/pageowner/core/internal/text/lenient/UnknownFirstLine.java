package org.pageowner.core.internal.text.lenient;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a first line with text that no known kernel prints.
 *
 * <p>Each field is searched by its keyword in the whole line, in place of one pattern for the line,
 * so unknown text between fields does not matter. A bit set marks the characters of known fields;
 * the unmarked ranges are the unknown text, which is kept. This reads lines of future kernels and
 * of vendors' patches at the price of some precision, so it comes after the strict readers.
 */
final class UnknownFirstLine {
  private static final Pattern ORDER = Pattern.compile("Page allocated via order (\\d+)");
  private static final Pattern MASK =
      Pattern.compile("[, ](?:gfp_)?mask:? (0x[0-9a-fA-F]++)(?!\\w)(\\([^() ]*\\))?");
  private static final Pattern PID = Pattern.compile("[, ]pid:? (-?\\d+)(?=[, (])");
  private static final Pattern TGID = Pattern.compile("[, ]tgid:? (-?\\d+)(?=[, (])");
  private static final Pattern TS = Pattern.compile("[, ]ts (\\d*) ns(?!\\w)");
  private static final Pattern FREE_TS = Pattern.compile("[, ]free_ts (\\d*) ns(?!\\w)");
  private static final Pattern SWAPPED = Pattern.compile(" \\(swapped\\)");
  private static final Pattern TASK_NAME = Pattern.compile("[, ]task_name \\[([^\\]]{0,63})\\]");
  private static final Pattern NAME_END = Pattern.compile("\\),? ts \\d* ns");
  private static final Pattern ANOTHER_START = Pattern.compile("Page allocated via order \\d");

  private static final String CUT = "the first line is cut";

  /** Maximum number of parts that are joined. */
  private static final int MAX_PARTS = 4;

  /** Maximum length of a line that is searched. */
  private static final int MAX_LINE = 64 << 10;

  private final String line;
  private final FirstLineFields fields = new FirstLineFields();

  /**
   * Whether a PFN line follows, so that the line is complete or is all that is left of the first
   * line.
   */
  private final boolean pfnBelow;

  /** The characters that belong to known fields. */
  private final BitSet known = new BitSet();

  private UnknownFirstLine(String line, boolean pfnBelow) {
    this.line = line;
    this.pfnBelow = pfnBelow;
  }

  /**
   * Reads the first line of a text; returns {@code null} if it has no end, or if it is cut before
   * the end of its mask or within a name and no PFN line follows it.
   */
  static @Nullable FirstLineFields parse(String text) {
    int end = text.indexOf('\n');
    if (end < 0 || end > MAX_LINE) {
      return null;
    }
    boolean pfnBelow = LenientPfnLine.isAt(text, end + 1, text.length());
    UnknownFirstLine parsed =
        new UnknownFirstLine(text.substring(0, end).stripTrailing(), pfnBelow);
    boolean oldFrame =
        LenientLines.OLD_FRAME.matcher(text).region(end + 1, text.length()).lookingAt();
    if (!parsed.read(oldFrame)) {
      return null;
    }
    parsed.fields.end = end + 1;
    return parsed.fields;
  }

  /**
   * Reads a first line with unknown text that was broken into parts, up to the PFN line after them;
   * returns {@code null} if they have no time stamp.
   */
  static @Nullable FirstLineFields parseBroken(String text) {
    List<String> parts = WrappedLines.of(text, 0, MAX_PARTS + 1);
    String joined = parts.isEmpty() ? "" : parts.get(0);
    int at = LenientLines.nextLine(text, 0);
    for (String part : parts.subList(Math.min(1, parts.size()), parts.size())) {
      if (part.startsWith("PFN") || FrameShapes.isUnmistakable(part)) {
        return null;
      }
      joined = WrappedLines.ways(joined, part, false).iterator().next();
      at = LenientLines.nextLine(text, at);
      if (LenientPfnLine.isAt(text, at, text.length())) {
        UnknownFirstLine parsed = new UnknownFirstLine(joined.stripTrailing(), true);
        parsed.fields.end = at;
        return parsed.read(false) && parsed.fields.ts != null ? parsed.fields : null;
      }
    }
    return null;
  }

  private boolean read(boolean oldFrameBelow) {
    Matcher order = ORDER.matcher(line);
    if (!order.lookingAt() || ANOTHER_START.matcher(line).region(1, line.length()).find()) {
      return false;
    }
    fields.order = order.group(1);
    known.set(0, order.end());
    Matcher mask = find(MASK, order.end(), line.length());
    if (mask == null) {
      return (oldFrameBelow && rest()) || (pfnBelow && withoutMask(order));
    }
    String names = mask.group(2);
    fields.gfp = names == null ? mask.group(1) : mask.group(1) + names;
    fields.namesCut = names == null && line.startsWith("(", mask.end());
    fields.colons = line.startsWith("gfp_mask:", mask.start() + 1);
    return task(order.end(), mask.end()) && rest();
  }

  /** Reads a line that was cut before its mask; if the order ends the line, it may be cut too. */
  private boolean withoutMask(Matcher order) {
    if (order.end() == line.length()) {
      fields.order = "";
    }
    fields.fault = CUT;
    return task(order.end(), order.end()) && rest();
  }

  /** Reads the task and the time stamps; returns false if the line ends within a name. */
  private boolean task(int from, int afterMask) {
    int at = afterMask;
    Matcher pid = find(PID, from, line.length());
    if (pid != null) {
      fields.pid = pid.group(1);
      at = Math.max(at, pid.end());
      at = pidName(pid.end(), at);
    }
    Matcher tgid = find(TGID, at, line.length());
    if (tgid != null) {
      fields.tgid = tgid.group(1);
      at = tgid.end();
      if (line.startsWith(" (", at)) {
        int end = nameEnd(at + 2);
        if (end < 0) {
          fields.fault = CUT;
          return pfnBelow && line.indexOf(')', at) < 0;
        }
        fields.name = DebuggerName.plain(line.substring(at + 2, end));
        known.set(at, end + 1);
        at = end + 1;
      }
    }
    Matcher taskName = fields.name == null ? find(TASK_NAME, from, line.length()) : null;
    if (taskName != null) {
      fields.name = taskName.group(1);
      known.clear(
          taskName.start(), taskName.end()); // no kernel prints it, so it is kept as unknown too
    }
    Matcher ts = findAfter(TS, at, from);
    fields.ts = ts == null ? null : ts.group(1);
    Matcher freed = findAfter(FREE_TS, at, from);
    fields.freeTs = freed == null ? null : freed.group(1);
    fields.swapped = find(SWAPPED, at, line.length()) != null;
    return true;
  }

  /** Reads a name after the pid, as a patch of 2022 prints it, and keeps it as unknown too. */
  private int pidName(int pidEnd, int at) {
    int end = line.startsWith(" (", pidEnd) ? nameEnd(pidEnd + 2) : -1;
    if (end < 0) {
      return at;
    }
    fields.name = line.substring(pidEnd + 2, end);
    return Math.max(at, end + 1);
  }

  /**
   * Returns the end of a name: the last parenthesis before a time stamp, else the first one; or -1.
   */
  private int nameEnd(int from) {
    int best = -1;
    Matcher end = NAME_END.matcher(line).region(from, line.length());
    while (end.find()) {
      if (end.start() - from <= LenientFirstLine.MAX_NAME) {
        best = end.start();
      } else if (best < 0) {
        return -1; // too long for a name
      }
    }
    int close = best >= 0 ? best : line.indexOf(')', from);
    return close >= 0 && close - from <= LenientFirstLine.MAX_NAME ? close : -1;
  }

  private @Nullable Matcher findAfter(Pattern field, int at, int from) {
    Matcher found = find(field, at, line.length());
    return found != null ? found : find(field, from, at);
  }

  private @Nullable Matcher find(Pattern field, int from, int to) {
    Matcher matcher = field.matcher(line).region(from, Math.max(from, to));
    while (matcher.find()) {
      if (known.nextSetBit(matcher.start()) < 0
          || known.nextSetBit(matcher.start()) >= matcher.end()) {
        known.set(matcher.start(), matcher.end());
        return matcher;
      }
    }
    return null;
  }

  /** Keeps the text that belongs to no known field. */
  private boolean rest() {
    for (int from = known.nextClearBit(0); from < line.length(); ) {
      int next = known.nextSetBit(from);
      int to = next < 0 ? line.length() : next;
      String part = line.substring(from, to);
      if (!part.isBlank() && !part.strip().equals(",")) {
        fields.more.add(part);
      }
      from = known.nextClearBit(to);
    }
    if (fields.more.isEmpty() && fields.fault == null) {
      fields.fault = "the first line is incomplete";
    }
    return true;
  }
}
