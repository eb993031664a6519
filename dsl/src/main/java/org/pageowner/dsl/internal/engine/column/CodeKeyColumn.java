package org.pageowner.dsl.internal.engine.column;

import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** A number or flag that another column's value alone determines, and that is its own code. */
final class CodeKeyColumn<V> extends KeyColumn {
  private final DictionaryKeyColumn<V> domain;
  private final CodeMemo numbers;
  private final LongFunction<Object> values;

  /** Codes by {@code number}, {@code null} for absent; {@code values} gives the values of codes. */
  CodeKeyColumn(
      DictionaryKeyColumn<V> domain,
      Function<V, @Nullable Long> number,
      LongFunction<Object> values) {
    this.domain = domain;
    this.values = values;
    this.numbers =
        new CodeMemo(
            code -> {
              Long value = number.apply(domain.get(code));
              return value == null ? RowSlice.ABSENT : value;
            });
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    numbers.read(domain, slice, RowSlice.ABSENT, into);
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
