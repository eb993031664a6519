package org.pageowner.core.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The set of the kernel's allocators that made an allocation, with the bits that {@code
 * page_owner_sort} gives them: {@code CMA} 2, {@code SLAB} 4, {@code VMALLOC} 8, and {@code OTHERS}
 * 16 if it is none of these.
 *
 * <p>Derived from the stack trace, the page flags and the {@code Slab cache page} line, so it has
 * the same meaning in every kernel; {@code docs/explanation/how-lines-are-read.md} has the rules.
 */
public final class Allocators implements Mask {
  /** The bit of {@code CMA}: a contiguous range was asked for. */
  public static final int CMA = 2;

  /** The bit of {@code SLAB}: the page holds slab objects. */
  public static final int SLAB = 4;

  /** The bit of {@code VMALLOC}: the page backs a vmalloc area. */
  public static final int VMALLOC = 8;

  /** The bit of {@code OTHERS}: none of the others. */
  public static final int OTHERS = 16;

  /** The result of {@link #bitsByStack} for a record without frames. */
  public static final int NO_STACK = -1;

  private static final Allocators[] VALUES = new Allocators[32];

  static {
    for (int bits = 0; bits < VALUES.length; bits++) {
      VALUES[bits] = new Allocators(bits);
    }
  }

  private final int bits;
  private final List<String> names;

  private Allocators(int bits) {
    this.bits = bits;
    List<String> names = new ArrayList<>();
    if ((bits & CMA) != 0) {
      names.add("CMA");
    }
    if ((bits & SLAB) != 0) {
      names.add("SLAB");
    }
    if ((bits & VMALLOC) != 0) {
      names.add("VMALLOC");
    }
    if ((bits & OTHERS) != 0) {
      names.add("OTHERS");
    }
    this.names = List.copyOf(names);
  }

  /**
   * Returns the allocators with these bits.
   *
   * @throws IllegalArgumentException if a bit is set that no allocator has
   */
  public static Allocators of(int bits) {
    if ((bits & ~(CMA | SLAB | VMALLOC | OTHERS)) != 0) {
      throw new IllegalArgumentException("not allocator bits: " + bits);
    }
    return VALUES[bits];
  }

  /**
   * Returns the functions that allocate for others, outside of which {@link StackTrace#caller()}
   * is: a regular expression that matches whole names as {@link Frame#function()} gives them. It is
   * in the syntax that Java and RE2 share.
   */
  public static String functions() {
    return StackRules.allocatorFunctions();
  }

  /**
   * Returns the allocators on a stack trace, without those of flags and slab line.
   *
   * @return bits, 0 if no frame belongs to CMA, slab or vmalloc
   */
  public static int bitsOf(StackTrace stack) {
    return StackRules.allocatorBits(stack);
  }

  /** Returns the bits of a record's stack, {@link #NO_STACK} if there is no frame. */
  public static int bitsByStack(@Nullable StackTrace stack) {
    return stack == null || stack.isEmpty() ? NO_STACK : bitsOf(stack);
  }

  /** Returns the bits that the lines after the stack name, 0 if none do. */
  public static int printedBits(@Nullable Trailer trailer) {
    Allocators printed = trailer == null ? null : trailer.allocators();
    return printed == null ? 0 : (int) printed.bits();
  }

  /**
   * Combines the allocators of a record's stack, slab mark and printed words. Printed words are
   * those of another tool: where there is a stack, they add only {@code SLAB}, which that tool
   * derived from flags that its output lacks.
   *
   * @param byStack the result of {@link #bitsByStack}
   * @param printed the result of {@link #printedBits}
   * @return bits, 0 if the allocators are unknown
   */
  public static int join(int byStack, boolean slab, int printed) {
    int marked = slab ? SLAB : 0;
    if (byStack == NO_STACK) {
      return marked | printed;
    }
    int bits = byStack | marked | (printed & SLAB);
    return bits == 0 ? OTHERS : bits;
  }

  @Override
  public long bits() {
    return bits;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public boolean has(String name) {
    Objects.requireNonNull(name, "name");
    return names.contains(name);
  }

  /** The names, separated by blanks, as {@code page_owner_sort} prints them. */
  @Override
  public String text() {
    return String.join(" ", names);
  }

  /** The text. */
  @Override
  public String toString() {
    return text();
  }
}
