package org.pageowner.dsl.internal.engine.column;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A number or flag that another column's value alone determines, computed once for each distinct
 * value there; it is its own code.
 */
final class CodeKeyColumn<V> extends KeyColumn {
  private final DictionaryKeyColumn<V> source;
  private final CodeMemo numbers;
  private final LongFunction<Object> values;

  /**
   * A column whose codes are given by {@code number} for each code of {@code source}, {@code null}
   * for absent, and whose values by {@code values}.
   */
  CodeKeyColumn(
      DictionaryKeyColumn<V> source,
      LongFunction<@Nullable Long> number,
      LongFunction<Object> values) {
    this.source = source;
    this.values = values;
    this.numbers =
        new CodeMemo(
            code -> {
              Long value = number.apply(code);
              return value == null ? RowSlice.ABSENT : value;
            });
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    numbers.read(source, slice, RowSlice.ABSENT, into);
  }

  @Override
  public void markChanges(RowSlice next, long[] marks) {
    source.markChanges(next, marks);
  }

  @Override
  public void gather(RowSlice next, int[] rows, int count, long[] into) {
    if (isRead(next)) {
      super.gather(next, rows, count, into);
    } else {
      source.gather(next, rows, count, into);
      numbers.replace(source.denseCodes(), into, count);
    }
  }

  @Override
  public DictionaryKeyColumn<?> determinant(RowSlice next) {
    return source;
  }

  @Override
  public boolean translate(long[] vector, int count) {
    numbers.replace(source.denseCodes(), vector, count);
    return true;
  }

  @Override
  public @Nullable Object value(long code) {
    return code == RowSlice.ABSENT ? null : values.apply(code);
  }

  @Override
  public Sorting sorting() {
    return Sorting.BY_CODE;
  }
}
