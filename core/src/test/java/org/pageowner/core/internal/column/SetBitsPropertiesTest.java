package org.pageowner.core.internal.column;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Compares positions of bits with those that a {@link BitSet} gives. */
class SetBitsPropertiesTest {
  @Property
  void copy_isThatOfBitSet(
      @ForAll @IntRange(max = 700) int count,
      @ForAll @IntRange(max = 20) int slack,
      @ForAll @IntRange(min = 1, max = 100) int rarity,
      @ForAll long seed) {
    Random random = new Random(seed);
    BitSet bits = new BitSet(count);
    for (int i = 0; i < count; i++) {
      bits.set(i, random.nextInt(rarity) == 0);
    }
    int[] expected = bits.stream().toArray();
    // bits after the last row are not those of rows
    bits.set(count, (count + 63) / 64 * 64);

    int[] into = new int[count + slack];
    int found = SetBits.copy(Arrays.copyOf(bits.toLongArray(), SetBits.words(count)), count, into);

    assertEquals(expected.length, found);
    assertArrayEquals(expected, Arrays.copyOf(into, found));
  }

  @Property
  void copyStarts_countsFromAWord_andHasTheFirstPosition(
      @ForAll @IntRange(max = 5) int words,
      @ForAll @IntRange(min = 1, max = 300) int count,
      @ForAll @IntRange(min = 1, max = 100) int rarity,
      @ForAll long seed) {
    Random random = new Random(seed);
    int from = words * Long.SIZE;
    BitSet bits = new BitSet();
    for (int i = 0; i < from + count; i++) {
      bits.set(i, random.nextInt(rarity) == 0);
    }
    long[] all = Arrays.copyOf(bits.toLongArray(), SetBits.words(from + count));
    bits.set(from);
    int[] expected = bits.stream().filter(i -> i >= from).map(i -> i - from).toArray();

    int[] into = new int[count + SetBits.OVERWRITTEN + 5];
    Arrays.fill(into, -1);
    int found = SetBits.copyStarts(all, from, count, into);

    assertArrayEquals(expected, Arrays.copyOf(into, found));
    for (int i = found + SetBits.OVERWRITTEN; i < into.length; i++) {
      assertEquals(-1, into[i], "more is overwritten than OVERWRITTEN says");
    }
  }

  @Property
  void set_setsARange(
      @ForAll @IntRange(max = 200) int from, @ForAll @IntRange(min = 1, max = 200) int length) {
    BitSet expected = new BitSet();
    expected.set(from, from + length);
    long[] bits = new long[7];
    SetBits.set(bits, from, from + length);
    assertEquals(expected, BitSet.valueOf(bits));
  }
}
