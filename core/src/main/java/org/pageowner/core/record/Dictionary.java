package org.pageowner.core.record;

/**
 * The distinct values of a column, each stored once as the bytes that the dump has for it.
 *
 * <p>Implemented by this library; safe to share between threads.
 *
 * @param <V> the type of a value
 */
public interface Dictionary<V> {
  /** How many values there are; ids go from 0 to {@code size() - 1}. */
  int size();

  /** The value, decoded on first use. */
  V value(int id);

  /** A copy of the value's bytes as they stand in the dump. */
  byte[] bytes(int id);

  /**
   * Whether all values of {@code earlier} are values of this dictionary too, under the same ids:
   * what was worked out for them holds here.
   */
  default boolean continues(Dictionary<?> earlier) {
    return this == earlier;
  }
}
