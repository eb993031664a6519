package org.pageowner.core.internal.store;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.pageowner.core.internal.dictionary.Dictionaries;

/**
 * Growing columns for the records of one chunk.
 *
 * <p>Consecutive records are mostly equal except for PFN and time stamps. So these three columns
 * have an entry for each record, at {@link #size}, and the others one for each run of equal
 * records, at {@link #run}: the columns are run-length encoded from the start. The parser writes
 * directly into the arrays: it sets every column and then calls {@link #endRow}. A number that is
 * absent has a bit in the column's bit set and 0 in its array; an absent id is -1. Reused by one
 * thread for all its chunks.
 */
public final class BatchBuilder {
  /** First of the bits of {@link #form}: the first line has a pid and a time stamp. */
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

  /** The PFN line of {@link #LETTERS} reports a fallback allocation. */
  public static final int FALLBACK = 64;

  /** A line {@code PID n} follows the PFN line. */
  public static final int PID_LINE = 128;

  /** The frames are those of the -mm tree up to 2012: {@code [0xADDRESS] symbol+DECIMAL}. */
  public static final int OLD_FRAMES = 256;

  /** The record's text is stored, since it cannot be rendered from the columns. */
  public static final int VERBATIM = 512;

  /** The gfp mask has no names, as in kernels up to 4.5. */
  public static final int BARE_MASK = 1 << 14;

  /** The first line has colons, as debuggers' scripts print it. */
  public static final int COLONS = 1 << 15;

  /** Frames have numbers; only with {@link #COLONS}, which excludes {@link #FALLBACK}. */
  public static final int NUMBERED_FRAMES = FALLBACK;

  /** The lowest bit of the type number of {@link #LETTERS}. */
  public static final int TYPE_SHIFT = 10;

  /** Maximum type number that fits there. */
  public static final int MAX_TYPE = 15;

  public long[] pfn = new long[0];
  public long[] allocTs = new long[0];
  public long[] freeTs = new long[0];
  public final BitSet noPfn = new BitSet();
  public final BitSet noAllocTs = new BitSet();
  public final BitSet noFreeTs = new BitSet();

  public long[] order = new long[0];
  public long[] pid = new long[0];
  public long[] tgid = new long[0];
  public long[] pageblock = new long[0];
  public final BitSet noOrder = new BitSet();
  public final BitSet noPid = new BitSet();
  public final BitSet noTgid = new BitSet();
  public final BitSet noPageblock = new BitSet();
  public int[] name = new int[0];
  public int[] migrateType = new int[0];
  public int[] pageblockType = new int[0];
  public int[] gfp = new int[0];
  public int[] flags = new int[0];
  public int[] stack = new int[0];
  public int[] trailer = new int[0];
  public short[] form = new short[0];

  /** The end of each run, exclusive. */
  private int[] ends = new int[0];

  private final Map<Integer, byte[]> verbatim = new HashMap<>();
  private final long keptBytes;
  private Dictionaries dictionaries = new Dictionaries();
  private int size;
  private int run;

  /** A builder whose batches have dictionaries of their own. */
  public BatchBuilder() {
    this(0);
  }

  /**
   * A builder whose batches share growing dictionaries; when these exceed {@code keptBytes}, the
   * next batch starts with new ones.
   */
  public BatchBuilder(long keptBytes) {
    this.keptBytes = keptBytes;
  }

  /** Returns the row that is being written. */
  public int size() {
    return size;
  }

  /** Returns the run that is being written. */
  public int run() {
    return run;
  }

  /** Returns the dictionaries of the batch that is being built. */
  public Dictionaries dictionaries() {
    return dictionaries;
  }

  /** Ensures capacity for the row {@link #size} and the run {@link #run}. */
  public void beginRow() {
    if (size == pfn.length) {
      growRows(Math.max(1024, size * 2));
    }
    if (run == ends.length) {
      growRuns(Math.max(1024, run * 2));
    }
  }

  /** Completes the row, which starts a run. */
  public void endRow() {
    size++;
    ends[run++] = size;
  }

  /**
   * Adds {@code count} rows that repeat the last one, except for PFN and time stamps: those that
   * the records print have been written to the arrays already.
   */
  public void repeatLast(int count) {
    int last = size - 1;
    int to = size + count;
    repeat(allocTs, noAllocTs, last, to);
    repeat(freeTs, noFreeTs, last, to);
    if (noPfn.get(last)) {
      noPfn.set(size, to);
    }
    size = to;
    ends[run - 1] = to;
  }

  private static void repeat(long[] column, BitSet absent, int last, int to) {
    if (absent.get(last)) {
      Arrays.fill(column, last + 1, to, 0);
      absent.set(last + 1, to);
    }
  }

  /** Returns the runs so far. */
  RecordRuns runs() {
    return new RecordRuns(ends, run);
  }

  private BitSet[] absents() {
    return new BitSet[] {noPfn, noOrder, noPid, noTgid, noAllocTs, noFreeTs, noPageblock};
  }

  /** Stores the text of the row {@link #size} in addition to its columns. */
  public void keepText(byte[] text) {
    verbatim.put(size, text);
  }

  /** Returns the rows so far as a batch, and clears the builder. */
  public ColumnBatch build() {
    ColumnBatch batch = ColumnBatch.pack(this, verbatim);
    verbatim.clear();
    if (dictionaries.totalLength() > keptBytes) {
      dictionaries = new Dictionaries();
    }
    size = 0;
    run = 0;
    for (BitSet absent : absents()) {
      absent.clear();
    }
    return batch;
  }

  private void growRows(int capacity) {
    pfn = Arrays.copyOf(pfn, capacity);
    allocTs = Arrays.copyOf(allocTs, capacity);
    freeTs = Arrays.copyOf(freeTs, capacity);
  }

  private void growRuns(int capacity) {
    order = Arrays.copyOf(order, capacity);
    pid = Arrays.copyOf(pid, capacity);
    tgid = Arrays.copyOf(tgid, capacity);
    pageblock = Arrays.copyOf(pageblock, capacity);
    name = Arrays.copyOf(name, capacity);
    migrateType = Arrays.copyOf(migrateType, capacity);
    pageblockType = Arrays.copyOf(pageblockType, capacity);
    gfp = Arrays.copyOf(gfp, capacity);
    flags = Arrays.copyOf(flags, capacity);
    stack = Arrays.copyOf(stack, capacity);
    trailer = Arrays.copyOf(trailer, capacity);
    form = Arrays.copyOf(form, capacity);
    ends = Arrays.copyOf(ends, capacity);
  }
}
