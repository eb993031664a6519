package org.pageowner.dsl.analysis.growth;

import java.util.ArrayList;
import java.util.List;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;

/**
 * The comparison of stacks of different dumps.
 *
 * <p>Stacks of two dumps are joined by equality, so a comparison is a normal form: it maps each
 * stack to one that is equal for all stacks that count as the same. Stacks differ between dumps of
 * the same code for three reasons: another build changes offsets, sizes and the suffixes of clones;
 * another boot loads modules at other addresses; and the frames of a module that was unloaded are
 * printed as bare addresses. Each constant removes one set of these differences.
 */
public enum StackComparison {
  /**
   * Stacks are the same if all frames are printed the same, byte by byte; for dumps of one boot.
   * The default.
   */
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
   * Stacks are the same if they have the same functions in the same modules. Offsets and sizes are
   * ignored, so are the suffixes that a build adds ({@code .constprop.0}, {@code .isra.0}, {@code
   * _noprof}), and each run of unresolved addresses counts as one; for two builds or two boots.
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
   * Stacks are the same if all frames are printed the same, except unresolved addresses: each run
   * of these counts as one. The frames of an unloaded module are unresolved, and differ each time
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

  /** Returns a description for people. */
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
