package org.pageowner.spark;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.table.Row;

/**
 * A row that represents many records, as a group of its own: an inventory has one for each stack,
 * and a query's times count the records, where Spark counts rows.
 */
record InventoryGroup(Row values, RecordBatch batch, int at, UTF8String file) implements Group {
  /** Returns the rows of a batch, of those that a condition selects if there is one. */
  static Stream<InventoryGroup> each(
      RecordBatch batch, @Nullable Condition condition, UTF8String file) {
    Stream.Builder<InventoryGroup> groups = Stream.builder();
    var unused =
        QueryGroup.query(List.of(batch), batch.size(), condition)
            .forEachBatch(
                selected -> {
                  List<Row> rows =
                      QueryGroup.query(List.of(selected), selected.size(), null).run().stream()
                          .toList();
                  IntStream.range(0, selected.size())
                      .mapToObj(row -> new InventoryGroup(rows.get(row), selected, row, file))
                      .forEach(groups::add);
                });
    return groups.build();
  }

  private @Nullable Long number(LongColumn column) {
    return column.isAbsent(at) ? null : (Long) column.get(at);
  }

  @Override
  public @Nullable Object value(SourceColumn column) {
    Key<?> key = column.key();
    if (key != null) {
      return Values.inRow(values.get(key));
    }
    if (column.equals(SourceColumn.FILE)) {
      return file;
    }
    return column.equals(SourceColumn.TIMES) ? times() : pages();
  }

  @Override
  public long rows() {
    return 1;
  }

  @Override
  public @Nullable Long times() {
    return number(batch.times());
  }

  @Override
  public @Nullable Long pages() {
    return number(batch.pages());
  }

  @Override
  public @Nullable Long firstAllocTs() {
    return values.get(KeyCatalogue.ALLOC_TS);
  }

  @Override
  public @Nullable Long lastAllocTs() {
    return values.get(KeyCatalogue.ALLOC_TS);
  }
}
