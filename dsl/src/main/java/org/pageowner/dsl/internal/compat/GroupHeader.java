package org.pageowner.dsl.internal.compat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.pageowner.core.record.Allocators;

/** The fields of the first line of a group that both layouts have. */
final class GroupHeader {
  /** The end of the line if a text follows. */
  static final byte[] COLON = ":\n".getBytes(ISO_8859_1);

  private static final byte[] TIMES = " times, ".getBytes(ISO_8859_1);
  private static final byte[] PAGES = " pages".getBytes(ISO_8859_1);

  /** Words by allocator bits; the lowest bit is unused. */
  private static final byte[][] ALLOCATORS = allocatorWords();

  private GroupHeader() {}

  private static byte[][] allocatorWords() {
    byte[][] words = new byte[2 * Allocators.OTHERS][];
    for (int bits = 0; bits < words.length; bits += Allocators.CMA) {
      words[bits] = (", allocated by " + Allocators.of(bits).text() + " ").getBytes(ISO_8859_1);
    }
    return words;
  }

  /** Writes the number of records and pages of a group. */
  static void counts(long times, long pages, ByteBuilder out) {
    out.number(times);
    out.write(TIMES);
    out.number(pages);
    out.write(PAGES);
  }

  /** Writes the allocator with these bits. */
  static void allocator(int bits, ByteBuilder out) {
    out.write(ALLOCATORS[bits]);
  }
}
