package org.pageowner.dsl.internal.growth;

import java.util.ArrayList;
import java.util.List;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;

/** Makes stacks equal that are to count as the same one. */
public enum ComparableStacks {
  /** Stacks whose frames all print alike. */
  AS_PRINTED {
    @Override
    Frame of(Frame frame) {
      return frame;
    }
  },

  /** Stacks of the same functions in the same modules, whatever the build. */
  BY_SYMBOL {
    @Override
    Frame of(Frame frame) {
      String function = frame.function();
      if (function == null) {
        return UNRESOLVED;
      }
      String module = frame.module();
      return Frame.parse(module == null ? function : function + " [" + module + "]");
    }
  },

  /** Stacks whose frames all print alike, but for addresses that were not resolved. */
  FOLDED {
    @Override
    Frame of(Frame frame) {
      return frame.symbol() == null ? UNRESOLVED : frame;
    }
  };

  private static final Frame UNRESOLVED = Frame.parse("0x0");

  /** What is compared of a frame. */
  abstract Frame of(Frame frame);

  /** A stack that equals those of all stacks that are the same one. */
  StackTrace of(StackTrace stack) {
    if (this == AS_PRINTED) {
      return stack;
    }
    List<Frame> frames = new ArrayList<>();
    for (Frame frame : stack.frames()) {
      Frame comparable = of(frame);
      boolean repeats =
          comparable.equals(UNRESOLVED)
              && !frames.isEmpty()
              && frames.get(frames.size() - 1).equals(UNRESOLVED);
      if (!repeats) {
        frames.add(comparable);
      }
    }
    return StackTrace.of(frames);
  }
}
