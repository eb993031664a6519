package org.pageowner.dsl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;
import org.pageowner.dsl.table.Totals;

/**
 * The contents of a table: the measures and keys of each row, and the totals.
 *
 * @param rows values by the name of their column
 * @param totals the totals
 */
record Answer(List<Map<String, @Nullable Object>> rows, Totals totals) {
  static Answer of(Table table) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (Row row : table) {
      Map<String, @Nullable Object> values = new HashMap<>();
      for (Measure<?> measure : NaiveQuery.measures(table.plan())) {
        values.put(measure.name(), row.get(measure));
      }
      for (Key<?> key : NaiveQuery.keys(table.plan())) {
        values.put(key.name(), row.get(key));
      }
      for (Column.Across column : table.acrossColumns()) {
        values.put(column.name(), row.get(column));
      }
      values.put("others", row.isOthers());
      rows.add(values);
    }
    return new Answer(rows, table.totals());
  }
}
