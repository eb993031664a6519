package org.pageowner.core.internal.text.scan;

import java.util.Arrays;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.text.bytes.Ascii;
import org.pageowner.core.internal.text.bytes.Digits;

/**
 * Goes over records that say what the record before them says: the hottest loop of all.
 *
 * <p>Dumps go by page frame, and whoever takes memory takes many pages at a time. So most records
 * are their predecessor again but for the time stamps and the PFN (98.7 % of a dump of a machine
 * with 12 GB, 82 % of one that has just booted). A record's text is then
 *
 * <pre>
 *   head  ts digits  " ns\nPFN 0x"  pfn digits  tail  |  head  ts digits ...
 * </pre>
 *
 * with the same head (up to the first of these numbers) and the same tail (from behind the PFN to
 * the empty line) each time. A tail and the head behind it are neighbours: one vectorised compare
 * with the tail and the head before settles both, some 550 bytes of a record's 575, and what is
 * left are two numbers. Nothing else of the row is written here: {@link BatchBuilder#repeatLast}
 * fills the other columns for the whole run.
 *
 * <p>Equal bytes are read equally. The one place where a reading depends on bytes further on is the
 * end of the task's name, which is where {@code ), ts N ns}, a line end and {@code PFN} and a digit
 * follow: that is just what is looked at between head and tail, and an end within the name would
 * have been found in the record before.
 */
public final class RepeatScanner {
  private static final long NS_PFN = Ascii.word(" ns\nPFN ");
  private static final long NS_FREE = Ascii.word(" ns, fre");
  private static final long FREE_REST = Ascii.word("e_ts ");
  private static final int FREE_LENGTH = 13;

  private final BatchBuilder rows;
  private final Digits digits;
  private final PreviousRecord before;
  private final int maxRecordBytes;

  /** How many records the last {@link #scan} went over. */
  private int count;

  /** Where it ended, and how much of the head stands there. */
  private int end;

  private int sameHead;

  RepeatScanner(BatchBuilder rows, Digits digits, PreviousRecord before, int maxRecordBytes) {
    this.rows = rows;
    this.digits = digits;
    this.before = before;
    this.maxRecordBytes = maxRecordBytes;
  }

  /** Knows no record: nothing repeats. */
  void clear() {
    before.clear();
    sameHead = 0;
  }

  public int count() {
    return count;
  }

  /** How many bytes at a position are known to be those of the head of the record before. */
  int sameHead(int at) {
    return at == end ? sameHead : 0;
  }

  /**
   * Goes over the repeating records at {@code from} into the rows from {@code rows.size()} on: only
   * their time stamps and PFNs.
   *
   * @return the position behind the last of them
   */
  public int scan(byte[] b, int from, int limit) {
    count = 0;
    end = from;
    int length = before.headLength;
    sameHead = before.sameHead(b, from, 0, limit);
    if (sameHead < length || length == 0) {
      return from;
    }
    rows.beginRow();
    int first = rows.size();
    int capacity = rows.pfn.length;
    int tailLength = before.tailLength;
    int whole = tailLength + length;
    int record = from;
    int tail = before.tail;
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
      int alike = Arrays.mismatch(b, p, p + compared, b, tail, tail + compared);
      alike = alike < 0 ? compared : alike;
      int next = p + tailLength;
      if (alike < tailLength || next - record > maxRecordBytes) {
        break;
      }
      row++;
      record = next;
      tail = p;
      same = alike;
      if (same < whole || row == capacity) {
        break;
      }
    }
    count = row - first;
    end = record;
    sameHead = same - tailLength;
    return record;
  }

  /** Reads the time stamps and the PFN of a row; the position behind, or -1. */
  private int numbers(byte[] b, int from, int row) {
    int p = from;
    if ((before.form & BatchBuilder.HAS_PID) != 0) {
      p = digits.decimal(b, p);
      if (p < 0) {
        return -1;
      }
      rows.allocTs[row] = digits.value;
      if ((before.form & BatchBuilder.HAS_FREE_TS) != 0) {
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
      if ((before.form & BatchBuilder.HEX_PFN) != 0) {
        if (b[p] != '0' || b[p + 1] != 'x') {
          return -1;
        }
        p += 2;
      }
    }
    p = (before.form & BatchBuilder.HEX_PFN) != 0 ? digits.hexadecimal(b, p) : digits.decimal(b, p);
    rows.pfn[row] = digits.value;
    return p;
  }
}
