package org.pageowner.core.internal.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.store.Dictionaries;
import org.pageowner.core.record.PageRecord;

/**
 * Reads a record that is not regular: what can be read is, the rest is absent and named.
 *
 * <p>The cold path: it works on strings and takes its time. A record counts as one when its first
 * line is whole; its text is kept beside the columns.
 */
final class LenientRecord {
  private static final Pattern ORDER_AND_MASK =
      Pattern.compile("Page allocated via order (\\d+), mask (0x[0-9a-fA-F]+)(\\([^()\\n]*\\))?");
  private static final Pattern PID = Pattern.compile(", pid (-?\\d+)");
  private static final Pattern TGID = Pattern.compile(", tgid (-?\\d+) \\(");
  private static final Pattern TIMES = Pattern.compile(", ts (\\d+) ns(?:, free_ts (\\d+) ns)?");
  private static final Pattern NAME_END =
      Pattern.compile("\\), ts \\d+ ns(?:, free_ts \\d+ ns)?\\r?(?:\\n|\\z)");
  private static final Pattern PFN_LINE =
      Pattern.compile(
          "PFN (0x)?([0-9a-fA-F]+) type (\\S*) Block (\\d+) type (\\S*)(?: Flags ([^\\n]*?))?\\r?(?:\\n|\\z)");
  private static final Pattern MASK = Pattern.compile("0x[0-9a-fA-F]{1,16}(?:\\([^()\\n]*\\))?");

  /** Names are at most 15 bytes today, 63 in the future. */
  private static final int MAX_NAME = 63;

  /** How far to look for the end of a PFN line behind a name. */
  private static final int MAX_PFN_LINE = 4096;

  private final BatchBuilder rows;
  private final int maxRecordBytes;
  private @Nullable String problem;
  private boolean closed;
  private boolean endsInName;
  private boolean tooLong;

  LenientRecord(BatchBuilder rows, int maxRecordBytes) {
    this.rows = rows;
    this.maxRecordBytes = maxRecordBytes;
  }

  /** What was wrong with the record that was read last, or {@code null}. */
  @Nullable String problem() {
    return problem;
  }

  /** Whether an empty line closed the record that was read last. */
  boolean closed() {
    return closed;
  }

  /** Whether the record that could not be read has a name that the text ends in. */
  boolean endsInName() {
    return endsInName;
  }

  /** Whether the record that could not be read is too long to be one. */
  boolean isTooLong() {
    return tooLong;
  }

  /**
   * Reads the record that starts at {@code from} into the row {@code rows.size()}, which the caller
   * must accept.
   *
   * @param limit where the record ends at the latest: the next start, or the end of the text
   * @return the position behind the record and its empty line, or -1 if its first line is not
   *     whole, or it is too long: then nothing is to be accepted
   */
  int read(byte[] b, int from, int limit) {
    problem = null;
    closed = false;
    endsInName = false;
    tooLong = false;
    int length = Math.min(limit - from, maxRecordBytes + 1);
    String text = new String(b, from, length, ISO_8859_1);
    Matcher start = ORDER_AND_MASK.matcher(text);
    if (!start.lookingAt()) {
      problem = "no order and mask";
      return -1;
    }
    rows.beginRow();
    int row = rows.size();
    clear(row);
    set(rows.order, rows.noOrder, row, start.group(1), PageRecord.MAX_ORDER, "order");
    Dictionaries values = rows.dictionaries();
    String mask = start.group(2) + (start.group(3) == null ? "" : start.group(3));
    if (MASK.matcher(mask).matches()) {
      rows.gfp[row] = intern(values.gfp.strings(), mask);
    } else {
      fault("gfp mask has more than 64 bits");
    }
    int at = firstLine(text, start.end(), row);
    if (at < 0) {
      problem = "the first line is not whole";
      clear(row);
      return -1;
    }
    boolean crlf = text.startsWith("\r\n", at - 2);
    at = pfnLine(text, at, row);
    int end = tail(text, at, row, crlf);
    if (end > maxRecordBytes) {
      problem = "a record of more than " + maxRecordBytes + " bytes";
      tooLong = true;
      clear(row);
      return -1;
    }
    rows.keepText(text.substring(0, end).getBytes(ISO_8859_1));
    rows.form[row] |= BatchBuilder.VERBATIM;
    return from + behindEmptyLine(text, end);
  }

