package org.pageowner.spark;

import org.apache.spark.sql.types.DataType;

/** A column that has no value in any row. */
final class NullVector extends ReadOnlyVector {
  NullVector(DataType type) {
    super(type);
  }

  @Override
  public boolean hasNull() {
    return true;
  }

  @Override
  public int numNulls() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean isNullAt(int row) {
    return true;
  }
}
