package org.pageowner.dsl.internal.compat;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.Block;
import org.pageowner.dsl.internal.engine.Carried;
import org.pageowner.dsl.internal.engine.Groups;
import org.pageowner.dsl.internal.engine.Lane;
import org.pageowner.dsl.internal.engine.Sums;

/** Groups records by keys. */
final class KeyGrouping implements Grouping {
  private final Groups groups;
  private final Sums sums;
  private final @Nullable TextRows texts;
  private final Carried[] columns;
  private final int[] assigned = new int[Block.CAPACITY];
  private int known;

  /** Groups by {@code keys}; columns, and texts if any, are filled for each first record. */
  KeyGrouping(
      CompatLanes lanes, List<Lane> keys, @Nullable TextRows texts, Collection<Carried> columns) {
    this.groups = new Groups(keys);
    this.sums = new Sums(lanes.engine());
    this.texts = texts;
    this.columns = columns.toArray(new Carried[0]);
  }

  @Override
  public void keep(Block block, int[] rows, int count) {
    groups.assign(block, rows, count, assigned);
    for (int i = 0; i < count && known < groups.size(); i++) {
      if (assigned[i] == known) {
        known++;
        describe(block, rows[i]);
      }
    }
    sums.add(block, rows, count, assigned, groups.size());
  }

  private void describe(Block block, int row) {
    if (texts != null) {
      texts.codes().read(block, new int[] {row}, 1);
      texts.describe(texts.codes().add(0), block, row, 0);
    }
    for (Carried column : columns) {
      column.add(block, row);
    }
  }

  @Override
  public int size() {
    return groups.size();
  }

  @Override
  public long times(int group) {
    return sums.times(group);
  }

  @Override
  public long pages(int group) {
    return sums.pages(group);
  }
}