  private void clear(int row) {
    rows.form[row] = 0;
    rows.pfn[row] = 0;
    rows.order[row] = 0;
    rows.pid[row] = 0;
    rows.tgid[row] = 0;
    rows.allocTs[row] = 0;
    rows.freeTs[row] = 0;
    rows.pageblock[row] = 0;
    rows.name[row] = -1;
    rows.migrateType[row] = -1;
    rows.pageblockType[row] = -1;
    rows.gfp[row] = -1;
    rows.flags[row] = -1;
    rows.stack[row] = -1;
    rows.trailer[row] = -1;
    for (BitSet absent :
        new BitSet[] {
          rows.noPfn,
          rows.noOrder,
          rows.noPid,
          rows.noTgid,
          rows.noAllocTs,
          rows.noFreeTs,
          rows.noPageblock
        }) {
      absent.clear(row);
    }
  }

  /** Reads from behind the mask to the line's end; the position of the next line, or -1. */
  private int firstLine(String text, int from, int row) {
    int at = from;
    Matcher pid = PID.matcher(text).region(at, text.length());
    if (!pid.lookingAt()) {
      rows.noPid.set(row);
      rows.noTgid.set(row);
      rows.noAllocTs.set(row);
      rows.noFreeTs.set(row);
      return lineEnd(text, at);
    }
    rows.form[row] |= BatchBuilder.HAS_PID;
    set(rows.pid, rows.noPid, row, pid.group(1), Integer.MAX_VALUE, "pid");
    at = pid.end();
    Matcher tgid = TGID.matcher(text).region(at, text.length());
    if (tgid.lookingAt()) {
      rows.form[row] |= BatchBuilder.HAS_TGID;
      set(rows.tgid, rows.noTgid, row, tgid.group(1), Integer.MAX_VALUE, "tgid");
      int end = nameEnd(text, tgid.end());
      if (end < 0) {
        endsInName = text.length() - tgid.end() <= MAX_NAME;
        return -1;
      }
      String name = text.substring(tgid.end(), end);
      rows.name[row] = intern(rows.dictionaries().name.strings(), name);
      at = end + 1;
    } else {
      rows.noTgid.set(row);
    }
    Matcher times = TIMES.matcher(text).region(at, text.length());
    if (!times.lookingAt()) {
      return -1;
    }
    set(rows.allocTs, rows.noAllocTs, row, times.group(1), Long.MAX_VALUE, "ts");
    String freed = times.group(2);
    if (freed == null) {
      rows.noFreeTs.set(row);
    } else {
      rows.form[row] |= BatchBuilder.HAS_FREE_TS;
      set(rows.freeTs, rows.noFreeTs, row, freed, Long.MAX_VALUE, "free_ts");
    }
    return lineEnd(text, times.end());
  }

  /** The next line if nothing but a line end stands at {@code at}, else -1. */
  private static int lineEnd(String text, int at) {
    int p = at < text.length() && text.charAt(at) == '\r' ? at + 1 : at;
    if (p == text.length()) {
      return p;
    }
    return text.charAt(p) == '\n' ? p + 1 : -1;
  }

  /**
   * The end of the name: the last place where the rest of a first line follows, by preference one
   * with a PFN line below it, then one on the same line.
   */
  private static int nameEnd(String text, int from) {
    int reach = Math.min(text.length(), from + MAX_NAME + 128);
    Matcher candidate = NAME_END.matcher(text).region(from, reach).useAnchoringBounds(false);
    int best = -1;
    boolean bestHasPfn = false;
    while (candidate.find() && candidate.start() <= from + MAX_NAME) {
      boolean hasPfn =
          PFN_LINE
              .matcher(text)
              .region(candidate.end(), Math.min(text.length(), candidate.end() + MAX_PFN_LINE))
              .lookingAt();
      boolean sameLine = text.lastIndexOf('\n', candidate.start()) < from;
      if (hasPfn || (!bestHasPfn && (best < 0 || sameLine))) {
        best = candidate.start();
        bestHasPfn = hasPfn;
      }
      candidate.region(candidate.start() + 1, reach);
    }
    return best;
  }

