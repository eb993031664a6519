package org.pageowner.dsl.internal.engine.column;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.column.BulkLongColumn;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.RecordBatch;

/** A column of numbers, which are their own codes. */
final class NumberKeyColumn extends KeyColumn {
  private final Function<RecordBatch, LongColumn> column;

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
  NumberBounds bounds(RowSlice next) {
    BulkLongColumn source = source(next);
    return source.hasAbsent() ? NumberBounds.NONE : new NumberBounds(source.min(), source.max());
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
