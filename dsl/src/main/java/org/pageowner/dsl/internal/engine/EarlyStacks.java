package org.pageowner.dsl.internal.engine;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.StackTrace;

/**
 * Which rows of a block are early, told by their stacks: most have none that says so. Where there
 * is no frame, the record's other columns are asked.
 */
final class EarlyStacks {
  private static final byte EARLY = 1;
  private static final byte UNTOLD = 2;

  private final Domain<StackTrace> stacks;
  private final Supplier<Lane> lane;

  /** By code plus 1, so that a record without a stack has a mark too. */
  private byte[] marks = {UNTOLD};

  private int known;
  private final byte[] found = new byte[Block.CAPACITY];

  /** Early records by {@code stacks}, and where these don't tell by the lane. */
  EarlyStacks(Domain<StackTrace> stacks, Supplier<Lane> lane) {
    this.stacks = stacks;
    this.lane = lane;
  }

  /** For each row of the block 1 if it is early, else 0; {@code null} if none is. */
  byte @Nullable [] of(Block block) {
    int[] ids = stacks.ids(block);
    learn(stacks.denseCodes());
    int all = 0;
    for (int row = 0; row < block.count(); row++) {
      byte mark = marks[ids[row] + 1];
      found[row] = mark;
      all |= mark;
    }
    if ((all & UNTOLD) != 0) {
      long[] codes = lane.get().codes(block);
      for (int row = 0; row < block.count(); row++) {
        found[row] = (byte) (codes[row] > 0 ? 1 : 0);
      }
    }
    return all == 0 ? null : found;
  }

  private void learn(int codes) {
    if (codes >= marks.length) {
      marks = Arrays.copyOf(marks, Math.max(codes + 1, 2 * marks.length));
    }
    for (; known < codes; known++) {
      StackTrace stack = stacks.get(known);
      marks[known + 1] = stack.isEmpty() ? UNTOLD : stack.isEarly() ? EARLY : 0;
    }
  }
}
