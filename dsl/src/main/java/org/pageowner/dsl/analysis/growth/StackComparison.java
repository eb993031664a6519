package org.pageowner.dsl.analysis.growth;

import java.util.ArrayList;
import java.util.List;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;

/** When two stacks of different dumps are the same one. */
public enum StackComparison {
  /** When all of their frames print alike, to the byte: for dumps of one boot. The default. */
  FRAMES("frame by frame, as printed") {
    @Override
    Frame comparable(Frame frame) {
      return frame;
    }

    @Override
    StackTrace comparable(StackTrace stack) {
      return stack;
    }
  },

  /**
   * When they have the same functions in the same modules. Offsets and sizes fall away, so do the
   * suffixes that a build adds ({@code .constprop.0}, {@code .isra.0}, {@code _noprof}), and each
   * run of addresses that were not resolved counts as one: for two builds or two boots.
   */
  SYMBOLS("by symbols, without offsets and suffixes of a build") {
    @Override
    Frame comparable(Frame frame) {
      String function = frame.function();
      if (function == null) {
        return UNRESOLVED;
      }
      String module = frame.module();
      return Frame.parse(module == null ? function : function + " [" + module + "]");
    }
  },

  /**
   * When all of their frames print alike, except addresses that were not resolved: each run of them
   * counts as one. Frames of a module that was unloaded print so, at other addresses each time that
   * it was loaded.
   */
  FOLDED("frame by frame, addresses that were not resolved folded into one") {
    @Override
    Frame comparable(Frame frame) {
      return frame.symbol() == null ? UNRESOLVED : frame;
    }
  };

  private static final Frame UNRESOLVED = Frame.parse("0x0");

  private final String description;

  StackComparison(String description) {
    this.description = description;
  }

  /** Returns how stacks are compared, for people. */
  public String description() {
    return description;
  }

  /** Returns the part of a frame that is compared: equal for frames that count as the same. */
  abstract Frame comparable(Frame frame);

  /** Returns a stack that is equal for all stacks that count as the same one. */
  StackTrace comparable(StackTrace stack) {
    List<Frame> frames = new ArrayList<>();
    for (Frame frame : stack.frames()) {
      Frame comparable = comparable(frame);
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
