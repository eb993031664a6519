package org.pageowner.core.internal.dictionary;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Distinct byte strings, numbered in the order of their first occurrence.
 *
 * <p>A hash table of ids with open addressing and linear probing; the bytes of all strings are
 * concatenated in one array. The hash is seeded, see {@link ByteHash}. Not thread-safe while it
 * grows.
 */
public final class ByteDictionary {
  private static final int NONE = -1;
  private static final int MAX_BYTES = Integer.MAX_VALUE - 64;

  private byte[] bytes;
  private int[] ends;
  private int[] hashes;
  private int[] table;
  private int size;

  /** An empty dictionary. */
  public ByteDictionary() {
    this.bytes = new byte[256];
    this.ends = new int[16];
    this.hashes = new int[16];
    this.table = newTable(32);
  }

  private ByteDictionary(byte[] bytes, int[] ends, int[] hashes, int size) {
    this.bytes = bytes;
    this.ends = ends;
    this.hashes = hashes;
    this.table = new int[0];
    this.size = size;
  }

  /**
   * Returns a view of the strings so far, which other threads may read while this dictionary grows:
   * growing only appends to the arrays, or copies them. Nothing can be added to the view.
   */
  ByteDictionary frozen() {
    return new ByteDictionary(bytes, ends, hashes, size);
  }

  /** Returns the number of strings. */
  public int size() {
    return size;
  }

  /** Returns the total length of all strings. */
  long totalLength() {
    return size == 0 ? 0 : ends[size - 1];
  }

  /** Returns the id of a range of bytes, which is added if it is new. */
  public int intern(byte[] source, int from, int to) {
    return intern(source, from, to, ByteHash.hash(source, from, to));
  }

  /** Returns the id of a string of another dictionary, which is added if it is new. */
  public int intern(ByteDictionary other, int id) {
    return intern(other.bytes, other.start(id), other.ends[id], other.hashes[id]);
  }

  private int intern(byte[] source, int from, int to, int hash) {
    int mask = table.length - 1;
    int slot = hash & mask;
    while (true) {
      int id = table[slot];
      if (id == NONE) {
        return add(source, from, to, hash, slot);
      }
      if (hashes[id] == hash && isAt(id, source, from, to)) {
        return id;
      }
      slot = (slot + 1) & mask;
    }
  }

  /** Returns a 64-bit hash of a string, for which collisions are improbable. */
  public long hash64(int id) {
    return ByteHash.hash64(bytes, start(id), ends[id]);
  }

  /** Removes the string that was added last. */
  public void removeLast() {
    int id = size - 1;
    int mask = table.length - 1;
    int slot = hashes[id] & mask;
    while (table[slot] != id) {
      slot = (slot + 1) & mask;
    }
    table[slot] = NONE; // no later string probed past it, so no probe sequence breaks
    size = id;
  }

  /** Returns whether the string {@code id} equals this range of bytes. */
  public boolean isAt(int id, byte[] source, int from, int to) {
    return Arrays.equals(bytes, start(id), ends[id], source, from, to);
  }

  /** Returns the length of a string in bytes. */
  public int length(int id) {
    return ends[id] - start(id);
  }

  /** Returns the byte at a position of a string. */
  public byte at(int id, int index) {
    return bytes[start(id) + index];
  }

  /** Writes a string. */
  public void write(int id, OutputStream out) throws IOException {
    int start = start(id);
    out.write(bytes, start, ends[id] - start);
  }

  /** Returns a copy of a string. */
  public byte[] copy(int id) {
    return Arrays.copyOfRange(bytes, start(id), ends[id]);
  }

  private int start(int id) {
    return id == 0 ? 0 : ends[id - 1];
  }

  private int add(byte[] source, int from, int to, int hash, int slot) {
    int start = size == 0 ? 0 : ends[size - 1];
    long end = (long) start + (to - from);
    if (end > MAX_BYTES) {
      throw new CapacityException("more than 2 GiB of distinct values in one column");
    }
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_BYTES, Math.max(end, bytes.length * 2L)));
    }
    System.arraycopy(source, from, bytes, start, to - from);
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    ends[size] = (int) end;
    hashes[size] = hash;
    table[slot] = size;
    size++;
    if (size * 2 > table.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    int[] larger = newTable(table.length * 2);
    int mask = larger.length - 1;
    for (int id = 0; id < size; id++) {
      int slot = hashes[id] & mask;
      while (larger[slot] != NONE) {
        slot = (slot + 1) & mask;
      }
      larger[slot] = id;
    }
    table = larger;
  }

  private static int[] newTable(int length) {
    int[] table = new int[length];
    Arrays.fill(table, NONE);
    return table;
  }
}
