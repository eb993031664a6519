package org.pageowner.dsl.internal.usage;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.pageowner.core.record.Frame;

/**
 * The names of functions that allocate for others, matched against their patterns once each.
 *
 * <p>A kernel has some thousand functions that call an allocator, but each batch of a dump has its
 * own dictionary of stacks. The number of names is bounded, so that hostile input cannot fill the
 * memory. Safe to share between threads.
 */
final class AllocatorNames {
  /** Maximum number of names that are kept. */
  private static final int CAPACITY = 1 << 14;

  private final Set<String> wrappers;
  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  /**
   * Makes the names.
   *
   * @param wrappers functions that allocate for others, besides those that {@link Frame} knows
   */
  AllocatorNames(Set<String> wrappers) {
    this.wrappers = wrappers;
  }

  /** Returns whether the function of a frame, {@code name}, allocates for others. */
  boolean has(String name, Frame frame) {
    Boolean isAllocator = known.get(name);
    if (isAllocator == null) {
      isAllocator = wrappers.contains(name) || frame.isAllocator();
      if (known.size() < CAPACITY) {
        known.put(name, isAllocator);
      }
    }
    return isAllocator;
  }
}
