package org.pageowner.core.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteTextTest {
  @ParameterizedTest
  @CsvSource({
    "6b73776170643a, kswapd:",
    "61c3a962, aéb",
    "e282ac, €",
    "f09f9880, 😀",
    "f48fbfbf, \udbff\udfff",
    "ff, \\xff",
    "c3, \\xc3",
    "c361, \\xc3a",
    "c080, \\xc0\\x80",
    "e08080, \\xe0\\x80\\x80",
    "eda080, \\xed\\xa0\\x80",
    "f4908080, \\xf4\\x90\\x80\\x80",
    "e28261, \\xe2\\x82a",
    "5c, \\\\",
    "5c784146, \\\\xAF",
  })
  void decode_bytes_giveOneText(String hex, String text) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertEquals(text, ByteText.decode(bytes, 0, bytes.length));
    assertArrayEquals(bytes, ByteText.encode(text));
  }

  @Test
  void decode_range_leavesTheRest() {
    byte[] bytes = "(kworker/0:1), ts".getBytes(StandardCharsets.US_ASCII);
    assertEquals("kworker/0:1", ByteText.decode(bytes, 1, 12));
    assertEquals("", ByteText.decode(bytes, 3, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> ByteText.decode(bytes, 3, 99));
  }

  @Test
  void decode_sequenceCutByTheRange_isEscaped() {
    byte[] bytes = "aé".getBytes(StandardCharsets.UTF_8);
    assertEquals("a\\xc3", ByteText.decode(bytes, 0, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "\\, 5c",
    "a\\, 615c",
    "\\n, 5c6e",
    "\\x4, 5c7834",
    "\\xfg, 5c786667",
    "\\xFF, ff",
    "\\x41, 41",
    "\\x2c\\x20, 2c20",
  })
  void encode_handWrittenText_isAcceptedLeniently(String text, String hex) {
    assertEquals(hex, HexFormat.of().formatHex(ByteText.encode(text)));
  }

  @Test
  void encode_unpairedSurrogate_keepsItsBits() {
    assertEquals("eda080", HexFormat.of().formatHex(ByteText.encode("\ud800")));
  }

  @Test
  void canonical_differentSpellingsOfTheSameBytes_areEqual() {
    assertEquals("a,é", ByteText.canonical("\\x61\\x2c\\xc3\\xa9"));
    assertEquals("\\\\d", ByteText.canonical("\\d"));
  }

  @ParameterizedTest
  @CsvSource({
    "kworker/u8:1, kworker/u8:1",
    "'a\nb', a\\x0ab",
    "'\u001b[31m', \\x1b[31m",
    "'\u007f', \\x7f",
    "'\u0085', \\xc2\\x85",
    "'a\u2028b', a\\xe2\\x80\\xa8b",
    "'\u202eevil', \\xe2\\x80\\xaeevil",
    "'\u200b', \\xe2\\x80\\x8b",
    "gr\u00fcn \u65e5, gr\u00fcn \u65e5",
    "\\xff\\\\, \\xff\\\\",
  })
  void printable_escapesWhatMovesTheCursorOrHides(String text, String shown) {
    assertEquals(shown, ByteText.printable(text));
    assertArrayEquals(ByteText.encode(text), ByteText.encode(ByteText.printable(text)));
  }

  @Test
  void html_escapesMarkupAndControls() {
    assertEquals(
        "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;\\x0a\\xe2\\x80\\xae é",
        ByteText.html("<a href=\"x\" b='y'>&amp;\n\u202e é"));
  }
}
