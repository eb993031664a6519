package org.pageowner.core.internal.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a growing dictionary and its frozen views have in common: decoded values, and how far they
 * were taken over by those who follow the dictionary's growth.
 *
 * <p>Threads may race to decode a value: both get equal immutable objects, and one of them stays.
 * Only one thread, the one that consumes batches, may call the other methods.
 */
public final class DictionaryLineage {
  private volatile @Nullable Object[] values = new Object[0];
  private int[] joined = new int[16];
  private int joinedSize;
  private int visited;

  @Nullable Object value(int id) {
    @Nullable Object[] decoded = values;
    return id < decoded.length ? decoded[id] : null;
  }

  void keep(int id, Object value, int size) {
    @Nullable Object[] decoded = values;
    if (id >= decoded.length) {
      // Twice as many as now: a dictionary that still grows is asked for each new value.
      decoded = Arrays.copyOf(decoded, Math.max(size, 2 * decoded.length));
      values = decoded;
    }
    decoded[id] = value;
  }

  /**
   * Adds to {@code shared} what it does not have of {@code own}, a view of this family.
   *
   * @return the shared id of each own one; there may be more room than ids
   */
  int[] join(ByteDictionary own, ByteDictionary shared) {
    if (own.size() > joined.length) {
      joined = Arrays.copyOf(joined, Math.max(own.size(), joined.length * 2));
    }
    for (; joinedSize < own.size(); joinedSize++) {
      joined[joinedSize] = shared.intern(own, joinedSize);
    }
    return joined;
  }

  /** How many values there were at the last call; now there are {@code size}. */
  public int visit(int size) {
    int before = visited;
    visited = Math.max(visited, size);
    return before;
  }
}
