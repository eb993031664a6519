package org.pageowner.dsl.internal.compat;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/** Bits that another column's value alone tells: worked out once for each value; 0 for absent. */
final class BitsColumn extends KeyColumn {
  private static final int UNKNOWN = -1;

  private final KeyColumn source;
  private final ToIntFunction<Object> rule;
  private int[] bits = new int[0];

  /** Bits over a column with dense codes. */
  BitsColumn(KeyColumn source, ToIntFunction<Object> rule) {
    this.source = source;
    this.rule = rule;
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    long[] codes = source.codes(slice);
    int known = bits.length;
    if (source.denseCodes() > known) {
      bits = Arrays.copyOf(bits, Math.max(source.denseCodes(), known * 2));
      Arrays.fill(bits, known, bits.length, UNKNOWN);
    }
    for (int row = 0; row < slice.count(); row++) {
      into[row] = codes[row] == RowSlice.ABSENT ? 0 : of((int) codes[row]);
    }
  }

  private int of(int code) {
    if (bits[code] == UNKNOWN) {
      Object value = source.value(code);
      bits[code] = value == null ? 0 : rule.applyAsInt(value);
    }
    return bits[code];
  }

  @Override
  public @Nullable Object value(long code) {
    return code;
  }

  @Override
  public Sorting sorting() {
    return Sorting.BY_CODE;
  }
}
