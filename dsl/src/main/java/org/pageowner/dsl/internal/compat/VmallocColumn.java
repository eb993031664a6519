package org.pageowner.dsl.internal.compat;

import com.google.common.primitives.Bytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Allocators;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * Whether stack and trailer say vmalloc, as the tool finds it in their text: the first mention
 * decides, so if the stack has one the trailer does not matter.
 */
final class VmallocColumn extends KeyColumn {
  private static final byte UNKNOWN = 0;
  private static final byte NO_MENTION = 1;
  private static final byte MENTION = 2;
  private static final byte VMALLOC = 3;

  private final KeyColumns columns;
  private final KeyColumn stack;
  private final KeyColumn trailer;
  private byte[] byStack = new byte[0];
  private byte[] byTrailer = new byte[0];

  VmallocColumn(KeyColumns columns) {
    this.columns = columns;
    this.stack = columns.stack();
    this.trailer = columns.trailer();
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    long[] stacks = stack.codes(slice);
    long[] trailers = trailer.codes(slice);
    byStack = reserved(byStack, stack);
    byTrailer = reserved(byTrailer, trailer);
    for (int row = 0; row < slice.count(); row++) {
      byte said = stacks[row] == RowSlice.ABSENT ? NO_MENTION : ofStack((int) stacks[row]);
      boolean vmalloc = said == VMALLOC;
      if (said == NO_MENTION && trailers[row] != RowSlice.ABSENT) {
        vmalloc =
            isMentionedIn((int) trailers[row])
                && ToolRules.vmallocBit(
                        Bytes.concat(
                            columns.stackBytes(stacks[row]), columns.trailerBytes(trailers[row])))
                    != 0;
      }
      into[row] = vmalloc ? Allocators.VMALLOC : 0;
    }
  }

  private static byte[] reserved(byte[] known, KeyColumn column) {
    int size = column.denseCodes();
    return size <= known.length ? known : Arrays.copyOf(known, Math.max(size, known.length * 2));
  }

  private byte ofStack(int code) {
    if (byStack[code] == UNKNOWN) {
      byte[] text = columns.stackBytes(code);
      byte mention = ToolRules.mentionsVmalloc(text) ? MENTION : NO_MENTION;
      byStack[code] = ToolRules.vmallocBit(text) != 0 ? VMALLOC : mention;
    }
    return byStack[code];
  }

  private boolean isMentionedIn(int code) {
    if (byTrailer[code] == UNKNOWN) {
      byTrailer[code] =
          ToolRules.mentionsVmalloc(columns.trailerBytes(code)) ? MENTION : NO_MENTION;
    }
    return byTrailer[code] == MENTION;
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
