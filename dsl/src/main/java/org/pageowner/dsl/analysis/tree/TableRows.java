package org.pageowner.dsl.analysis.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.table.Table;

/** The rows of a table. */
record TableRows(Table table, List<Key<?>> keys, TreeOrigin origin) implements StackRows {
  @Override
  public int size() {
    return table.size();
  }

  @Override
  public @Nullable StackTrace stack(int row) {
    return table.row(row).get(KeyCatalogue.STACKTRACE);
  }

  @Override
  public boolean isOthers(int row) {
    return table.row(row).isOthers();
  }

  @Override
  public @Nullable Object value(int row, Key<?> key) {
    return table.row(row).get(key);
  }

  @Override
  public StackRows.Amounts amounts(int row) {
    return new StackRows.Amounts(0, 0, table.row(row).times(), table.row(row).pages());
  }
}
