package org.pageowner.core.record;

/**
 * The distinct values of a column, each stored once as its bytes in the dump.
 *
 * <p>Implemented by this library; safe to share between threads.
 *
 * @param <V> the type of a value
 */
public interface Dictionary<V> {
  /** Returns the number of values; ids range from 0 to {@code size() - 1}. */
  int size();

  /** Returns the value of an id, which is decoded on first use. */
  V value(int id);

  /** Returns a copy of the value's bytes as they are in the dump. */
  byte[] bytes(int id);
}
