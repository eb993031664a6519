package org.pageowner.dsl.internal.engine.column;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.column.BulkLongColumn;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.RecordBatch;

/** A column of numbers, which are their own codes. */
final class NumberKeyColumn extends KeyColumn {
  private final Function<RecordBatch, LongColumn> column;

  /** The batch that {@link #min} and {@link #max} are of. */
  private @Nullable RecordBatch batchOfBounds;

  private long min = RowSlice.ABSENT;
  private long max = Long.MAX_VALUE;

  NumberKeyColumn(Function<RecordBatch, LongColumn> column) {
    this.column = column;
  }

  private BulkLongColumn source(RowSlice slice) {
    return stored(slice.batch());
  }

  @Override
  public BulkLongColumn stored(RecordBatch batch) {
    return BulkLongColumn.of(column.apply(batch));
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    slice.copy(column.apply(slice.batch()), into);
  }

  @Override
  public void markChanges(RowSlice next, long[] marks) {
    source(next).markChanges(next.from(), next.count(), marks);
  }

  @Override
  public void gather(RowSlice next, int[] rows, int count, long[] into) {
    if (isRead(next) || count == next.count()) {
      super.gather(next, rows, count, into);
    } else {
      next.copy(source(next), rows, count, into);
    }
  }

  @Override
  public long min(RowSlice next) {
    readBounds(next);
    return min;
  }

  @Override
  public long max(RowSlice next) {
    readBounds(next);
    return max;
  }

  private void readBounds(RowSlice next) {
    if (next.batch() != batchOfBounds) {
      batchOfBounds = next.batch();
      BulkLongColumn source = source(next);
      boolean isBounded = !source.hasAbsent();
      min = isBounded ? source.min() : RowSlice.ABSENT;
      max = isBounded ? source.max() : Long.MAX_VALUE;
    }
  }

  @Override
  public @Nullable Object value(long code) {
    return code == RowSlice.ABSENT ? null : (Object) code;
  }

  @Override
  public Sorting sorting() {
    return Sorting.BY_CODE;
  }
}
