package org.pageowner.dsl.internal.engine.group;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.pageowner.dsl.internal.engine.column.DictionaryKeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * Numbers the distinct combinations of some columns' codes, in the order in which they first come.
 *
 * <p>One column with dense codes needs no hashing: its codes are looked up in an array. Others go
 * to a hash table with open addressing. The highest bits of a hash tell the slot; the rest of it
 * stands there beside the group, so that a look-up of another key hardly ever leaves the table. A
 * large table costs what it takes to fetch its slots from memory, so a slot is but an int, and rows
 * that are looked up together are fetched together.
 *
 * <p>A group's codes stand in a row, with room beside them for what else is kept of a group: what
 * is added to one is in the place where it was just found.
 */
public final class Groups {
  private static final int NONE = -1;

  /** From here on a table is larger than a processor's nearest caches. */
  private static final int LARGE_TABLE_BITS = 14;

  private static final int SMALLEST_TABLE_BITS = 7;
  private static final int LARGEST_TABLE_BITS = 30;
  private static final int GROWTH_BITS = 2;

  /** What the first groups let expect may be wrong. */
  private static final int MOST_GROWTH_BITS = 6;

  /** Drawn once a process, so that a dump cannot be made whose numbers all collide. */
  private static final long SECRET = ThreadLocalRandom.current().nextLong() | 1;

  /** Spreads neighbours, however unlucky the other one was drawn. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final KeyColumn[] columns;
  private final RowRuns runs = new RowRuns();
  private final int[] groupOfRun = new int[RowSlice.CAPACITY];
  private final int[] hashes = new int[RowSlice.CAPACITY];
  private final long[][] vectors;

  /** A row for each group, which begins with its codes. */
  private final LongRows groupRows;

  /** The hash's lower bits, and in as many bits as tell a slot, the group plus 1; 0 for none. */
  private int[] table = new int[1 << SMALLEST_TABLE_BITS];

  private int tableBits = SMALLEST_TABLE_BITS;
  private final long rowsExpected;
  private long rowsSeen;

  private int[] direct = new int[0];
  private int absentGroup = NONE;
  private int size;

  /** Groups by these columns. */
  public Groups(List<KeyColumn> columns) {
    this(columns, 0, 0);
  }

  /**
   * Groups by these columns.
   *
   * @param rowsExpected how many rows there will be; 0 if that is not known
   * @param more room for so many other numbers of each group beside its codes, 0 at first
   */
  public Groups(List<KeyColumn> columns, long rowsExpected, int more) {
    this.rowsExpected = rowsExpected;
    this.columns = columns.toArray(new KeyColumn[0]);
    this.vectors = new long[columns.size()][RowSlice.CAPACITY];
    this.groupRows = new LongRows(columns.size() + more, 0);
  }

  /** How many groups there are. */
  public int size() {
    return size;
  }

  /** A row for each group: its codes, and then the other numbers. */
  public LongRows rows() {
    return groupRows;
  }

  /** A group's code of the column number {@code column}. */
  public long code(int column, int group) {
    return groupRows.get(group, column);
  }

  /** Sets {@code groups[i]} to the group of the slice's row {@code rows[i]}. */
  public void assign(RowSlice slice, int[] rows, int count, int[] groups) {
    assign(slice, rows, count, runs, groupOfRun);
    for (int run = 0; run < runs.size(); run++) {
      Arrays.fill(groups, runs.start(run), runs.start(run + 1), groupOfRun[run]);
    }
  }

  /** Splits rows of a slice into runs of one group, and sets {@code groups[run]} to that. */
  public void assign(RowSlice slice, int[] rows, int count, RowRuns into, int[] groups) {
    rowsSeen += slice.count();
    split(slice, rows, count, into);
    if (columns.length == 1 && columns[0].denseCodes() >= 0) {
      assignDense(vectors[0], columns[0].denseCodes(), into.size(), groups);
    } else {
      assignHashed(into.size(), groups);
    }
  }

  /** Splits where a column's code changes, and reads the codes of the runs. */
  private void split(RowSlice slice, int[] rows, int count, RowRuns into) {
    if (count < slice.count()) {
      for (int column = 0; column < columns.length; column++) {
        columns[column].gather(slice, rows, count, vectors[column]);
      }
      into.split(vectors, count);
      return;
    }
    if (columns.length == 1 && columns[0] instanceof DictionaryKeyColumn<?> domain) {
      into.split(slice, domain);
      domain.copyRuns(vectors[0]);
      return;
    }
    into.split(slice, columns);
    for (int column = 0; column < columns.length; column++) {
      columns[column].gather(slice, into.starts(), into.size(), vectors[column]);
    }
  }

