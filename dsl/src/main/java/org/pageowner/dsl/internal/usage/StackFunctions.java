package org.pageowner.dsl.internal.usage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;

/** The functions of a stack, innermost first, by their names in the source. */
final class StackFunctions {
  private static final String UNKNOWN = "";

  private final List<Frame> frames;
  private final AllocatorNames allocators;
  private final @Nullable String[] names;
  private final int end;

  /** Examines a stack. */
  StackFunctions(StackTrace stack, AllocatorNames allocators) {
    this.frames = stack.frames();
    this.allocators = allocators;
    this.names = new String[frames.size()];
    this.end = caller();
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
    String name = names[frame];
    if (name == null) {
      String function = frames.get(frame).function();
      name = function == null ? UNKNOWN : function;
      names[frame] = name;
    }
    return name;
  }

  /** Returns whether a function allocates for others. */
  boolean isAllocator(int frame) {
    return allocators.has(name(frame), frames.get(frame));
  }

  /** Returns the last frame at which a pattern can start: that of the caller. */
  int lastStart() {
    return end;
  }

  /** Returns whether the caller is not known by name. */
  boolean isCallerUnknown() {
    return names.length == 0 || name(end).equals(UNKNOWN);
  }
}
