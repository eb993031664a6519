package org.pageowner.dsl.internal.compat;

import com.google.common.primitives.Bytes;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.column.CodeMemo;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * The bit of vmalloc, which the tool finds in the text of stack and trailer.
 *
 * <p>The first mention in that text decides, so a stack with a mention decides alone. The rule runs
 * once for each distinct stack and each distinct trailer; their texts are joined only where the
 * trailer has the first mention. Pairs of the two may be as many as the records.
 */
final class VmallocColumn extends KeyColumn {
  private static final long NO_MENTION = -1;

  private final KeyColumns columns;
  private final CodeMemo stackBits;
  private final CodeMemo trailerBits;

  VmallocColumn(KeyColumns columns) {
    this.columns = columns;
    this.stackBits = new CodeMemo(code -> bit(columns.stackBytes(code)));
    this.trailerBits = new CodeMemo(code -> bit(columns.trailerBytes(code)));
  }

  private static long bit(byte[] text) {
    return ToolRules.mentionsVmalloc(text) ? ToolRules.vmallocBit(text) : NO_MENTION;
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    long[] stacks = columns.stack().codes(slice);
    long[] trailers = columns.trailer().codes(slice);
    stackBits.reserve(columns.stack().denseCodes());
    trailerBits.reserve(columns.trailer().denseCodes());
    for (int row = 0; row < slice.count(); row++) {
      long bit = stacks[row] == RowSlice.ABSENT ? NO_MENTION : stackBits.of(stacks[row]);
      into[row] = bit == NO_MENTION ? ofTrailer(stacks[row], trailers[row]) : bit;
    }
  }

  private long ofTrailer(long stack, long trailer) {
    if (trailer == RowSlice.ABSENT || trailerBits.of(trailer) == NO_MENTION) {
      return 0;
    }
    return ToolRules.vmallocBit(
        Bytes.concat(columns.stackBytes(stack), columns.trailerBytes(trailer)));
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
