package org.pageowner.dsl.internal.compat;

import java.util.Collection;
import org.pageowner.dsl.internal.engine.FirstRowColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.group.NotedSums;
import org.pageowner.dsl.internal.engine.group.WideGroups;

/** Groups records by their texts. */
final class TextGrouping implements Grouping {
  private final RecordTexts texts;
  private final KeyColumn allocators;
  private final FirstRowColumn[] columns;
  private final WideGroups groups;
  private final NotedSums sums;

  /** Groups whose texts are {@code texts}; {@code columns} are filled for each first record. */
  TextGrouping(ToolColumns keyColumns, RecordTexts texts, Collection<FirstRowColumn> columns) {
    this.texts = texts;
    this.allocators = keyColumns.of(ToolKey.ALLOCATOR);
    this.columns = columns.toArray(new FirstRowColumn[0]);
    this.groups = new WideGroups(texts.codes());
    this.sums =
        new NotedSums(keyColumns.engine(), texts.codes(), RecordTexts.TIMES, RecordTexts.PAGES);
  }

  @Override
  public void keep(RowSlice slice, int[] rows, int count) {
    int known = groups.size();
    groups.assign(slice, rows, count);
    groups.forEachFrom(known, (group, first) -> describe(group, slice, rows[first]));
    sums.add(slice, rows, groups);
  }

  private void describe(int group, RowSlice slice, int row) {
    texts.describe(group, slice, row, (int) allocators.codes(slice)[row]);
    for (FirstRowColumn column : columns) {
      column.add(slice, row);
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
