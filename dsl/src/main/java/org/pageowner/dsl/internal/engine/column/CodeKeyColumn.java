package org.pageowner.dsl.internal.engine.column;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A number that is told by another column's value alone, and is its own code. */
final class CodeKeyColumn<V> extends KeyColumn {
  private static final long UNKNOWN = Long.MIN_VALUE + 1;

  private final DictionaryKeyColumn<V> domain;
  private final Function<V, @Nullable Long> number;
  private long[] numbers = new long[0];

  CodeKeyColumn(DictionaryKeyColumn<V> domain, Function<V, @Nullable Long> number) {
    this.domain = domain;
    this.number = number;
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    long[] source = domain.codes(slice);
    int known = numbers.length;
    if (domain.denseCodes() > known) {
      numbers = Arrays.copyOf(numbers, Math.max(domain.denseCodes(), known * 2));
      Arrays.fill(numbers, known, numbers.length, UNKNOWN);
    }
    for (int row = 0; row < slice.count(); row++) {
      long code = source[row];
      if (code == RowSlice.ABSENT) {
        into[row] = RowSlice.ABSENT;
        continue;
      }
      if (numbers[(int) code] == UNKNOWN) {
        Long value = number.apply(domain.get(code));
        numbers[(int) code] = value == null ? RowSlice.ABSENT : value;
      }
      into[row] = numbers[(int) code];
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
