package org.pageowner.core.internal.text.lenient;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.record.PageRecord;

/** The fields of a first line as text, before they are written to a row. */
final class FirstLineFields {
  private static final Pattern MASK = Pattern.compile("0x[0-9a-fA-F]{1,16}(?:\\([^()\\n]*\\))?");

  /** The order; empty if it may be cut. */
  String order = "";

  @Nullable String gfp;

  /** Whether the names of the mask were printed, but not all of them. */
  boolean namesCut;

  @Nullable String pid;
  @Nullable String tgid;
  @Nullable String name;

  /** The digits of the time stamp; empty where page_owner_sort removed them. */
  @Nullable String ts;

  @Nullable String freeTs;

  /** Whether a debugger's script printed the line, with colons after the names of fields. */
  boolean colons;

  boolean swapped;

  /** Text that belongs to no known field. */
  final List<String> more = new ArrayList<>();

  /** The fault of the line, or {@code null}. */
  @Nullable String fault;

  /** The position of the next line. */
  int end;

  /** Returns whether all of the line is known. */
  boolean isClean() {
    return more.isEmpty() && fault == null;
  }

  void write(RowWriter row) {
    BatchBuilder rows = row.rows;
    if (!order.isEmpty()) {
      row.set(rows.order, rows.noOrder, order, 10, PageRecord.MAX_ORDER, "order");
    }
    if (gfp != null) {
      gfp(row, gfp);
    }
    if (pid != null) {
      row.mark(BatchBuilder.HAS_PID);
      row.set(rows.pid, rows.noPid, pid, 10, Integer.MAX_VALUE, "pid");
    }
    if (tgid != null) {
      row.mark(BatchBuilder.HAS_TGID);
      row.set(rows.tgid, rows.noTgid, tgid, 10, Integer.MAX_VALUE, "tgid");
    }
    row.set(rows.name, rows.dictionaries().name.strings(), name);
    if (ts != null && !ts.isEmpty()) {
      row.setPerRecord(rows.allocTs, rows.noAllocTs, ts, 10, "ts");
    }
    if (freeTs != null) {
      row.mark(BatchBuilder.HAS_FREE_TS);
      if (!freeTs.isEmpty()) {
        row.setPerRecord(rows.freeTs, rows.noFreeTs, freeTs, 10, "free_ts");
      }
    }
    if (colons) {
      row.mark(BatchBuilder.COLONS);
    }
    if (fault != null) {
      row.fault(fault);
    }
  }

  /**
   * Writes the mask. A bare number is from a kernel up to 4.5, unless there is a pid, which those
   * do not print.
   */
  private void gfp(RowWriter row, String mask) {
    if (!MASK.matcher(mask).matches()) {
      row.fault("gfp mask has more than 64 bits");
      return;
    }
    boolean bare = !mask.endsWith(")");
    boolean unknownLayout = bare && (pid != null || colons || namesCut);
    row.set(
        row.rows.gfp,
        row.rows.dictionaries().gfp.strings(),
        unknownLayout ? "gfp_mask: " + mask : mask);
    if (bare && !unknownLayout) {
      row.mark(BatchBuilder.BARE_MASK);
    }
  }
}
