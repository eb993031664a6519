package org.pageowner.dsl.internal.engine.column;

import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A number that another number determines, such as its bucket; it is its own code. */
final class MappedNumberColumn extends KeyColumn {
  private final KeyColumn source;
  private final LongUnaryOperator rule;

  /** The numbers that {@code rule} gives for those of {@code source}, which are their own codes. */
  MappedNumberColumn(KeyColumn source, LongUnaryOperator rule) {
    this.source = source;
    this.rule = rule;
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    long[] numbers = source.codes(slice);
    for (int row = 0; row < slice.count(); row++) {
      long number = numbers[row];
      into[row] = number == RowSlice.ABSENT ? number : rule.applyAsLong(number);
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
