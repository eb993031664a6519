package org.pageowner.dsl.internal.engine.column;

import org.jspecify.annotations.Nullable;

/** A number that another number determines, such as its bucket; it is its own code. */
final class MappedNumberColumn extends KeyColumn {
  private final KeyColumn source;
  private final NumberRule rule;

  /** The numbers that {@code rule} gives for those of {@code source}, which are their own codes. */
  MappedNumberColumn(KeyColumn source, NumberRule rule) {
    this.source = source;
    this.rule = rule;
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    System.arraycopy(source.codes(slice), 0, into, 0, slice.count());
    rule.apply(into, slice.count(), source.bounds(slice));
  }

  @Override
  public void gather(RowSlice next, int[] rows, int count, long[] into) {
    if (isRead(next)) {
      super.gather(next, rows, count, into);
    } else {
      source.gather(next, rows, count, into);
      rule.apply(into, count, source.bounds(next));
    }
  }

  @Override
  NumberBounds bounds(RowSlice next) {
    return source.bounds(next).mapped(rule);
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
