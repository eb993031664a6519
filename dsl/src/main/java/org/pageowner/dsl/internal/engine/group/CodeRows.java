package org.pageowner.dsl.internal.engine.group;

import java.util.Arrays;
import java.util.List;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * A growing list of records as the codes of some columns, those of a record side by side.
 *
 * <p>Columns suit what is read from start to end; who jumps from record to record, as a look-up or
 * printing in another order does, waits for the memory once for each column. Here it is once for
 * the record: codes that are small take half a word each, and a record is less than a cache line or
 * two. Pages of records are never moved, so growing costs nothing but the new page.
 */
public final class CodeRows {
  private static final int PAGE_BITS = 12;

  /** The rows of a page. */
  public static final int SEGMENT_ROWS = 1 << PAGE_BITS;

  private static final int FIRST_ROWS = 64;
  private static final long SMALL_MASK = 0xffff_ffffL;

  private final KeyColumn[] columns;

  /** So many columns, the first ones, take half a word each. */
  private final int small;

  /** Words of codes. */
  private final int words;

  /** Words of a row: its codes and its notes. */
  private final int stride;

  /** The rows of a slice that were read, word by word. */
  private final long[][] read;

  private final long[] codes = new long[RowSlice.CAPACITY];
  private long[][] pages = new long[8][];
  private int size;

  /**
   * Rows of codes of these columns.
   *
   * @param small columns whose codes are below 2^32 - 1
   * @param wide columns whose codes may be any
   * @param notes how many numbers can be noted for a row
   */
  public CodeRows(List<KeyColumn> small, List<KeyColumn> wide, int notes) {
    this.small = small.size();
    this.columns = new KeyColumn[small.size() + wide.size()];
    for (int column = 0; column < columns.length; column++) {
      columns[column] = column < this.small ? small.get(column) : wide.get(column - this.small);
    }
    this.words = (this.small + 1) / 2 + wide.size();
    this.stride = words + notes;
    this.read = new long[words][RowSlice.CAPACITY];
  }

  private CodeRows(CodeRows like, int[] rows, int from, int to) {
    this.small = like.small;
    this.columns = like.columns;
    this.words = like.words;
    this.stride = like.stride;
    this.read = new long[0][];
    this.size = to - from;
    long[] page = new long[size * stride];
    for (int i = 0; i < size; i++) {
      int row = rows[from + i];
      long[] source = like.pages[row >>> PAGE_BITS];
      int at = (row & (SEGMENT_ROWS - 1)) * stride;
      for (int word = 0; word < stride; word++) {
        page[i * stride + word] = source[at + word];
      }
    }
    this.pages = new long[][] {page};
  }

  /**
   * A copy of some rows, in the order in which {@code rows} lists them between two positions: where
   * they lie all over the memory, the processor fetches many at a time, as nothing waits for one.
   *
   * @throws IndexOutOfBoundsException later, if they are more than {@value #SEGMENT_ROWS}
   */
  public CodeRows copy(int[] rows, int from, int to) {
    return new CodeRows(this, rows, from, to);
  }

  /** The columns, the small ones first. */
  KeyColumn[] columns() {
    return columns;
  }

  /** How many rows there are. */
  public int size() {
    return size;
  }

  /**
   * The code of column number {@code column}, counted over the small ones and then the wide ones.
   */
  public long code(int row, int column) {
    long[] page = pages[row >>> PAGE_BITS];
    int at = (row & (SEGMENT_ROWS - 1)) * stride;
    if (column >= small) {
      return page[at + words + column - columns.length];
    }
    long word = page[at + (column >>> 1)];
    long code = (column & 1) == 0 ? word >>> Integer.SIZE : word & SMALL_MASK;
    return code == 0 ? RowSlice.ABSENT : code - 1;
  }

  /** A number that was noted for a row; 0 unless one was. */
  public long note(int row, int note) {
    return pages[row >>> PAGE_BITS][(row & (SEGMENT_ROWS - 1)) * stride + words + note];
  }

  /** Notes a number for a row. */
  public void note(int row, int note, long number) {
    pages[row >>> PAGE_BITS][(row & (SEGMENT_ROWS - 1)) * stride + words + note] = number;
  }

  /** Reads some rows of a slice, in place of those that were read last. */
  public void read(RowSlice slice, int[] rows, int count) {
    for (int column = 0; column < columns.length; column++) {
      if (column >= small) {
        columns[column].gather(slice, rows, count, read[words + column - columns.length]);
        continue;
      }
      columns[column].gather(slice, rows, count, codes);
      long[] word = read[column >>> 1];
      if ((column & 1) == 0) {
        for (int i = 0; i < count; i++) {
          word[i] = small(codes[i]) << Integer.SIZE;
        }
      } else {
        for (int i = 0; i < count; i++) {
          word[i] |= small(codes[i]);
        }
      }
    }
  }

  private static long small(long code) {
    return code == RowSlice.ABSENT ? 0 : code + 1;
  }

  /** The rows that were read, word by word. */
  long[][] read() {
    return read;
  }

  /** Whether a row is the one that was read as number {@code i}. */
  boolean isAt(int row, int i) {
    long[] page = pages[row >>> PAGE_BITS];
    int at = (row & (SEGMENT_ROWS - 1)) * stride;
    for (long[] word : read) {
      if (page[at++] != word[i]) {
        return false;
      }
    }
    return true;
  }

  /** Adds the row that was read as number {@code i}, and returns its number here. */
  public int add(int i) {
    int number = size >>> PAGE_BITS;
    if (number == pages.length) {
      pages = Arrays.copyOf(pages, number * 2);
    }
    int at = (size & (SEGMENT_ROWS - 1)) * stride;
    if (at == 0) {
      // Few rows take little room: a small dump has few groups.
      pages[number] = new long[(number == 0 ? FIRST_ROWS : SEGMENT_ROWS) * stride];
    } else if (at == pages[number].length) {
      pages[number] = Arrays.copyOf(pages[number], SEGMENT_ROWS * stride);
    }
    for (long[] word : read) {
      pages[number][at++] = word[i];
    }
    return size++;
  }
}
