package org.pageowner.dsl.internal.engine.group;

import java.util.Arrays;
import org.pageowner.dsl.internal.engine.column.DictionaryKeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * Numbers the distinct combinations of some columns' codes, in the order in which they first occur.
 *
 * <p>Neighbours in a dump mostly have the same codes, so a slice is split into runs of equal rows
 * first (run-length encoding), and a run is looked up once.
 *
 * <p>Keys that one column over a dictionary determines, as a stack does its module and its caller,
 * are looked up once for each of its codes; an array maps these to groups. So does an array map the
 * codes of one column, if they are dense. Otherwise a {@link GroupHash} maps the key words of a run
 * to its group.
 */
public final class GroupIndex {
  static final int NONE = -1;

  private final GroupKeys keys;
  private final RowTable rows;
  private final GroupHash hash;
  private final RowRuns runs = new RowRuns();
  private final int[] groups = new int[RowSlice.CAPACITY];
  private final long rowsExpected;
  private long rowsSeen;

  /** Groups by dense code. */
  private int[] direct = new int[0];

  private int absentGroup = NONE;

  /** Groups by the code plus 1 of the column that determines all keys. */
  private int[] determined = new int[0];

  private final int[] missingIds = new int[RowSlice.CAPACITY];

  /**
   * An index of the rows of {@code rows}, to which nothing else adds rows.
   *
   * @param rowsExpected the number of rows that will be read; 0 if it is unknown
   */
  public GroupIndex(GroupKeys keys, RowTable rows, long rowsExpected) {
    this.keys = keys;
    this.rows = rows;
    this.rowsExpected = rowsExpected;
    this.hash = new GroupHash(keys, rows, rowsExpected);
  }

  /** Returns the number of groups. */
  public int size() {
    return rows.size();
  }

  /** Splits the first {@code count} of {@code selected} rows into runs, and finds their groups. */
  public void assign(RowSlice slice, int[] selected, int count) {
    rowsSeen += slice.count();
    boolean isAll = count == slice.count();
    DictionaryKeyColumn<?> determinant = isAll ? keys.determinant(slice) : null;
    if (determinant == null || !assignDetermined(slice, determinant)) {
      keys.split(slice, selected, count, runs);
      assignRead(runs.size());
    }
  }

  /** Finds the groups of the key words that were read last. */
  private void assignRead(int count) {
    if (keys.isDense()) {
      assignDense(keys.ofRuns()[0], keys.denseCodes(), count);
    } else {
      hash.find(count, groups, rowsSeen);
    }
  }

  /**
   * Finds the groups of runs whose code in one column determines all keys: the group of a code is
   * looked up once for all rows. Returns false if a code does not determine them.
   */
  private boolean assignDetermined(RowSlice slice, DictionaryKeyColumn<?> determinant) {
    runs.split(slice, determinant);
    int[] ids = determinant.idsOfRuns();
    int codes = determinant.denseCodes() + 1;
    if (codes > determined.length) {
      int known = determined.length;
      determined = Arrays.copyOf(determined, Math.max(codes, known * 2));
      Arrays.fill(determined, known, determined.length, NONE);
    }
    if (readGroups(ids)) {
      return true;
    }
    int missing = 0;
    for (int run = 0; run < runs.size(); run++) {
      if (groups[run] == NONE) {
        missingIds[missing++] = ids[run];
      }
    }
    if (!keys.readDetermined(missingIds, missing)) {
      return false;
    }
    assignRead(missing);
    for (int i = 0; i < missing; i++) {
      determined[missingIds[i] + 1] = groups[i];
    }
    return readGroups(ids);
  }

  /** Reads the groups of all runs by the code that determines them; returns whether all exist. */
  private boolean readGroups(int[] ids) {
    int[] known = determined;
    int any = 0;
    for (int run = 0; run < runs.size(); run++) {
      int group = known[ids[run] + 1];
      groups[run] = group;
      any |= group;
    }
    return any >= 0; // NONE is negative
  }

  /** Returns the runs of the rows that were assigned last. */
  public RowRuns runs() {
    return runs;
  }

  /** Returns the group of each of these runs. */
  public int[] groups() {
    return groups;
  }

  /** An action for a new group. */
  @FunctionalInterface
  public interface NewGroup {
    /** Is called with a group and the position of its first record among the selected rows. */
    void take(int group, int first);
  }

  /**
   * Visits the groups from number {@code known} on, which the slice that was assigned last has
   * added.
   */
  public void forEachFrom(int known, NewGroup action) {
    int next = known;
    for (int run = 0; next < rows.size(); run++) {
      if (groups[run] == next) {
        action.take(next++, runs.start(run));
      }
    }
  }

  private void assignDense(long[] codes, int dense, int count) {
    if (dense > direct.length) {
      int known = direct.length;
      direct = Arrays.copyOf(direct, Math.max(dense, known * 2));
      Arrays.fill(direct, known, direct.length, NONE);
      rows.reserve((int) Math.min(dense, rowsExpected));
    }
    for (int run = 0; run < count; run++) {
      long code = codes[run];
      int group = code == RowSlice.ABSENT ? absentGroup : direct[(int) code];
      if (group == NONE) {
        group = rows.add(keys.ofRuns(), run);
        if (code == RowSlice.ABSENT) {
          absentGroup = group;
        } else {
          direct[(int) code] = group;
        }
      }
      groups[run] = group;
    }
  }
}
