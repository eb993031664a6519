package org.pageowner.dsl.internal.engine;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A number that is told by another column's value alone, and is its own code. */
final class CodeLane<V> extends Lane {
  private static final long UNKNOWN = Long.MIN_VALUE + 1;

  private final Domain<V> domain;
  private final Function<V, @Nullable Long> number;
  private long[] numbers = new long[0];

  CodeLane(Domain<V> domain, Function<V, @Nullable Long> number) {
    this.domain = domain;
    this.number = number;
  }

  @Override
  protected void read(Block block, long[] into) {
    long[] source = domain.codes(block);
    int known = numbers.length;
    if (domain.denseCodes() > known) {
      numbers = Arrays.copyOf(numbers, Math.max(domain.denseCodes(), known * 2));
      Arrays.fill(numbers, known, numbers.length, UNKNOWN);
    }
    for (int row = 0; row < block.count(); row++) {
      long code = source[row];
      if (code == Block.ABSENT) {
        into[row] = Block.ABSENT;
        continue;
      }
      if (numbers[(int) code] == UNKNOWN) {
        Long value = number.apply(domain.get(code));
        numbers[(int) code] = value == null ? Block.ABSENT : value;
      }
      into[row] = numbers[(int) code];
    }
  }

  @Override
  public @Nullable Object value(long code) {
    return code == Block.ABSENT ? null : (Object) code;
  }

  @Override
  public Sorting sorting() {
    return Sorting.BY_CODE;
  }
}
