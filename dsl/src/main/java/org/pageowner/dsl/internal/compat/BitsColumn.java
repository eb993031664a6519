package org.pageowner.dsl.internal.compat;

import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.column.CodeMemo;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * Bits that another column's value alone determines, computed once for each distinct value; 0 for
 * absent.
 */
final class BitsColumn extends KeyColumn {
  private final KeyColumn source;
  private final CodeMemo bits;

  /** Bits over a column with dense codes. */
  BitsColumn(KeyColumn source, ToIntFunction<Object> rule) {
    this.source = source;
    this.bits =
        new CodeMemo(
            code -> {
              Object value = source.value(code);
              return value == null ? 0 : rule.applyAsInt(value);
            });
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    bits.read(source, slice, 0, into);
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
