package org.pageowner.core.internal.text.lenient;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.store.ByteDictionary;

/**
 * The row that the cold path writes, field by field, from strings of one char a byte.
 *
 * <p>A value that is out of range stays absent; the first such fault is kept.
 */
public final class RowWriter {
  final BatchBuilder rows;
  private @Nullable String fault;
  private int row;
  private int run;

  /** A writer of rows of this builder. */
  public RowWriter(BatchBuilder rows) {
    this.rows = rows;
  }

  /** Returns the builder of the rows. */
  public BatchBuilder rows() {
    return rows;
  }

  /** Begins a row in which all is absent. */
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

  /** Gives the row up. */
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

  /** The number of the run that the row begins. */
  int run() {
    return run;
  }

  /** What is wrong with the row, or {@code null}. */
  public @Nullable String fault() {
    return fault;
  }

  /** Says what is wrong, unless something is already. */
  public void fault(String what) {
    if (fault == null) {
      fault = what;
    }
  }

  /** Adds marks to the row's form. */
  public void mark(int form) {
    rows.form[run] |= (short) form;
  }

  boolean isMarked(int form) {
    return (rows.form[run] & form) != 0;
  }

  /** Sets a number of a column with an entry for each run. */
  public void set(long[] column, BitSet absent, String digits, int radix, long max, String field) {
    set(column, run, absent, digits, radix, max, field);
  }

  /** Sets a PFN or a time stamp: their columns have an entry for each record. */
  public void setOwn(long[] column, BitSet absent, String digits, int radix, String field) {
    set(column, row, absent, digits, radix, Long.MAX_VALUE, field);
  }

  private void set(
      long[] column, int at, BitSet absent, String digits, int radix, long max, String field) {
    try {
      long value = Long.parseLong(digits, radix);
      if (value >= 0 && value <= max) {
        column[at] = value;
        absent.clear(at);
        return;
      }
    } catch (NumberFormatException e) {
      // falls through: too many digits
    }
    fault(field + " is out of range");
  }

  /** Sets a text, which is one character a byte. */
  public void set(int[] column, ByteDictionary strings, String value) {
    byte[] bytes = value.getBytes(ISO_8859_1);
    column[run] = strings.intern(bytes, 0, bytes.length);
  }
}
