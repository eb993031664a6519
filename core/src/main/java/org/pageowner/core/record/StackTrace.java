package org.pageowner.core.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The call path of an allocation, innermost frame first; at most 16 frames (8 before kernel 4.8).
 *
 * <p>The handle, migration and cgroup lines that follow it in a dump are not part of it. An empty
 * stack means that the kernel found no frame. Values are immutable; two are equal when their frames
 * are.
 */
public final class StackTrace {
  /** The {@link #module()} of a stack whose frames are all in the kernel image. */
  public static final String VMLINUX = "vmlinux";

  private static final byte EARLY = 1;
  private static final byte NOT_EARLY = 2;

  private final List<Frame> frames;

  /** Computed lazily and kept, since every query needs it; a race of threads is benign. */
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

  /** Returns the stack with these frames, innermost first. */
  public static StackTrace of(List<Frame> frames) {
    Objects.requireNonNull(frames, "frames");
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
   * that is in a module; {@value #VMLINUX} if none is, {@code null} if there is no frame. It is
   * also {@code null} if the innermost frame outside of the allocators is a bare address: the
   * kernel cannot resolve it, as after the module that made the allocation was removed.
   *
   * <p>Frames with a stale address are skipped. A module's init text is freed once it has run, and
   * addresses in it then resolve to the module that was loaded there since. So if the function that
   * {@code do_one_initcall} called is in a module and its name is not that of an initialiser,
   * frames of that module do not count; nor do symbols of data, such as {@code __this_module}. On a
   * stack that is cut before {@code do_one_initcall} such frames cannot be recognised.
   */
  public @Nullable String module() {
    String stale = StackRules.staleModule(frames);
    boolean inAllocator = true;
    for (Frame frame : frames) {
      String module = frame.module();
      if (module != null && !module.equals(stale) && !frame.isData()) {
        return module;
      }
      if (inAllocator && !frame.isAllocator()) {
        if (frame.symbol() == null) {
          return null;
        }
        inAllocator = false;
      }
    }
    return frames.isEmpty() ? null : VMLINUX;
  }

  /**
   * The function that asked for the memory: the {@link Frame#function()} of the {@link
   * #callerFrame()}, without the additions of a build, or the frame's text if it names none; {@code
   * null} if there is no frame.
   */
  public @Nullable String caller() {
    Frame frame = callerFrame();
    if (frame == null) {
      return null;
    }
    String function = frame.function();
    return function == null ? frame.text() : function;
  }

  /**
   * The innermost frame outside of the kernel's allocators (the page, slab, vmalloc, percpu and
   * contiguous allocators and their wrappers). If every frame is inside, the innermost of all;
   * {@code null} if there is no frame.
   */
  public @Nullable Frame callerFrame() {
    return frames.isEmpty() ? null : frames.get(callerIndex());
  }

  /**
   * The stack from its {@link #caller()} outward: without the allocators' frames at its inner end.
   * Stacks that differ only within the allocators become equal. If every frame is inside, the stack
   * itself.
   */
  public StackTrace fromCaller() {
    int caller = callerIndex();
    return caller == 0 ? this : new StackTrace(frames.subList(caller, frames.size()));
  }

  private int callerIndex() {
    for (int i = 0; i < frames.size(); i++) {
      if (!frames.get(i).isAllocator()) {
        return i;
      }
    }
    return 0;
  }

  /**
   * Whether this is the stack that page_owner gives to all pages that were allocated before it was
   * ready: it is not that of their allocation.
   */
  public boolean isEarly() {
    byte known = early;
    if (known == 0) {
      known = StackRules.isEarly(this) ? EARLY : NOT_EARLY;
      early = known;
    }
    return known == EARLY;
  }

  /**
   * Returns whether a frame is of this function, given by its name in the source or by the {@link
   * Frame#symbol()} of the build.
   */
  public boolean calls(String function) {
    Objects.requireNonNull(function, "function");
    return frames.stream().anyMatch(frame -> frame.hasName(function::equals));
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
