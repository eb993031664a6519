package org.pageowner.spark;

import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Rows that have no value except their file: those of malformed parts.
 *
 * @param rows their number; 0 for the result of no rows at all
 */
record GroupOfNulls(UTF8String file, long rows) implements Group {
  @Override
  public @Nullable Object value(SourceColumn column) {
    return column.equals(SourceColumn.FILE) && rows > 0 ? file : null;
  }

  @Override
  public @Nullable Long times() {
    return null;
  }

  @Override
  public @Nullable Long pages() {
    return null;
  }

  @Override
  public @Nullable Long firstAllocTs() {
    return null;
  }

  @Override
  public @Nullable Long lastAllocTs() {
    return null;
  }
}
