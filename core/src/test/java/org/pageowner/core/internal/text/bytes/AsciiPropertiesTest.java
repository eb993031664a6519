package org.pageowner.core.internal.text.bytes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Compares {@link Ascii}, which reads eight bytes at a time, with operations on strings. */
class AsciiPropertiesTest {
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> any = Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(40);
    Arbitrary<String> near =
        Arbitraries.strings().withChars("\n\u000b\u008a !\u00a0x").ofMaxLength(40);
    return Arbitraries.oneOf(any, near);
  }

  @Property(tries = 2000)
  void countNewlines_anyText_countsThem(@ForAll("texts") String text) {
    assertEquals(
        text.chars().filter(c -> c == '\n').count(),
        Ascii.countNewlines(bytes(text), 0, text.length()));
  }

  @Property(tries = 2000)
  void blank_anyText_findsTheFirst(@ForAll("texts") String text) {
    int expected = 0;
    while (expected < text.length() && text.charAt(expected) > ' ') {
      expected++;
    }
    assertEquals(expected, Ascii.blank(bytes(text), 0, text.length()));
  }

  /** Returns the text, followed by line ends that do not count. */
  private static byte[] bytes(String text) {
    byte[] b = Arrays.copyOf(text.getBytes(ISO_8859_1), text.length() + Ascii.SLACK);
    Arrays.fill(b, text.length(), b.length, (byte) '\n');
    return b;
  }
}
