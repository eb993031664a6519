package org.pageowner.core.internal.text.scan;

import java.util.Arrays;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.text.bytes.Ascii;
import org.pageowner.core.internal.text.bytes.Digits;

/**
 * Consumes records that repeat the previous one: the hottest loop of parsing.
 *
 * <p>A dump is ordered by page frame, and a task usually allocates many pages in a row. So most
 * records equal their predecessor except for the time stamps and the PFN (98.7 % in a dump of a
 * machine with 12 GB, 82 % in one of a freshly booted machine). The text of such a record is
 *
 * <pre>
 *   head  ts digits  " ns\nPFN 0x"  pfn digits  tail  |  head  ts digits ...
 * </pre>
 *
 * with the same head (up to the first of these numbers) and the same tail (from the end of the PFN
 * to the empty line) each time. A tail and the next head are adjacent, so one vectorised comparison
 * with the previous tail and head covers about 550 of a record's 575 bytes, and only two numbers
 * are parsed. The result is run-length encoded: only time stamps and PFNs are written for each
 * record, and {@link BatchBuilder#repeatLast} extends the run of all other columns.
 *
 * <p>Equal bytes parse equally, with one exception: the end of the task's name depends on the bytes
 * after it ({@code ), ts N ns}, a line end, {@code PFN} and a digit). Exactly these bytes are
 * checked between head and tail, and an end within the name would have been found in the previous
 * record.
 */
public final class RepeatScanner {
  private static final long NS_PFN = Ascii.word(" ns\nPFN ");
  private static final long NS_FREE = Ascii.word(" ns, fre");
  private static final long FREE_REST = Ascii.word("e_ts ");
  private static final int FREE_LENGTH = 13;

  private final BatchBuilder rows;
  private final Digits digits;
  private final PreviousRecord previous;
  private final int maxRecordBytes;

  /** Number of records that the last {@link #scan} consumed. */
  private int count;

  /**
   * The position after the last repeated record, and the number of bytes there that equal the head.
   */
  private int end;

  private int sameHead;

  RepeatScanner(BatchBuilder rows, Digits digits, PreviousRecord previous, int maxRecordBytes) {
    this.rows = rows;
    this.digits = digits;
    this.previous = previous;
    this.maxRecordBytes = maxRecordBytes;
  }

  /** Forgets the previous record, so that nothing repeats. */
  void clear() {
    previous.clear();
    sameHead = 0;
  }

  public int count() {
    return count;
  }

  /** Returns the number of bytes at a position that are known to equal the previous head. */
  int sameHead(int at) {
    return at == end ? sameHead : 0;
  }

  /**
   * Reads the repeating records at {@code from} into the rows from {@code rows.size()} on: only
   * their time stamps and PFNs.
   *
   * @return the position after the last of them
   */
  public int scan(byte[] b, int from, int limit) {
    count = 0;
    end = from;
    int length = previous.headLength;
    sameHead = previous.sameHead(b, from, 0, limit);
    if (sameHead < length || length == 0) {
      return from;
    }
    rows.beginRow();
    int first = rows.size();
    int capacity = rows.pfn.length;
    int tailLength = previous.tailLength;
    int whole = tailLength + length;
    int record = from;
    int tail = previous.tail;
    int row = first;
    int same = whole;
    while (true) {
      int p = numbers(b, record + length, row);
      if (p < 0) {
        break;
      }
      int compared = Math.min(whole, limit - p);
      if (compared <= 0) {
        break;
      }
      int equalBytes = Arrays.mismatch(b, p, p + compared, b, tail, tail + compared);
      equalBytes = equalBytes < 0 ? compared : equalBytes;
      int next = p + tailLength;
      if (equalBytes < tailLength || next - record > maxRecordBytes) {
        break;
      }
      row++;
      record = next;
      tail = p;
      same = equalBytes;
      if (same < whole || row == capacity) {
        break;
      }
    }
    count = row - first;
    end = record;
    sameHead = same - tailLength;
    return record;
  }

  /** Reads the time stamps and the PFN of a row; returns the position after them, or -1. */
  private int numbers(byte[] b, int from, int row) {
    int p = from;
    if ((previous.form & BatchBuilder.HAS_PID) != 0) {
      p = digits.decimal(b, p);
      if (p < 0) {
        return -1;
      }
      rows.allocTs[row] = digits.value;
      if ((previous.form & BatchBuilder.HAS_FREE_TS) != 0) {
        if (Ascii.longAt(b, p) != NS_FREE
            || !Ascii.starts(b, p + 8, FREE_REST, 5)
            || (p = digits.decimal(b, p + FREE_LENGTH)) < 0) {
          return -1;
        }
        rows.freeTs[row] = digits.value;
      }
      if (Ascii.longAt(b, p) != NS_PFN) {
        return -1;
      }
      p += 8;
      if ((previous.form & BatchBuilder.HEX_PFN) != 0) {
        if (b[p] != '0' || b[p + 1] != 'x') {
          return -1;
        }
        p += 2;
      }
    }
    p =
        (previous.form & BatchBuilder.HEX_PFN) != 0
            ? digits.hexadecimal(b, p)
            : digits.decimal(b, p);
    rows.pfn[row] = digits.value;
    return p;
  }
}
