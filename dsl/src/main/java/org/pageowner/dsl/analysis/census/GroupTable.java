package org.pageowner.dsl.analysis.census;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.pageowner.core.internal.work.Interruption;

/**
 * Sums groups with equal keys: a hash table (open addressing, linear probing, at most half full)
 * over groups as {@link GroupBytes}, which are in arrays of {@value #CHUNK_BYTES} bytes and never
 * move. A group takes its bytes and 8 to 16 for its slots. Belongs to one thread.
 *
 * <p>A slot has a reference to a group: the number of the array and the index in words of 8 bytes.
 */
final class GroupTable {
  private static final int CHUNK_BITS = 20;
  private static final int CHUNK_BYTES = 1 << CHUNK_BITS;
  private static final int WORD_BITS = CHUNK_BITS - 3;
  private static final int MAX_CHUNKS = 1 << (31 - WORD_BITS);
  private static final int FIRST_SLOTS = 1 << 10;
  private static final int FREE = -1;

  /** Maximum number of pages by which groups are sorted as numbers. */
  private static final long MAX_PACKED = (1L << 31) - 1;

  private final HostNames names;
  private final long maxBytes;
  private final List<byte[]> chunks = new ArrayList<>();

  /** The bytes of each array that have groups. */
  private int[] used = new int[16];

  private int chunk = -1;
  private int[] slots = filled(FIRST_SLOTS);
  private int size;
  private long bytes;

  /**
   * An empty table.
   *
   * @param maxBytes the bytes with which it is full
   */
  GroupTable(HostNames names, long maxBytes) {
    this.names = names;
    this.maxBytes = maxBytes;
  }

  private static int[] filled(int length) {
    int[] free = new int[length];
    Arrays.fill(free, FREE);
    return free;
  }

  /** Adds a group to the one with its key, or copies it. */
  void add(byte[] group, int at) {
    long hash = GroupBytes.hash(group, at);
    int mask = slots.length - 1;
    int slot = (int) hash & mask;
    while (slots[slot] != FREE) {
      byte[] array = array(slots[slot]);
      int known = index(slots[slot]);
      if (GroupBytes.hash(array, known) == hash && GroupBytes.equalKeys(array, known, group, at)) {
        GroupBytes.add(array, known, group, at, names);
        return;
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = copy(group, at);
    size++;
    if (size * 2 > slots.length) {
      grow();
    }
  }

  private int copy(byte[] group, int at) {
    int length = GroupBytes.size(group, at);
    if (chunk < 0 || chunks.get(chunk).length - used[chunk] < length) {
      startChunk(length);
    }
    int to = used[chunk];
    System.arraycopy(group, at, chunks.get(chunk), to, length);
    used[chunk] = to + length;
    bytes += length + 2L * Integer.BYTES;
    return chunk << WORD_BITS | to >>> 3;
  }

  /** Starts an array; one that is too short for a long key is replaced. */
  private void startChunk(int length) {
    chunk++;
    if (chunk == used.length) {
      used = Arrays.copyOf(used, chunk * 2);
    }
    used[chunk] = 0;
    byte[] next = chunk < chunks.size() ? chunks.get(chunk) : new byte[0];
    if (next.length < length || next.length > CHUNK_BYTES) {
      next = new byte[Math.max(length, CHUNK_BYTES)];
      if (chunk < chunks.size()) {
        chunks.set(chunk, next);
      } else {
        chunks.add(next);
      }
    } else if (chunk == chunks.size()) {
      chunks.add(next);
    }
  }

  private void grow() {
    int[] larger = filled(slots.length * 2);
    int mask = larger.length - 1;
    for (int reference : slots) {
      if (reference != FREE) {
        int slot = (int) GroupBytes.hash(array(reference), index(reference)) & mask;
        while (larger[slot] != FREE) {
          slot = (slot + 1) & mask;
        }
        larger[slot] = reference;
      }
    }
    slots = larger;
  }

  /** Returns the number of groups. */
  int size() {
    return size;
  }

  /** Returns the bytes of the groups without their slots. */
  long groupBytes() {
    return bytes - 2L * Integer.BYTES * size;
  }

  /** Returns whether the groups should be moved out. */
  boolean isFull() {
    return bytes > maxBytes || chunk >= MAX_CHUNKS - 2;
  }

  /** Returns whether groups of a number of bytes fit in, too. */
  boolean hasRoom(long more) {
    return bytes + more <= maxBytes;
  }

  /** Returns the array that has the group of a reference. */
  byte[] array(int reference) {
    return chunks.get(reference >>> WORD_BITS);
  }

  /** Returns the index of the group of a reference in its array. */
  static int index(int reference) {
    return (reference & ((1 << WORD_BITS) - 1)) << 3;
  }

  /** Passes on the reference of each group, in the order in which they were added. */
  void forEach(IntConsumer consumer) {
    for (int each = 0; each <= chunk; each++) {
      byte[] array = chunks.get(each);
      for (int at = 0; at < used[each]; at += GroupBytes.size(array, at)) {
        consumer.accept(each << WORD_BITS | at >>> 3);
      }
    }
  }

  /** Removes all groups; the memory is kept for others. */
  void clear() {
    chunk = -1;
    size = 0;
    bytes = 0;
    Arrays.fill(slots, FREE);
  }

  /** Returns the references of the groups in the order in which they were added. */
  int[] references() {
    int[] references = new int[size];
    int[] count = {0};
    forEach(reference -> references[count[0]++] = reference);
    return references;
  }

  /**
   * Returns the references of the groups in the order of rows: sorted by their pages as numbers,
   * and then by their keys where these are equal.
   */
  int[] sorted() {
    int[] added = references();
    long[] packed = new long[size];
    for (int i = 0; i < size; i++) {
      long pages = GroupBytes.pages(array(added[i]), index(added[i]));
      packed[i] = ((MAX_PACKED - Math.min(pages, MAX_PACKED)) << Integer.SIZE) | i;
    }
    Arrays.sort(packed);
    int[] references = new int[size];
    for (int i = 0; i < size; i++) {
      references[i] = added[(int) packed[i]];
    }
    for (int from = 0; from < size; ) {
      int to = from + 1;
      while (to < size && packed[to] >>> Integer.SIZE == packed[from] >>> Integer.SIZE) {
        to++;
      }
      if (to - from > 1) {
        sort(references, from, to);
      }
      from = to;
    }
    return references;
  }

  private void sort(int[] references, int from, int to) {
    Interruption.check();
    Integer[] equal = new Integer[to - from];
    Arrays.setAll(equal, i -> references[from + i]);
    Arrays.sort(
        equal,
        Interruption.checked((a, b) -> GroupBytes.compare(array(a), index(a), array(b), index(b))));
    for (int i = from; i < to; i++) {
      references[i] = equal[i - from];
    }
  }

  /** Returns the groups in the order of rows, while the table stays as it is. */
  GroupCursor cursor() {
    int[] references = sorted();
    return new GroupCursor() {
      private int next;
      private int reference;

      @Override
      public boolean next() {
        if (next == references.length) {
          return false;
        }
        reference = references[next++];
        return true;
      }

      @Override
      public byte[] bytes() {
        return array(reference);
      }

      @Override
      public int at() {
        return index(reference);
      }
    };
  }
}
