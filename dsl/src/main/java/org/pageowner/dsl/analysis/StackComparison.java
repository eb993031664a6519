package org.pageowner.dsl.analysis;

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
   * When all of their frames print alike, but for addresses that were not resolved: each run of
   * them counts as one. Frames of a module that was unloaded print so, at other addresses each time
   * that it was loaded.
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

  /** What is compared, for people. */
  public String description() {
    return description;
  }

  /** What is compared of a frame. */
  abstract Frame comparable(Frame frame);

  /** A stack that equals those of all stacks that are the same one. */
  StackTrace comparable(StackTrace stack) {
    if (this == FRAMES) {
      return stack;
    }
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
