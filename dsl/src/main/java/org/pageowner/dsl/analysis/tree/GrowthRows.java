package org.pageowner.dsl.analysis.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.analysis.growth.GrowthRow;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;

/** The rows of a growth. */
record GrowthRows(Growth growth, List<Key<?>> keys, TreeOrigin origin) implements StackRows {
  @Override
  public int size() {
    return growth.size();
  }

  @Override
  public @Nullable StackTrace stack(int row) {
    return growth.row(row).get(KeyCatalogue.STACKTRACE);
  }

  @Override
  public boolean isOthers(int row) {
    return growth.row(row).isOthers();
  }

  @Override
  public @Nullable Object value(int row, Key<?> key) {
    return growth.row(row).get(key);
  }

  @Override
  public StackRows.Amounts amounts(int row) {
    GrowthRow counts = growth.row(row);
    return new StackRows.Amounts(
        counts.timesBefore(), counts.pagesBefore(), counts.timesAfter(), counts.pagesAfter());
  }
}
