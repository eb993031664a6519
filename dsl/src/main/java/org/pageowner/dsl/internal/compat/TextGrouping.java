package org.pageowner.dsl.internal.compat;

import java.util.Collection;
import org.pageowner.dsl.internal.engine.Block;
import org.pageowner.dsl.internal.engine.Carried;
import org.pageowner.dsl.internal.engine.Lane;
import org.pageowner.dsl.internal.engine.NotedSums;
import org.pageowner.dsl.internal.engine.WideGroups;

/** Groups records by their texts. */
final class TextGrouping implements Grouping {
  private final TextRows texts;
  private final Lane allocators;
  private final Carried[] columns;
  private final WideGroups groups;
  private final NotedSums sums;

  /** Groups whose texts are {@code texts}; {@code columns} are filled for each first record. */
  TextGrouping(CompatLanes lanes, TextRows texts, Collection<Carried> columns) {
    this.texts = texts;
    this.allocators = lanes.of(CompatKey.ALLOCATOR);
    this.columns = columns.toArray(new Carried[0]);
    this.groups = new WideGroups(texts.codes());
    this.sums = new NotedSums(lanes.engine(), texts.codes(), TextRows.TIMES, TextRows.PAGES);
  }

  @Override
  public void keep(Block block, int[] rows, int count) {
    int known = groups.size();
    groups.assign(block, rows, count);
    groups.forEachFrom(known, (group, first) -> describe(group, block, rows[first]));
    sums.add(block, rows, groups);
  }

  private void describe(int group, Block block, int row) {
    texts.describe(group, block, row, (int) allocators.codes(block)[row]);
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
  public long mostTimes() {
    return sums.mostTimes();
  }

  @Override
  public long pages(int group) {
    return sums.pages(group);
  }
}
