package org.pageowner.dsl.internal.compat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.pageowner.core.record.Allocators;

/** The words of a group's first line that both layouts have. */
final class GroupHeader {
  /** What ends the line where a text follows. */
  static final byte[] COLON = ":\n".getBytes(ISO_8859_1);

  private static final byte[] TIMES = " times, ".getBytes(ISO_8859_1);
  private static final byte[] PAGES = " pages".getBytes(ISO_8859_1);

  /** By bits, of which the lowest is not used. */
  private static final byte[][] ALLOCATORS = allocatorWords();

  private GroupHeader() {}

  private static byte[][] allocatorWords() {
    byte[][] words = new byte[2 * Allocators.OTHERS][];
    for (int bits = 0; bits < words.length; bits += Allocators.CMA) {
      words[bits] = (", allocated by " + Allocators.of(bits).text() + " ").getBytes(ISO_8859_1);
    }
    return words;
  }

  /** Writes how many records and pages a group has. */
  static void counts(long times, long pages, ByteBuilder out) {
    out.number(times);
    out.write(TIMES);
    out.number(pages);
    out.write(PAGES);
  }

  /** Writes the allocator that has these bits. */
  static void allocator(int bits, ByteBuilder out) {
    out.write(ALLOCATORS[bits]);
  }
}
