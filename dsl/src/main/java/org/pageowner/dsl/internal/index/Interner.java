package org.pageowner.dsl.internal.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers distinct values 0, 1, 2 and so on, in the order in which they are added (dictionary
 * encoding).
 *
 * <p>A look-up hashes the whole value, so callers memoise the numbers by dictionary code and look
 * up each distinct value once, not each row. Hash flooding costs at most a logarithmic factor:
 * {@link HashMap} keeps colliding keys that are {@link Comparable}, as strings and byte buffers
 * are, in a tree.
 */
public final class Interner<V> {
  /** The number of a value that was not added. */
  public static final int NONE = -1;

  private final Map<V, Integer> numbers = new HashMap<>();
  private final List<V> values = new ArrayList<>();

  /** Makes an interner without a value. */
  public Interner() {}

  /** Returns the number of a value; it is the {@link #size} from before if the value is new. */
  public int add(V value) {
    Integer known = numbers.get(value);
    if (known != null) {
      return known;
    }
    int number = values.size();
    numbers.put(value, number);
    values.add(value);
    return number;
  }

  /** Returns the number of a value, or {@link #NONE}. */
  public int find(V value) {
    return numbers.getOrDefault(value, NONE);
  }

  /** Returns the value that has a number. */
  public V value(int number) {
    return values.get(number);
  }

  /** Returns the number of distinct values. */
  public int size() {
    return values.size();
  }
}
