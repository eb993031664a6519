package org.pageowner.core.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The call path of an allocation, innermost frame first; at most 16 frames (8 before kernel 4.8).
 *
 * <p>A stack is its frames: the handle, migration and cgroup lines that follow it in a dump are not
 * part of it. An empty stack is a value of its own: the kernel found none. Values are immutable;
 * two are equal when their frames are.
 */
public final class StackTrace {
  /** What {@link #module()} says of a stack whose frames are all in the kernel image. */
  public static final String VMLINUX = "vmlinux";

  private static final byte EARLY = 1;
  private static final byte NOT_EARLY = 2;

  private final List<Frame> frames;

  /** Worked out when first asked for, since all queries ask; threads that race find the same. */
  private byte early;

  private StackTrace(List<Frame> frames) {
    this.frames = frames;
  }

  /** Reads a stack as printed, one frame a line; blank lines do not count. */
  public static StackTrace parse(String text) {
    List<Frame> frames = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (!line.isBlank()) {
        frames.add(Frame.parse(line));
      }
    }
    return new StackTrace(List.copyOf(frames));
  }

  /** The stack with these frames, innermost first. */
  public static StackTrace of(List<Frame> frames) {
    return new StackTrace(List.copyOf(frames));
  }

  /** The frames, innermost first. */
  public List<Frame> frames() {
    return frames;
  }

  /** Whether there is no frame. */
  public boolean isEmpty() {
    return frames.isEmpty();
  }

  /**
   * The module where the allocation was made: that of the first frame, from the allocator outward,
   * that is in a module; {@value #VMLINUX} if none is, {@code null} if there is no frame.
   */
  public @Nullable String module() {
    String found = innermost(Frame::module);
    return found != null || frames.isEmpty() ? found : VMLINUX;
  }

  /**
   * The function that asked for the memory: that of the innermost frame outside of the kernel's
   * allocators (the page, slab, vmalloc, percpu and contiguous allocators and their wrappers), or
   * the frame's text if it names none. If every frame is inside, the innermost of all; {@code null}
   * if there is no frame.
   */
  public @Nullable String caller() {
    for (Frame frame : frames) {
      if (!StackRules.isAllocator(frame)) {
        return nameOf(frame);
      }
    }
    return frames.isEmpty() ? null : nameOf(frames.get(0));
  }

  private static String nameOf(Frame frame) {
    String symbol = frame.symbol();
    return symbol == null ? frame.text() : symbol;
  }

  /**
   * Whether this is the stack that page_owner gives to all pages which were allocated before it was
   * ready: it says nothing about them.
   */
  public boolean isEarly() {
    byte known = early;
    if (known == 0) {
      known = StackRules.isEarly(this) ? EARLY : NOT_EARLY;
      early = known;
    }
    return known == EARLY;
  }

  /** Whether a frame has this function name. */
  public boolean calls(String symbol) {
    return frames.stream().anyMatch(frame -> symbol.equals(frame.symbol()));
  }

  private @Nullable String innermost(Function<Frame, @Nullable String> part) {
    for (Frame frame : frames) {
      String value = part.apply(frame);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StackTrace that && frames.equals(that.frames);
  }

  @Override
  public int hashCode() {
    return frames.hashCode();
  }

  /** The frames as printed, one a line, without leading blanks. */
  @Override
  public String toString() {
    return String.join("\n", frames.stream().map(Frame::text).toList());
  }
}
