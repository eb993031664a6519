package org.pageowner.core.internal.text.bytes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Compares {@link Digits}, which reads eight characters at a time, with the JDK. */
class DigitsPropertiesTest {
  private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final Pattern HEXADECIMAL = Pattern.compile("0|[1-9a-f][0-9a-f]{0,14}");

  private final Digits digits = new Digits();

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> any = Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(20);
    Arbitrary<String> near =
        Arbitraries.strings().withChars("0123456789abcdefgAF/:`@ ").ofMaxLength(20);
    Arbitrary<String> decimals = Arbitraries.strings().numeric().ofMaxLength(20);
    Arbitrary<String> hexadecimals =
        Arbitraries.strings().withChars("0123456789abcdef").ofMaxLength(20);
    return Arbitraries.oneOf(any, near, decimals, hexadecimals)
        .flatMap(text -> Arbitraries.of("", "\n", " ns", "g", "/", ":").map(text::concat));
  }

  @Property(tries = 5000)
  void decimal_anyText_readsWhatPrintfPrints(@ForAll("texts") String text) {
    assertReads(text, DECIMAL, Pattern.compile("[0-9]*"), 10);
  }

  @Property(tries = 5000)
  void hexadecimal_anyText_readsWhatPrintfPrints(@ForAll("texts") String text) {
    assertReads(text, HEXADECIMAL, Pattern.compile("[0-9a-f]*"), 16);
  }

  @Example
  void anyByteAfterADigit_isTakenForADigitOnlyIfItIsOne() {
    for (int c = 0; c < 256; c++) {
      String text = "1" + (char) c + " ";
      assertReads(text, DECIMAL, Pattern.compile("[0-9]*"), 10);
      assertReads(text, HEXADECIMAL, Pattern.compile("[0-9a-f]*"), 16);
    }
  }

  private void assertReads(String text, Pattern printed, Pattern run, int radix) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    byte[] padded = Arrays.copyOf(bytes, bytes.length + Ascii.SLACK);
    Matcher matcher = run.matcher(text);
    String number = matcher.lookingAt() ? matcher.group() : "";
    boolean isPrinted = printed.matcher(number).matches();
    int end = radix == 10 ? digits.decimal(padded, 0) : digits.hexadecimal(padded, 0);
    assertEquals(isPrinted ? number.length() : -1, end, text);
    if (isPrinted) {
      assertEquals(Long.parseLong(number, radix), digits.value, text);
    }
  }
}
