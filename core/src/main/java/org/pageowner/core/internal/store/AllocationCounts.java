package org.pageowner.core.internal.store;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.column.BulkLongColumn;
import org.pageowner.core.record.LongColumn;

/** The number of allocations that each row represents: 1 where the input has no count. */
record AllocationCounts(int size, @Nullable LongColumn counted) implements BulkLongColumn {
  @Override
  public boolean hasAbsent() {
    return false;
  }

  @Override
  public boolean isAbsent(int row) {
    Objects.checkIndex(row, size);
    return false;
  }

  @Override
  public long get(int row) {
    Objects.checkIndex(row, size);
    return counted == null || counted.isAbsent(row) ? 1 : counted.get(row);
  }

  @Override
  public void copy(int from, int count, long[] into) {
    Objects.checkFromIndexSize(from, count, size);
    Arrays.fill(into, 0, count, 1);
    for (int i = 0; counted != null && i < count; i++) {
      into[i] = get(from + i);
    }
  }
}
