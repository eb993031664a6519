package org.pageowner.spark;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.table.Row;

/** A group of records, as a row of a query's answer. */
record QueryGroup(Row row, UTF8String file) implements Group {
  /**
   * Returns the groups of records of dumps and logs.
   *
   * @param records the number of records in all
   * @param condition the filter, or {@code null} for none
   * @param file their file, if groups are separated by files
   */
  static Stream<QueryGroup> each(
      List<RecordBatch> batches,
      long records,
      @Nullable Condition condition,
      PushedAggregates aggregates,
      UTF8String file) {
    List<Key<?>> keys = aggregates.queryKeys();
    // without a key, each record is a row
    Key<?>[] grouped =
        keys.isEmpty() ? new Key<?>[] {KeyCatalogue.ORDER} : keys.toArray(Key[]::new);
    Query query = query(batches, records, condition).cull(grouped);
    boolean needsTimes =
        aggregates.outputs().stream()
            .anyMatch(output -> output.column().equals(KeyCatalogue.ALLOC_TS.name()));
    return (needsTimes ? query.measure(Measure.FIRST_ALLOC_TS, Measure.LAST_ALLOC_TS) : query)
        .run().stream().map(row -> new QueryGroup(row, file));
  }

  /** Returns a query over batches, which selects by a condition. */
  static Query query(List<RecordBatch> batches, long records, @Nullable Condition condition) {
    Query query = Query.from(batches, ReadReport.builder("a task").records(records).build());
    return condition == null ? query : query.where(condition);
  }

  @Override
  public @Nullable Object value(SourceColumn column) {
    Key<?> key = column.key();
    if (key != null) {
      return Values.inRow(row.get(key));
    }
    if (column.equals(SourceColumn.FILE)) {
      return file;
    }
    Long order = row.get(KeyCatalogue.ORDER);
    return column.equals(SourceColumn.TIMES) ? (Long) 1L : order == null ? null : (Long) (1L << order);
  }

  @Override
  public long rows() {
    return row.times();
  }

  @Override
  public @Nullable Long times() {
    return row.times();
  }

  @Override
  public @Nullable Long pages() {
    return row.get(Measure.PAGES);
  }

  @Override
  public @Nullable Long firstAllocTs() {
    return row.get(Measure.FIRST_ALLOC_TS);
  }

  @Override
  public @Nullable Long lastAllocTs() {
    return row.get(Measure.LAST_ALLOC_TS);
  }
}
