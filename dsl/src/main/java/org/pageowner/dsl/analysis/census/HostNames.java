package org.pageowner.dsl.analysis.census;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The names of hosts by number, in the order in which they were added. Safe for threads. */
final class HostNames {
  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

  /** The names in UTF-8; longer arrays take the place of this one. */
  private volatile byte[][] names = new byte[16][];

  private int size;

  /** Returns the number of a name. */
  int number(String name) {
    Integer known = numbers.get(name);
    return known == null ? add(name) : known;
  }

  private synchronized int add(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    byte[][] all = size < names.length ? names : Arrays.copyOf(names, size * 2);
    all[size] = name.getBytes(UTF_8);
    names = all; // publishes the name to threads that get its number
    numbers.put(name, size);
    return size++;
  }

  /** Returns the name with a number, in UTF-8. Must not be modified. */
  byte[] name(int number) {
    return names[number];
  }

  /** Returns whether the bytes of a name are less than those of another. */
  boolean isLess(int number, int other) {
    return number != other && Arrays.compareUnsigned(names[number], names[other]) < 0;
  }
}
