package org.pageowner.core.internal.text;

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
final class RowWriter {
  final BatchBuilder rows;
  private @Nullable String fault;
  private int row;

  RowWriter(BatchBuilder rows) {
    this.rows = rows;
  }

  /** Begins a row in which all is absent. */
  void begin() {
    fault = null;
    rows.beginRow();
    row = rows.size();
    rows.form[row] = 0;
    for (long[] numbers :
        new long[][] {
          rows.pfn, rows.order, rows.pid, rows.tgid, rows.allocTs, rows.freeTs, rows.pageblock
        }) {
      numbers[row] = 0;
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
      ids[row] = -1;
    }
    for (BitSet absent : absents()) {
      absent.set(row);
    }
  }

  /** Gives the row up. */
  void cancel() {
    for (BitSet absent : absents()) {
      absent.clear(row);
    }
  }

  private BitSet[] absents() {
    return new BitSet[] {
      rows.noPfn,
      rows.noOrder,
      rows.noPid,
      rows.noTgid,
      rows.noAllocTs,
      rows.noFreeTs,
      rows.noPageblock
    };
  }

  /** The row's number. */
  int row() {
    return row;
  }

  /** What is wrong with the row, or {@code null}. */
  @Nullable String fault() {
    return fault;
  }

  /** Says what is wrong, unless something is already. */
  void fault(String what) {
    if (fault == null) {
      fault = what;
    }
  }

  /** Adds marks to the row's form. */
  void mark(int form) {
    rows.form[row] |= (short) form;
  }

  boolean isMarked(int form) {
    return (rows.form[row] & form) != 0;
  }

  void set(long[] column, BitSet absent, String digits, int radix, long max, String field) {
    try {
      long value = Long.parseLong(digits, radix);
      if (value >= 0 && value <= max) {
        column[row] = value;
        absent.clear(row);
        return;
      }
    } catch (NumberFormatException e) {
      // falls through: too many digits
    }
    fault(field + " is out of range");
  }

  void set(int[] column, ByteDictionary strings, String value) {
    byte[] bytes = value.getBytes(ISO_8859_1);
    column[row] = strings.intern(bytes, 0, bytes.length);
  }
}
