package org.pageowner.core.internal.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.record.PageRecord;

/** The first line of a record that is not regular; it is longer than a line if the name is. */
final class FirstLine {
  private static final Pattern ORDER = Pattern.compile("Page allocated via order (\\d+)");
  private static final Pattern GFP = Pattern.compile(", mask (0x[0-9a-fA-F]+(?:\\([^()\\n]*\\))?)");
  private static final Pattern MASK = Pattern.compile("0x[0-9a-fA-F]{1,16}(?:\\([^()\\n]*\\))?");
  private static final Pattern PID = Pattern.compile(", pid (-?\\d+)");
  private static final Pattern TGID = Pattern.compile(", tgid (-?\\d+) \\(");
  private static final Pattern TIMES = Pattern.compile(", ts (\\d*) ns(?:, free_ts (\\d+) ns)?");
  private static final Pattern MORE = Pattern.compile("(, [^\\r\\n]+)\\r?(?:\\n|\\z)");
  private static final Pattern NAME_END =
      Pattern.compile("\\), ts \\d* ns(?:, free_ts \\d+ ns)?\\r?(?:\\n|\\z)");
  private static final Pattern NAME_END_AND_MORE =
      Pattern.compile("\\), ts \\d* ns(?:, free_ts \\d+ ns)?, [^\\n]*\\n(?=PFN )");

  /** Names are at most 15 bytes today, 63 in the future. */
  private static final int MAX_NAME = 63;

  /** How far to look for the end of a first line behind a name. */
  private static final int REACH = MAX_NAME + 128;

  /** How far to look for the end of a PFN line behind it. */
  private static final int MAX_PFN_LINE = 4096;

  private final RowWriter row;
  private @Nullable String problem;
  private boolean endsInName;
  private String more = "";

  FirstLine(RowWriter row) {
    this.row = row;
  }

  /** Why there is no record, or {@code null}. */
  @Nullable String problem() {
    return problem;
  }

  /** Whether there is no record because the text ends within a name. */
  boolean endsInName() {
    return endsInName;
  }

  /** What follows the fields that are known, with the comma before it; empty if nothing does. */
  String more() {
    return more;
  }

  /** Reads the line into the row; the position of the next line, or -1. */
  int read(String text) {
    problem = null;
    endsInName = false;
    more = "";
    Matcher order = ORDER.matcher(text);
    if (!order.lookingAt()) {
      problem = "no order and mask";
      return -1;
    }
    BatchBuilder rows = row.rows;
    row.set(rows.order, rows.noOrder, order.group(1), 10, PageRecord.MAX_ORDER, "order");
    Matcher gfp = GFP.matcher(text).region(order.end(), text.length());
    if (!gfp.lookingAt()) {
      return withoutMask(text, order.end());
    }
    if (MASK.matcher(gfp.group(1)).matches()) {
      row.set(rows.gfp, rows.dictionaries().gfp.strings(), gfp.group(1));
    } else {
      row.fault("gfp mask has more than 64 bits");
    }
    int end = task(text, gfp.end());
    if (!gfp.group(1).endsWith(")") && end >= 0 && !row.isMarked(BatchBuilder.HAS_PID)) {
      row.mark(BatchBuilder.BARE_MASK);
    }
    if (end < 0) {
      problem = "the first line is not whole";
    }
    return end;
  }

  /** In 2005 the -mm tree printed no mask; a line that was cut has no old frame below. */
  private int withoutMask(String text, int at) {
    int end = lineEnd(text, at);
    if (end >= 0 && RecordLines.OLD_FRAME.matcher(text).region(end, text.length()).lookingAt()) {
      return end;
    }
    problem = "no order and mask";
    return -1;
  }

  /** Reads from behind the mask to the line's end; the position of the next line, or -1. */
  private int task(String text, int from) {
    BatchBuilder rows = row.rows;
    int at = from;
    Matcher pid = PID.matcher(text).region(at, text.length());
    if (!pid.lookingAt()) {
      return lineEnd(text, at);
    }
    row.mark(BatchBuilder.HAS_PID);
    row.set(rows.pid, rows.noPid, pid.group(1), 10, Integer.MAX_VALUE, "pid");
    at = pid.end();
    Matcher tgid = TGID.matcher(text).region(at, text.length());
    if (tgid.lookingAt()) {
      row.mark(BatchBuilder.HAS_TGID);
      row.set(rows.tgid, rows.noTgid, tgid.group(1), 10, Integer.MAX_VALUE, "tgid");
      int end = nameEnd(text, tgid.end());
      if (end < 0) {
        endsInName = text.length() - tgid.end() <= MAX_NAME;
        return -1;
      }
      row.set(rows.name, rows.dictionaries().name.strings(), text.substring(tgid.end(), end));
      at = end + 1;
    }
    Matcher times = TIMES.matcher(text).region(at, text.length());
    if (!times.lookingAt()) {
      return -1;
    }
    if (!times.group(1).isEmpty()) { // page_owner_sort takes the digits out
      row.setOwn(rows.allocTs, rows.noAllocTs, times.group(1), 10, "ts");
    }
    String freed = times.group(2);
    if (freed != null) {
      row.mark(BatchBuilder.HAS_FREE_TS);
      row.setOwn(rows.freeTs, rows.noFreeTs, freed, 10, "free_ts");
    }
    int end = lineEnd(text, times.end());
    return end >= 0 ? end : more(text, times.end());
  }

  /** A field that a future kernel adds: text, but for the start of a record that was run into. */
  private int more(String text, int at) {
    Matcher rest = MORE.matcher(text).region(at, text.length());
    if (!rest.lookingAt() || RecordLines.START.matcher(rest.group(1)).find()) {
      return -1;
    }
    more = rest.group(1);
    return rest.end();
  }

  /** The next line if nothing but a line end stands at {@code at}, else -1. */
  private static int lineEnd(String text, int at) {
    int p = at < text.length() && text.charAt(at) == '\r' ? at + 1 : at;
    if (p == text.length()) {
      return p;
    }
    return text.charAt(p) == '\n' ? p + 1 : -1;
  }

  private static int nameEnd(String text, int from) {
    int end = nameEnd(NAME_END, text, from);
    return end >= 0 ? end : nameEnd(NAME_END_AND_MORE, text, from);
  }

  /**
   * The end of the name: the last place where the rest of a first line follows, by preference one
   * with a PFN line below it, then one on the same line. No name holds the start of a record.
   */
  private static int nameEnd(Pattern rest, String text, int from) {
    int reach = Math.min(text.length(), from + REACH);
    Matcher start = RecordLines.START.matcher(text).region(from, reach);
    int to = start.find() ? start.start() : reach;
    Matcher candidate =
        rest.matcher(text).region(from, reach).useAnchoringBounds(false).useTransparentBounds(true);
    int best = -1;
    boolean bestHasPfn = false;
    while (candidate.find() && candidate.start() <= from + MAX_NAME && candidate.start() < to) {
      boolean hasPfn =
          PfnLine.isAt(
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
}
