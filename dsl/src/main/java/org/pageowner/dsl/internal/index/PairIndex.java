package org.pageowner.dsl.internal.index;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.pageowner.core.internal.work.Interruption;

/**
 * Numbers distinct pairs of longs 0, 1, 2 and so on, in the order in which they are added.
 *
 * <p>The hash table uses open addressing with linear probing and is at most half full. It holds
 * only numbers; the pairs are in one array by number, the two halves of a pair adjacent. A look-up
 * therefore costs one cache miss in the table and one in the pairs, a larger table is built without
 * moving pairs, and callers can keep further columns by number. A boxed {@code HashMap} needs three
 * times the 24 to 48 bytes of a pair and one more cache miss.
 *
 * <p>The hash is seeded: both halves are multiplied by secrets of the process, so that no dump can
 * be crafted whose pairs all collide (hash flooding). Holds at most 2^29 pairs.
 */
public final class PairIndex {
  /** The number of a pair that is not in the index. */
  public static final int NONE = -1;

  private static final int MAX_PAIRS = 1 << 29;
  private static final long FIRST_SECRET = ThreadLocalRandom.current().nextLong() | 1;
  private static final long SECOND_SECRET = ThreadLocalRandom.current().nextLong() | 1;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] pairs = new long[128];
  private int[] table = filled(128);
  private int size;

  /** Makes an index without a pair. */
  public PairIndex() {}

  /** Returns the number of distinct pairs. */
  public int size() {
    return size;
  }

  /** Returns the first half of a pair. */
  public long first(int number) {
    return pairs[2 * number];
  }

  /** Returns the second half of a pair. */
  public long second(int number) {
    return pairs[2 * number + 1];
  }

  /** Returns the number of a pair, or {@link #NONE}. */
  public int find(long first, long second) {
    return table[slot(first, second)];
  }

  /** Returns the number of a pair; it is the {@link #size} from before if the pair is new. */
  public int add(long first, long second) {
    int slot = slot(first, second);
    int known = table[slot];
    if (known != NONE) {
      return known;
    }
    int number = size;
    if (2 * number == pairs.length) {
      if (number == MAX_PAIRS) {
        throw new IllegalStateException("an index holds at most " + MAX_PAIRS + " pairs");
      }
      pairs = Arrays.copyOf(pairs, pairs.length * 2);
    }
    pairs[2 * number] = first;
    pairs[2 * number + 1] = second;
    table[slot] = number;
    size++;
    if (size * 2 > table.length) {
      grow();
    }
    return number;
  }

  /** Returns the slot of a pair, or the free slot that the pair belongs in. */
  private int slot(long first, long second) {
    int mask = table.length - 1;
    int slot = hash(first, second) & mask;
    for (int number = table[slot]; number != NONE; number = table[slot]) {
      if (pairs[2 * number] == first && pairs[2 * number + 1] == second) {
        break;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] larger = filled(table.length * 2);
    int mask = larger.length - 1;
    for (int number = 0; number < size; number++) {
      Interruption.checkAt(number);
      int slot = hash(pairs[2 * number], pairs[2 * number + 1]) & mask;
      while (larger[slot] != NONE) {
        slot = (slot + 1) & mask;
      }
      larger[slot] = number;
    }
    table = larger;
  }

  private static int hash(long first, long second) {
    long mixed = first * FIRST_SECRET + second * SECOND_SECRET;
    return (int) (((mixed ^ (mixed >>> 32)) * SPREAD) >>> 32);
  }

  private static int[] filled(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, NONE);
    return slots;
  }
}
