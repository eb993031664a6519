package org.pageowner.core.internal.store;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Growing columns for the records of one chunk.
 *
 * <p>The parser writes straight into the arrays: set every column of {@link #size} and then call
 * {@link #endRow}. A number that is absent is marked in the column's bit set and left 0 in its
 * array; an absent id is -1. Reused for chunk after chunk by one thread.
 */
public final class BatchBuilder {
  /** Marks of {@link #form}: which fields the record's lines have. */
  public static final int HAS_PID = 1;

  /** The first line has a tgid and a name. */
  public static final int HAS_TGID = 2;

  /** The first line has a free_ts. */
  public static final int HAS_FREE_TS = 4;

  /** There is a PFN line. */
  public static final int HAS_PFN = 8;

  /** The PFN is hexadecimal. */
  public static final int HEX_PFN = 16;

  /** The PFN line is that of kernels up to 4.5: a type number, and letters for flags. */
  public static final int LETTERS = 32;

  /** The PFN line of {@link #LETTERS} says that the allocation fell back. */
  public static final int FALLBACK = 64;

  /** A line {@code PID n} follows the PFN line. */
  public static final int PID_LINE = 128;

  /** The frames are those of the -mm tree up to 2012: {@code [0xADDRESS] symbol+DECIMAL}. */
  public static final int OLD_FRAMES = 256;

  /** The record's text is kept aside, since the columns do not tell all of it. */
  public static final int VERBATIM = 512;

  /** The gfp mask has no names, as in kernels up to 4.5. */
  public static final int BARE_MASK = 1 << 14;

  /** Where the type number of {@link #LETTERS} begins, which takes the bits from here on. */
  public static final int TYPE_SHIFT = 10;

  /** The largest such number that has room there. */
  public static final int MAX_TYPE = 15;

  public long[] pfn = new long[0];
  public long[] order = new long[0];
  public long[] pid = new long[0];
  public long[] tgid = new long[0];
  public long[] allocTs = new long[0];
  public long[] freeTs = new long[0];
  public long[] pageblock = new long[0];
  public final BitSet noPfn = new BitSet();
  public final BitSet noOrder = new BitSet();
  public final BitSet noPid = new BitSet();
  public final BitSet noTgid = new BitSet();
  public final BitSet noAllocTs = new BitSet();
  public final BitSet noFreeTs = new BitSet();
  public final BitSet noPageblock = new BitSet();
  public int[] name = new int[0];
  public int[] migrateType = new int[0];
  public int[] pageblockType = new int[0];
  public int[] gfp = new int[0];
  public int[] flags = new int[0];
  public int[] stack = new int[0];
  public int[] trailer = new int[0];
  public short[] form = new short[0];

  /** Rows that were not added as repetitions of the last one. */
  private final BitSet heads = new BitSet();

  private final Map<Integer, byte[]> verbatim = new HashMap<>();
  private final long keptBytes;
  private Dictionaries dictionaries = new Dictionaries();
  private int size;

  /** A builder whose batches have dictionaries of their own. */
  public BatchBuilder() {
    this(0);
  }

  /**
   * A builder whose batches share growing dictionaries, until these hold more than {@code
   * keptBytes}: then the next batch begins with new ones.
   */
  public BatchBuilder(long keptBytes) {
    this.keptBytes = keptBytes;
  }

  /** The row that is being written. */
  public int size() {
    return size;
  }

  /** The rows that may be other than those before them in more than PFN and time stamps. */
  BitSet heads() {
    return heads;
  }

  /** The dictionaries of the batch that is being built. */
  public Dictionaries dictionaries() {
    return dictionaries;
  }

  /** Makes room for the row {@link #size}. */
  public void beginRow() {
    if (size == form.length) {
      grow(Math.max(1024, size * 2));
    }
  }

  /** Accepts the row. */
  public void endRow() {
    heads.set(size++);
  }

  /**
   * Accepts {@code count} rows that are the last one again, but for the numbers that are in their
   * places already: PFN and time stamps, as far as there are any.
   */
  public void repeatLast(int count) {
    int last = size - 1;
    int to = size + count;
    for (long[] column : new long[][] {order, pid, tgid, pageblock}) {
      Arrays.fill(column, size, to, column[last]);
    }
    for (int[] column :
        new int[][] {name, migrateType, pageblockType, gfp, flags, stack, trailer}) {
      Arrays.fill(column, size, to, column[last]);
    }
    Arrays.fill(form, size, to, form[last]);
    if ((form[last] & HAS_PID) == 0) {
      Arrays.fill(allocTs, size, to, 0);
    }
    if ((form[last] & HAS_FREE_TS) == 0) {
      Arrays.fill(freeTs, size, to, 0);
    }
    for (BitSet absent : absents()) {
      if (absent.get(last)) {
        absent.set(size, to);
      }
    }
    size = to;
  }

  private BitSet[] absents() {
    return new BitSet[] {noPfn, noOrder, noPid, noTgid, noAllocTs, noFreeTs, noPageblock};
  }

  /** Keeps the text of the row {@link #size} beside its columns. */
  public void keepText(byte[] text) {
    verbatim.put(size, text);
  }

  /** The rows so far as a batch; the builder is empty again afterwards. */
  public ColumnBatch build() {
    ColumnBatch batch = ColumnBatch.pack(this, verbatim);
    verbatim.clear();
    if (dictionaries.totalLength() > keptBytes) {
      dictionaries = new Dictionaries();
    }
    size = 0;
    heads.clear();
    for (BitSet absent : absents()) {
      absent.clear();
    }
    return batch;
  }

  private void grow(int capacity) {
    pfn = Arrays.copyOf(pfn, capacity);
    order = Arrays.copyOf(order, capacity);
    pid = Arrays.copyOf(pid, capacity);
    tgid = Arrays.copyOf(tgid, capacity);
    allocTs = Arrays.copyOf(allocTs, capacity);
    freeTs = Arrays.copyOf(freeTs, capacity);
    pageblock = Arrays.copyOf(pageblock, capacity);
    name = Arrays.copyOf(name, capacity);
    migrateType = Arrays.copyOf(migrateType, capacity);
    pageblockType = Arrays.copyOf(pageblockType, capacity);
    gfp = Arrays.copyOf(gfp, capacity);
    flags = Arrays.copyOf(flags, capacity);
    stack = Arrays.copyOf(stack, capacity);
    trailer = Arrays.copyOf(trailer, capacity);
    form = Arrays.copyOf(form, capacity);
  }
}
