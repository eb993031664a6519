package org.pageowner.dsl.internal.compat;

import com.google.common.primitives.Bytes;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Allocators;
import org.pageowner.dsl.internal.engine.column.CodeMarks;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * Whether stack and trailer say vmalloc, as the tool finds it in their text: the first mention
 * decides, so if the stack has one the trailer does not matter.
 */
final class VmallocColumn extends KeyColumn {
  private static final byte MENTION = CodeMarks.YES;
  private static final byte NO_MENTION = CodeMarks.NO;
  private static final byte VMALLOC = 3;

  private final KeyColumns columns;
  private final KeyColumn stack;
  private final KeyColumn trailer;
  private final CodeMarks byStack = new CodeMarks(this::ofStack, NO_MENTION);
  private final CodeMarks byTrailer = new CodeMarks(this::ofTrailer, NO_MENTION);

  VmallocColumn(KeyColumns columns) {
    this.columns = columns;
    this.stack = columns.stack();
    this.trailer = columns.trailer();
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    long[] stacks = stack.codes(slice);
    long[] trailers = trailer.codes(slice);
    byStack.reserve(stack.denseCodes());
    byTrailer.reserve(trailer.denseCodes());
    for (int row = 0; row < slice.count(); row++) {
      byte said = stacks[row] == RowSlice.ABSENT ? NO_MENTION : byStack.of((int) stacks[row]);
      boolean vmalloc = said == VMALLOC;
      if (said == NO_MENTION && trailers[row] != RowSlice.ABSENT) {
        vmalloc =
            byTrailer.of((int) trailers[row]) == MENTION
                && ToolRules.vmallocBit(
                        Bytes.concat(
                            columns.stackBytes(stacks[row]), columns.trailerBytes(trailers[row])))
                    != 0;
      }
      into[row] = vmalloc ? Allocators.VMALLOC : 0;
    }
  }

  private byte ofStack(int code) {
    byte[] text = columns.stackBytes(code);
    return ToolRules.vmallocBit(text) != 0 ? VMALLOC : mention(text);
  }

  private byte ofTrailer(int code) {
    return mention(columns.trailerBytes(code));
  }

  private static byte mention(byte[] text) {
    return ToolRules.mentionsVmalloc(text) ? MENTION : NO_MENTION;
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
