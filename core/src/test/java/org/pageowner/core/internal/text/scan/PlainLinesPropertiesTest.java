package org.pageowner.core.internal.text.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.pageowner.core.internal.text.bytes.Ascii;
import org.pageowner.core.internal.text.lenient.FrameShapes;
import org.pageowner.core.internal.text.lenient.TrailerLine;

class PlainLinesPropertiesTest {
  @Property(tries = 20_000)
  void isCode_anyAcceptedWord_isAFrameByPattern(@ForAll("words") String line) {
    byte[] bytes = padded(line);

    if (PlainLines.isCode(bytes, 0, line.length())) {
      assertTrue(FrameShapes.isFrame(" " + line), line);
    }
    for (int space = line.indexOf(' '); space > 0; space = line.indexOf(' ', space + 1)) {
      if (PlainLines.isAddress(bytes, 0, space)
          && PlainLines.isCode(bytes, space + 1, line.length())) {
        assertTrue(FrameShapes.isFrame(" " + line), line);
      }
    }
  }

  @Property(tries = 20_000)
  void isCharge_anyAcceptedLine_isASimpleTrailerByPattern(@ForAll("charges") String line) {
    if (PlainLines.isCharge(padded(line), 0, line.length())) {
      assertTrue(TrailerLine.isSimple(line), line);
      assertTrue(TrailerLine.isKnown(line), line);
    }
  }

  @Example
  void lines_asKernelsPrintThem_areRecognised() {
    assertTrue(isCode("post_alloc_hook+0x1bf/0x1d0"));
    assertTrue(isCode("foo.isra.0+0x0/0x1"));
    assertFalse(isCode("+0x0/0x1"));
    assertFalse(isCode("foo+0x/0x1"));
    assertFalse(isCode("foo+0x12"));
    assertTrue(isCharge("Charged to memcg user@1000.service"));
    assertTrue(isCharge("Charged (via objcg) to memcg a/b-c"));
    assertFalse(isCharge("Charged to offline memcg a"));
    assertFalse(isCharge("Charged to memcg "));
    assertFalse(isCharge("Charged (via objcg) "));
    assertFalse(isCharge("Charged "));
  }

  @Provide
  Arbitrary<String> words() {
    return joined(
        "foo", "x", "+0x", "/0x", "1f", "9", "+", "/", "0x", " ", "[<", ">]", ".", "_", "[m]", "(",
        ":", "#1 ", "=", "\t", "G", "? ");
  }

  @Provide
  Arbitrary<String> charges() {
    return joined(
            "memcg ",
            "to ",
            "(via objcg) ",
            "offline ",
            "a",
            "b.c",
            "-",
            "/",
            "@",
            " ",
            "\\",
            ":7",
            "(x.c:1)",
            "+0x1/0x2",
            "\t",
            "")
        .map(rest -> "Charged " + rest);
  }

  private static Arbitrary<String> joined(String... parts) {
    return Arbitraries.of(parts).list().ofMaxSize(9).map(list -> String.join("", list));
  }

  private static boolean isCode(String line) {
    return PlainLines.isCode(padded(line), 0, line.length());
  }

  private static boolean isCharge(String line) {
    return PlainLines.isCharge(padded(line), 0, line.length());
  }

  private static byte[] padded(String line) {
    byte[] bytes = line.getBytes(ISO_8859_1);
    return Arrays.copyOf(bytes, bytes.length + Ascii.SLACK);
  }
}
