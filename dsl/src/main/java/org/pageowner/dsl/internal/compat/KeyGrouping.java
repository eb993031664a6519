package org.pageowner.dsl.internal.compat;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.FirstRowColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.group.Groups;
import org.pageowner.dsl.internal.engine.group.Sums;

/** Groups records by keys. */
final class KeyGrouping implements Grouping {
  private final Groups groups;
  private final Sums sums;
  private final @Nullable RecordTexts texts;
  private final FirstRowColumn[] columns;
  private final int[] assigned = new int[RowSlice.CAPACITY];
  private int known;

  /** Groups by {@code keys}; columns, and texts if any, are filled for each first record. */
  KeyGrouping(
      ToolColumns keyColumns,
      List<KeyColumn> keys,
      @Nullable RecordTexts texts,
      Collection<FirstRowColumn> columns) {
    this.groups = new Groups(keys);
    this.sums = new Sums(keyColumns.engine());
    this.texts = texts;
    this.columns = columns.toArray(new FirstRowColumn[0]);
  }

  @Override
  public void keep(RowSlice slice, int[] rows, int count) {
    groups.assign(slice, rows, count, assigned);
    for (int i = 0; i < count && known < groups.size(); i++) {
      if (assigned[i] == known) {
        known++;
        describe(slice, rows[i]);
      }
    }
    sums.add(slice, rows, count, assigned, groups.size());
  }

  private void describe(RowSlice slice, int row) {
    if (texts != null) {
      texts.codes().read(slice, new int[] {row}, 1);
      texts.describe(texts.codes().add(0), slice, row, 0);
    }
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
  public long pages(int group) {
    return sums.pages(group);
  }
}
