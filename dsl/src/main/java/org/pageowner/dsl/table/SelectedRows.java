package org.pageowner.dsl.table;

import com.google.common.math.LongMath;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;

/** Some rows of another source, in any order. */
final class SelectedRows implements RowSource {
  private final RowSource source;
  private final int[] rows;

  SelectedRows(RowSource source, int[] rows) {
    this.source = source;
    this.rows = rows;
  }

  @Override
  public int size() {
    return rows.length;
  }

  @Override
  public long times(int row) {
    return source.times(rows[row]);
  }

  @Override
  public long pages(int row) {
    return source.pages(rows[row]);
  }

  @Override
  public <V> @Nullable V get(int row, Key<V> key) {
    return source.get(rows[row], key);
  }

  @Override
  public <V> @Nullable V measure(int row, Measure<V> measure) {
    return source.measure(rows[row], measure);
  }

  @Override
  public boolean isOthers(int row) {
    return source.isOthers(rows[row]);
  }

  @Override
  public boolean isOthersOfValue(int row) {
    return source.isOthersOfValue(rows[row]);
  }

  @Override
  public List<Column.Across> across() {
    return source.across();
  }

  @Override
  public long across(int row, Column.Across column) {
    return source.across(rows[row], column);
  }

  @Override
  public boolean holds(int row, Condition condition) {
    return source.holds(rows[row], condition);
  }

  @Override
  public long pagesWithoutModule() {
    if (source.pagesWithoutModule() == 0) {
      return 0;
    }
    long pages = 0;
    for (int row = 0; row < rows.length; row++) {
      if (!isOthers(row) && get(row, KeyCatalogue.MODULE) == null) {
        pages = LongMath.saturatedAdd(pages, pages(row));
      }
    }
    return pages;
  }
}