  private void assignDense(long[] vector, int dense, int count, int[] groups) {
    if (dense > direct.length) {
      int known = direct.length;
      direct = Arrays.copyOf(direct, Math.max(dense, known * 2));
      Arrays.fill(direct, known, direct.length, NONE);
    }
    for (int i = 0; i < count; i++) {
      long code = vector[i];
      int group = code == RowSlice.ABSENT ? absentGroup : direct[(int) code];
      if (group == NONE) {
        group = add(i);
        if (code == RowSlice.ABSENT) {
          absentGroup = group;
        } else {
          direct[(int) code] = group;
        }
      }
      groups[i] = group;
    }
  }

  private void assignHashed(int count, int[] groups) {
    Arrays.fill(hashes, 0, count, 0);
    for (long[] vector : vectors) {
      for (int i = 0; i < count; i++) {
        hashes[i] = mixed(hashes[i], vector[i]);
      }
    }
    if (tableBits < LARGE_TABLE_BITS) {
      Arrays.fill(groups, 0, count, NONE);
    } else {
      findKnown(count, groups);
    }
    for (int i = 0; i < count; i++) {
      if (groups[i] == NONE) {
        groups[i] = find(i);
      }
    }
  }

  /**
   * Finds groups that stand in the first slot that is looked at. Nothing here waits for what was
   * read for another row, so the processor fetches from many places of a large table at a time; a
   * look-up to its end is a chain of them.
   */
  private void findKnown(int count, int[] groups) {
    int shift = Integer.SIZE - tableBits;
    int groupMask = table.length - 1;
    for (int i = 0; i < count; i++) {
      int entry = table[hashes[i] >>> shift];
      boolean alike = (entry & ~groupMask) == hashes[i] << tableBits;
      groups[i] = alike ? (entry & groupMask) - 1 : NONE;
    }
    for (int i = 0; i < count; i++) {
      if (groups[i] != NONE && !isAt(groups[i], i)) {
        groups[i] = NONE;
      }
    }
  }

  private static int mixed(int hash, long code) {
    long h = (hash ^ code) * SECRET;
    return (int) (((h ^ (h >>> 32)) * SPREAD) >>> 32);
  }

  private int find(int row) {
    int hash = hashes[row];
    int tag = hash << tableBits;
    int mask = table.length - 1;
    int slot = hash >>> (Integer.SIZE - tableBits);
    for (int entry = table[slot]; entry != 0; entry = table[slot]) {
      int group = (entry & mask) - 1;
      if ((entry & ~mask) == tag && isAt(group, row)) {
        return group;
      }
      slot = (slot + 1) & mask;
    }
    int group = add(row);
    table[slot] = tag | size;
    if (size * 2L > table.length) {
      grow();
    }
    return group;
  }

  private boolean isAt(int group, int row) {
    long[] segment = groupRows.segment(group);
    int at = groupRows.at(group);
    for (long[] vector : vectors) {
      if (segment[at++] != vector[row]) {
        return false;
      }
    }
    return true;
  }

  private int add(int row) {
    groupRows.reserve(size + 1);
    long[] segment = groupRows.segment(size);
    int at = groupRows.at(size);
    for (long[] vector : vectors) {
      segment[at++] = vector[row];
    }
    return size++;
  }

  /** Makes the table as large as the groups so far let expect, or a few times as large. */
  private void grow() {
    if (tableBits == LARGEST_TABLE_BITS) {
      throw new OutOfMemoryError("more than 2^" + (LARGEST_TABLE_BITS - 1) + " groups");
    }
    int bits = tableBits + GROWTH_BITS;
    if (rowsExpected > rowsSeen) {
      long groupsExpected = (long) ((double) size / rowsSeen * rowsExpected);
      int bitsExpected = Long.SIZE - Long.numberOfLeadingZeros(2 * groupsExpected);
      bits = Math.min(tableBits + MOST_GROWTH_BITS, Math.max(tableBits + 1, bitsExpected));
    }
    tableBits = Math.min(LARGEST_TABLE_BITS, bits);
    table = new int[1 << tableBits];
    int mask = table.length - 1;
    for (int group = 0; group < size; group++) {
      int hash = 0;
      long[] segment = groupRows.segment(group);
      int at = groupRows.at(group);
      for (int column = 0; column < columns.length; column++) {
        hash = mixed(hash, segment[at + column]);
      }
      int slot = hash >>> (Integer.SIZE - tableBits);
      while (table[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = (hash << tableBits) | (group + 1);
    }
  }
}
