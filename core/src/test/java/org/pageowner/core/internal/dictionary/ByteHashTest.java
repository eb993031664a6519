package org.pageowner.core.internal.dictionary;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Strings constructed to collide under a weak hash function do not collide here. */
class ByteHashTest {
  private static final int COUNT = 50_000;

  private static void assertSpread(IntFunction<byte[]> text) {
    Set<Integer> hashes = new HashSet<>();
    Set<Integer> slots = new HashSet<>();
    for (int i = 0; i < COUNT; i++) {
      byte[] bytes = text.apply(i);
      int hash = ByteHash.hash(bytes, 0, bytes.length);
      hashes.add(hash);
      slots.add(hash & 0xffff);
    }
    // at random, fewer than one of 50,000 numbers of 32 bits collide
    assertTrue(hashes.size() > COUNT - 20, () -> hashes.size() + " hashes of " + COUNT);
    // at random, 65536 * (1 - e^(-50000/65536)) = 34,980. The multipliers are drawn; the worst
    // of 3,000 draws filled 31,180.
    assertTrue(slots.size() > 25_000, () -> slots.size() + " slots of 65536");
  }

  @Test
  void hash_zerosOfManyLengths_doNotCollide() {
    assertSpread(byte[]::new);
  }

  @Test
  void hash_changesInTheHighestBytesOfAWord_doNotCollide() {
    assertSpread(
        i -> {
          byte[] text = new byte[16];
          text[6] = (byte) i;
          text[7] = (byte) (i >> 8);
          return text;
        });
  }

  @Test
  void hash_changesThatCancelOutInASum_doNotCollide() {
    assertSpread(
        i -> {
          byte[] text = new byte[32];
          text[0] = (byte) i;
          text[1] = (byte) (i >> 8);
          text[8] = (byte) -text[0];
          text[9] = (byte) -text[1];
          return text;
        });
  }

  @Test
  void hash_collisionsOfStringHashCode_doNotCollide() {
    assertSpread(
        i -> {
          StringBuilder text = new StringBuilder();
          for (int bit = 0; bit < 16; bit++) {
            text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
          }
          return text.toString().getBytes(StandardCharsets.US_ASCII);
        });
  }
}
