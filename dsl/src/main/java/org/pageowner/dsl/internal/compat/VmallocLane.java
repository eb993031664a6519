package org.pageowner.dsl.internal.compat;

import com.google.common.primitives.Bytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Allocators;
import org.pageowner.dsl.internal.engine.Block;
import org.pageowner.dsl.internal.engine.Lane;
import org.pageowner.dsl.internal.engine.Lanes;

/**
 * Whether stack and trailer say vmalloc, as the tool finds it in their text: the first mention
 * decides, so if the stack has one the trailer does not matter.
 */
final class VmallocLane extends Lane {
  private static final byte UNKNOWN = 0;
  private static final byte NO_MENTION = 1;
  private static final byte MENTION = 2;
  private static final byte VMALLOC = 3;

  private final Lanes lanes;
  private final Lane stack;
  private final Lane trailer;
  private byte[] byStack = new byte[0];
  private byte[] byTrailer = new byte[0];

  VmallocLane(Lanes lanes) {
    this.lanes = lanes;
    this.stack = lanes.stack();
    this.trailer = lanes.trailer();
  }

  @Override
  protected void read(Block block, long[] into) {
    long[] stacks = stack.codes(block);
    long[] trailers = trailer.codes(block);
    byStack = reserved(byStack, stack);
    byTrailer = reserved(byTrailer, trailer);
    for (int row = 0; row < block.count(); row++) {
      byte said = stacks[row] == Block.ABSENT ? NO_MENTION : ofStack((int) stacks[row]);
      boolean vmalloc = said == VMALLOC;
      if (said == NO_MENTION && trailers[row] != Block.ABSENT) {
        vmalloc =
            isMentionedIn((int) trailers[row])
                && ToolText.vmallocBit(
                        Bytes.concat(
                            lanes.stackBytes(stacks[row]), lanes.trailerBytes(trailers[row])))
                    != 0;
      }
      into[row] = vmalloc ? Allocators.VMALLOC : 0;
    }
  }

  private static byte[] reserved(byte[] known, Lane lane) {
    int size = lane.denseCodes();
    return size <= known.length ? known : Arrays.copyOf(known, Math.max(size, known.length * 2));
  }

  private byte ofStack(int code) {
    if (byStack[code] == UNKNOWN) {
      byte[] text = lanes.stackBytes(code);
      byte mention = ToolText.mentionsVmalloc(text) ? MENTION : NO_MENTION;
      byStack[code] = ToolText.vmallocBit(text) != 0 ? VMALLOC : mention;
    }
    return byStack[code];
  }

  private boolean isMentionedIn(int code) {
    if (byTrailer[code] == UNKNOWN) {
      byTrailer[code] = ToolText.mentionsVmalloc(lanes.trailerBytes(code)) ? MENTION : NO_MENTION;
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
