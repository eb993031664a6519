package org.pageowner.core.internal.dictionary;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The state that a growing dictionary shares with its frozen views: the decoded values, and the
 * number of values that have been processed already by code that follows the dictionary's growth.
 *
 * <p>Threads may race to decode a value: both get equal immutable objects, and one of them stays.
 * {@link #kept} is thread-safe. Only one thread, the one that consumes batches, may call the other
 * methods.
 */
public final class DictionaryLineage {
  private volatile @Nullable Object[] values = new Object[0];
  private int[] joined = new int[16];
  private int joinedSize;
  private int visited;
  private final KeptResults kept = new KeptResults();

  /** Returns what is kept for the values. */
  KeptResults kept() {
    return kept;
  }

  @Nullable Object value(int id) {
    @Nullable Object[] decoded = values;
    return id < decoded.length ? decoded[id] : null;
  }

  void keep(int id, Object value, int size) {
    @Nullable Object[] decoded = values;
    if (id >= decoded.length) {
      // Doubled, since a dictionary that still grows is extended with each new value.
      decoded = Arrays.copyOf(decoded, Math.max(size, 2 * decoded.length));
      values = decoded;
    }
    decoded[id] = value;
  }

  /**
   * Adds the values of {@code own}, a view of this lineage, to {@code shared}, except those that it
   * has.
   *
   * @return the shared id of each own id; may be longer than the number of ids
   */
  public int[] join(ByteDictionary own, ByteDictionary shared) {
    if (own.size() > joined.length) {
      joined = Arrays.copyOf(joined, Math.max(own.size(), joined.length * 2));
    }
    for (; joinedSize < own.size(); joinedSize++) {
      joined[joinedSize] = shared.intern(own, joinedSize);
    }
    return joined;
  }

  /** Records that {@code size} values are processed, and returns the number at the last call. */
  public int visit(int size) {
    int before = visited;
    visited = Math.max(visited, size);
    return before;
  }
}
