package org.pageowner.dsl.internal.engine;

import java.util.Arrays;
import java.util.List;

/**
 * A growing list of records as the codes of some lanes, those of a record side by side.
 *
 * <p>Columns suit what is read from start to end; who jumps from record to record, as a look-up or
 * printing in another order does, waits for the memory once for each column. Here it is once for
 * the record: codes that are small take half a word each, and a record is less than a cache line or
 * two. Pages of records are never moved, so growing costs nothing but the new page.
 */
public final class CodeRows {
  private static final int PAGE_BITS = 12;

  /** The rows of a page. */
  public static final int PAGE_ROWS = 1 << PAGE_BITS;

  private static final int FIRST_ROWS = 64;
  private static final long SMALL_MASK = 0xffff_ffffL;

  private final Lane[] lanes;

  /** So many lanes, the first ones, take half a word each. */
  private final int small;

  /** Words of codes. */
  private final int words;

  /** Words of a row: its codes and its notes. */
  private final int stride;

  /** The rows of a block that were read, word by word. */
  private final long[][] read;

  private final long[] codes = new long[Block.CAPACITY];
  private long[][] pages = new long[8][];
  private int size;

  /**
   * Rows of codes of these lanes.
   *
   * @param small lanes whose codes are below 2^32 - 1
   * @param wide lanes whose codes may be any
   * @param notes how many numbers can be noted for a row
   */
  public CodeRows(List<Lane> small, List<Lane> wide, int notes) {
    this.small = small.size();
    this.lanes = new Lane[small.size() + wide.size()];
    for (int lane = 0; lane < lanes.length; lane++) {
      lanes[lane] = lane < this.small ? small.get(lane) : wide.get(lane - this.small);
    }
    this.words = (this.small + 1) / 2 + wide.size();
    this.stride = words + notes;
    this.read = new long[words][Block.CAPACITY];
  }

  private CodeRows(CodeRows like, int[] rows, int from, int to) {
    this.small = like.small;
    this.lanes = like.lanes;
    this.words = like.words;
    this.stride = like.stride;
    this.read = new long[0][];
    this.size = to - from;
    long[] page = new long[size * stride];
    for (int i = 0; i < size; i++) {
      int row = rows[from + i];
      long[] source = like.pages[row >>> PAGE_BITS];
      int at = (row & (PAGE_ROWS - 1)) * stride;
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
   * @throws IndexOutOfBoundsException later, if they are more than {@value #PAGE_ROWS}
   */
  public CodeRows copy(int[] rows, int from, int to) {
    return new CodeRows(this, rows, from, to);
  }

  /** The lanes, the small ones first. */
  Lane[] lanes() {
    return lanes;
  }

  /** How many rows there are. */
  public int size() {
    return size;
  }

  /** The code of lane number {@code lane}, counted over the small ones and then the wide ones. */
  public long code(int row, int lane) {
    long[] page = pages[row >>> PAGE_BITS];
    int at = (row & (PAGE_ROWS - 1)) * stride;
    if (lane >= small) {
      return page[at + words + lane - lanes.length];
    }
    long word = page[at + (lane >>> 1)];
    long code = (lane & 1) == 0 ? word >>> Integer.SIZE : word & SMALL_MASK;
    return code == 0 ? Block.ABSENT : code - 1;
  }

  /** A number that was noted for a row; 0 unless one was. */
  public long note(int row, int note) {
    return pages[row >>> PAGE_BITS][(row & (PAGE_ROWS - 1)) * stride + words + note];
  }

  /** Notes a number for a row. */
  public void note(int row, int note, long number) {
    pages[row >>> PAGE_BITS][(row & (PAGE_ROWS - 1)) * stride + words + note] = number;
  }

  /** Reads some rows of a block, in place of those that were read last. */
  public void read(Block block, int[] rows, int count) {
    for (int lane = 0; lane < lanes.length; lane++) {
      if (lane >= small) {
        lanes[lane].gather(block, rows, count, read[words + lane - lanes.length]);
        continue;
      }
      lanes[lane].gather(block, rows, count, codes);
      long[] word = read[lane >>> 1];
      if ((lane & 1) == 0) {
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
    return code == Block.ABSENT ? 0 : code + 1;
  }

  /** The rows that were read, word by word. */
  long[][] read() {
    return read;
  }

  /** Whether a row is the one that was read as number {@code i}. */
  boolean isAt(int row, int i) {
    long[] page = pages[row >>> PAGE_BITS];
    int at = (row & (PAGE_ROWS - 1)) * stride;
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
    int at = (size & (PAGE_ROWS - 1)) * stride;
    if (at == 0) {
      // Few rows take little room: a small dump has few groups.
      pages[number] = new long[(number == 0 ? FIRST_ROWS : PAGE_ROWS) * stride];
    } else if (at == pages[number].length) {
      pages[number] = Arrays.copyOf(pages[number], PAGE_ROWS * stride);
    }
    for (long[] word : read) {
      pages[number][at++] = word[i];
    }
    return size++;
  }
}
