package org.pageowner.dsl.export;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.RowSource;
import org.pageowner.dsl.table.Table;
import org.pageowner.dsl.table.Totals;

/** A table culled by name, with one page for each name, for texts that no dump has. */
record NameTable(List<@Nullable String> names) implements RowSource {
  static Table of(@Nullable String... names) {
    return of(Arrays.asList(names));
  }

  static Table of(List<@Nullable String> names) {
    int n = names.size();
    return Table.of(
        Plan.EMPTY.cull(KeyCatalogue.NAME),
        new NameTable(names),
        new Totals(n, n, n, 0, 0, 0, 0, 0),
        ReadReport.builder("names").records(n).times(n).pages(n).bytes(n).stacks(1).build());
  }

  @Override
  public int size() {
    return names.size();
  }

  @Override
  public long times(int row) {
    return 1;
  }

  @Override
  public long pages(int row) {
    return 1;
  }

  @Override
  @SuppressWarnings("unchecked") // the name is the only key with a value
  public <V> @Nullable V get(int row, Key<V> key) {
    return key.equals(KeyCatalogue.NAME) ? (V) names.get(row) : null;
  }

  @Override
  @SuppressWarnings("unchecked") // only numbers are asked for
  public <V> V measure(int row, Measure<V> measure) {
    return (V) (Long) 1L;
  }
}