  private int pfnLine(String text, int at, int row) {
    Matcher line = PFN_LINE.matcher(text).region(at, text.length());
    if (!text.startsWith("PFN", at) || !line.lookingAt()) {
      rows.noPfn.set(row);
      rows.noPageblock.set(row);
      if (!text.startsWith("PFN", at)) {
        return at;
      }
      fault("the PFN line is damaged");
      int end = text.indexOf('\n', at);
      return end < 0 ? text.length() : end + 1;
    }
    rows.form[row] |= BatchBuilder.HAS_PFN;
    if (line.group(1) != null) {
      rows.form[row] |= BatchBuilder.HEX_PFN;
    }
    try {
      rows.pfn[row] = Long.parseLong(line.group(2), line.group(1) == null ? 10 : 16);
    } catch (NumberFormatException e) {
      rows.noPfn.set(row);
      fault("PFN is not a number of at most 63 bits");
    }
    set(rows.pageblock, rows.noPageblock, row, line.group(4), Long.MAX_VALUE, "Block");
    Dictionaries values = rows.dictionaries();
    rows.migrateType[row] = intern(values.migrateType.strings(), line.group(3));
    rows.pageblockType[row] = intern(values.pageblockType.strings(), line.group(5));
    String flags = line.group(6);
    if (flags != null && MASK.matcher(flags).matches()) {
      rows.flags[row] = intern(values.flags.strings(), flags);
    } else {
      fault("the page flags are damaged");
    }
    return line.end();
  }

  /** Reads stack and trailer; the end of the record's text. */
  private int tail(String text, int from, int row, boolean crlf) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at = nextLine(text, at);
    }
    int stackEnd = at;
    while (at < text.length() && !isEmptyLine(text, at)) {
      at = nextLine(text, at);
    }
    if (at > maxRecordBytes) {
      return at;
    }
    Dictionaries values = rows.dictionaries();
    String stack = plainLines(text.substring(from, stackEnd), crlf);
    String trailer = plainLines(text.substring(stackEnd, at), crlf);
    if (!trailer.isEmpty()) {
      rows.trailer[row] = intern(values.trailer.strings(), trailer);
    }
    if (!stack.isEmpty() || !trailer.startsWith("handle: ")) {
      rows.stack[row] = intern(values.stack.strings(), stack);
    }
    return at;
  }

  /** Lines without the CR that a tool has put before each LF. */
  private static String plainLines(String lines, boolean crlf) {
    return crlf ? lines.replace("\r\n", "\n") : lines;
  }

  private int behindEmptyLine(String text, int at) {
    closed = isEmptyLine(text, at);
    return closed ? nextLine(text, at) : at;
  }

  private static boolean isEmptyLine(String text, int at) {
    return text.startsWith("\n", at) || text.startsWith("\r\n", at);
  }

  private static int nextLine(String text, int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end + 1;
  }

  private void set(long[] column, BitSet absent, int row, String digits, long max, String field) {
    try {
      long value = Long.parseLong(digits);
      if (value >= 0 && value <= max) {
        column[row] = value;
        return;
      }
    } catch (NumberFormatException e) {
      // falls through: too many digits
    }
    absent.set(row);
    fault(field + " is out of range");
  }

  private void fault(String what) {
    if (problem == null) {
      problem = what;
    }
  }

  private static int intern(
      org.pageowner.core.internal.store.ByteDictionary strings, String value) {
    byte[] bytes = value.getBytes(ISO_8859_1);
    return strings.intern(bytes, 0, bytes.length);
  }
}
