package org.pageowner.dsl.internal.usage;

import java.util.List;
import java.util.Set;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;

/** The functions of a stack, innermost first, by their names in the source. */
final class StackFunctions {
  private static final String UNKNOWN = "";

  private final List<Frame> frames;
  private final Set<String> wrappers;
  private final String[] names;
  private final int end;

  /**
   * Examines a stack.
   *
   * @param wrappers functions that allocate for others, besides those that {@link Frame} knows
   */
  StackFunctions(StackTrace stack, Set<String> wrappers) {
    this.frames = stack.frames();
    this.wrappers = wrappers;
    this.names = frames.stream().map(StackFunctions::nameOf).toArray(String[]::new);
    this.end = caller();
  }

  private static String nameOf(Frame frame) {
    String function = frame.function();
    return function == null ? UNKNOWN : function;
  }

  private int caller() {
    for (int frame = 0; frame < names.length; frame++) {
      if (!isAllocator(frame)) {
        return frame;
      }
    }
    return names.length - 1;
  }

  int size() {
    return names.length;
  }

  /** Returns the function of a frame; empty if its address is not resolved. */
  String name(int frame) {
    return names[frame];
  }

  /** Returns whether a function allocates for others. */
  boolean isAllocator(int frame) {
    return wrappers.contains(names[frame]) || frames.get(frame).isAllocator();
  }

  /** Returns the last frame at which a pattern can start: that of the caller. */
  int lastStart() {
    return end;
  }

  /** Returns whether the caller is not known by name. */
  boolean isCallerUnknown() {
    return names.length == 0 || names[end].equals(UNKNOWN);
  }
}
