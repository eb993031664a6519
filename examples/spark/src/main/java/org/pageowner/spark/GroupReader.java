package org.pageowner.spark;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.plan.Condition;

/**
 * The groups of a task, a row for each: a query over its records.
 *
 * <p>Records are collected, over the files of the task too, up to a number that bounds the memory,
 * and then grouped. Groups of the same keys may therefore occur several times.
 */
final class GroupReader implements PartitionReader<InternalRow> {
  /** Number of records that are grouped at once: at most some 70 MB. */
  private static final long GROUPED_RECORDS = 2_000_000;

  private final SliceReader slices;
  private final Pushed pushed;
  private final PushedAggregates aggregates;
  private final @Nullable Condition condition;
  private final List<RecordBatch> batches = new ArrayList<>();
  private final Deque<InternalRow> groups = new ArrayDeque<>();
  private String file = "";
  private long records;
  private boolean any;
  private boolean ended;
  private @Nullable InternalRow current;

  GroupReader(
      SlicePartition partition, Pushed pushed, PushedAggregates aggregates, Configuration hadoop) {
    this.slices = new SliceReader(partition, pushed, hadoop);
    this.pushed = pushed;
    this.aggregates = aggregates;
    this.condition = pushed.condition();
  }

  @Override
  public boolean next() throws IOException {
    while (groups.isEmpty() && !ended) {
      read();
    }
    current = groups.poll();
    any |= current != null;
    return current != null;
  }

  private void read() throws IOException {
    SliceReader.Rows rows = slices.next();
    boolean isOther = rows != null && aggregates.isByFile() && !rows.file().equals(file);
    if (rows == null || isOther || records >= GROUPED_RECORDS) {
      group();
    }
    if (rows == null) {
      ended = true;
      if (aggregates.keys().isEmpty() && groups.isEmpty() && !any) {
        groups.add(row(new GroupOfNulls(UTF8String.fromString(""), 0)));
      }
      return;
    }
    file = rows.file();
    RecordBatch batch = rows.batch();
    if (batch != null && batch.isInventory()) {
      InventoryGroup.each(batch, condition, UTF8String.fromString(file)).forEach(this::add);
    } else if (batch != null) {
      batches.add(batch);
      records += batch.size();
    }
    int malformed = pushed.selectsNulls() ? rows.withoutRecord().size() : 0;
    if (malformed > 0) {
      groups.add(row(new GroupOfNulls(UTF8String.fromString(file), malformed)));
    }
  }

  private void add(Group group) {
    groups.add(row(group));
  }

  /** Groups the records that were collected. */
  private void group() {
    if (!batches.isEmpty()) {
      QueryGroup.each(batches, records, condition, aggregates, UTF8String.fromString(file))
          .forEach(this::add);
      batches.clear();
      records = 0;
    }
  }

  private InternalRow row(Group group) {
    int keys = aggregates.keys().size();
    @Nullable Object[] values = new Object[keys + aggregates.outputs().size()];
    for (int i = 0; i < keys; i++) {
      values[i] = group.value(PushedAggregates.column(aggregates.keys().get(i)));
    }
    for (int i = keys; i < values.length; i++) {
      values[i] = group.aggregate(aggregates.outputs().get(i - keys));
    }
    return new GenericInternalRow(values);
  }

  @Override
  public InternalRow get() {
    InternalRow row = current;
    if (row == null) {
      throw new IllegalStateException("call next() first");
    }
    return row;
  }

  @Override
  public void close() throws IOException {
    slices.close();
  }
}
