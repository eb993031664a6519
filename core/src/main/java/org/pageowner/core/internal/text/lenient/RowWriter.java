package org.pageowner.core.internal.text.lenient;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.dictionary.ByteDictionary;
import org.pageowner.core.internal.store.BatchBuilder;

/**
 * Writes one row of the cold path, field by field, from strings with one character per byte.
 *
 * <p>A value that is out of range stays absent; the first such fault is kept.
 */
public final class RowWriter {
  final BatchBuilder rows;
  private @Nullable String fault;
  private int row;
  private int run;

  /** Creates a writer for the rows of this builder. */
  public RowWriter(BatchBuilder rows) {
    this.rows = rows;
  }

  /** Returns the builder of the rows. */
  public BatchBuilder rows() {
    return rows;
  }

  /** Starts a row in which every field is absent. */
  public void begin() {
    fault = null;
    rows.beginRow();
    row = rows.size();
    run = rows.run();
    rows.form[run] = 0;
    for (long[] numbers : new long[][] {rows.pfn, rows.allocTs, rows.freeTs}) {
      numbers[row] = 0;
    }
    for (long[] numbers : new long[][] {rows.order, rows.pid, rows.tgid, rows.pageblock}) {
      numbers[run] = 0;
    }
    for (int[] ids :
        new int[][] {
          rows.name,
          rows.migrateType,
          rows.pageblockType,
          rows.gfp,
          rows.flags,
          rows.stack,
          rows.trailer
        }) {
      ids[run] = -1;
    }
    for (BitSet absent : ofRows()) {
      absent.set(row);
    }
    for (BitSet absent : ofRuns()) {
      absent.set(run);
    }
  }

  /** Discards the row. */
  void cancel() {
    for (BitSet absent : ofRows()) {
      absent.clear(row);
    }
    for (BitSet absent : ofRuns()) {
      absent.clear(run);
    }
  }

  private BitSet[] ofRows() {
    return new BitSet[] {rows.noPfn, rows.noAllocTs, rows.noFreeTs};
  }

  private BitSet[] ofRuns() {
    return new BitSet[] {rows.noOrder, rows.noPid, rows.noTgid, rows.noPageblock};
  }

  /** Returns the number of the run that the row starts. */
  int run() {
    return run;
  }

  /** Returns the first fault of the row, or {@code null}. */
  public @Nullable String fault() {
    return fault;
  }

  /** Sets the fault, unless there is one already. */
  public void fault(String reason) {
    if (fault == null) {
      fault = reason;
    }
  }

  /**
   * Adds flags to the form of the row.
   *
   * @throws IllegalArgumentException if a flag does not fit into the 16 bits of a form
   */
  public void mark(int form) {
    if (form >>> Short.SIZE != 0) {
      throw new IllegalArgumentException("a form has 16 bits: 0x" + Integer.toHexString(form));
    }
    rows.form[run] |= (short) form;
  }

  boolean isMarked(int form) {
    return (rows.form[run] & form) != 0;
  }

  /** Sets a number in a column that has one entry per run; it stays absent if it is null. */
  public void set(
      long[] column, BitSet absent, @Nullable String digits, int radix, long max, String field) {
    set(column, run, absent, digits, radix, max, field);
  }

  /** Sets a PFN or a time stamp, whose columns have one entry per record; it may be null. */
  public void setPerRecord(
      long[] column, BitSet absent, @Nullable String digits, int radix, String field) {
    set(column, row, absent, digits, radix, Long.MAX_VALUE, field);
  }

  private void set(
      long[] column,
      int at,
      BitSet absent,
      @Nullable String digits,
      int radix,
      long max,
      String field) {
    if (digits == null) {
      return;
    }
    try {
      long value = Long.parseLong(digits, radix);
      if (value >= 0 && value <= max) {
        column[at] = value;
        absent.clear(at);
        return;
      }
    } catch (NumberFormatException e) {
      // too many digits
    }
    fault(field + " is out of range");
  }

  /** Sets a text with one character per byte; it stays absent if it is null. */
  public void set(int[] column, ByteDictionary strings, @Nullable String value) {
    if (value != null) {
      byte[] bytes = value.getBytes(ISO_8859_1);
      column[run] = strings.intern(bytes, 0, bytes.length);
    }
  }
}
