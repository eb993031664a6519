package org.pageowner.core.record;

import java.util.ArrayList;
import java.util.List;
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
   *
   * <p>Frames that lie about their module are passed over. A module's init text is freed once it
   * has run; addresses in it then print as what was loaded there since. So where {@code
   * do_one_initcall} has called something in a module that is not named as an initialiser is, no
   * frame of that module counts; nor do names of data, such as {@code __this_module}. A stack that
   * is cut before {@code do_one_initcall} does not tell.
   */
  public @Nullable String module() {
    String stale = StackRules.staleModule(frames);
    for (Frame frame : frames) {
      String module = frame.module();
      if (module != null && !module.equals(stale) && !StackRules.isData(frame)) {
        return module;
      }
    }
    return frames.isEmpty() ? null : VMLINUX;
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

  /**
   * The stack from its {@link #caller()} outward: without the allocators' frames at its inner end.
   * Stacks that differ in the allocators' own ways alone come to be equal. If every frame is
   * inside, the stack itself.
   */
  public StackTrace fromCaller() {
    for (int i = 0; i < frames.size(); i++) {
      if (!StackRules.isAllocator(frames.get(i))) {
        return i == 0 ? this : new StackTrace(frames.subList(i, frames.size()));
      }
    }
    return this;
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
