package org.pageowner.core.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ByteTextPropertiesTest {
  /** Bytes that often meet in UTF-8 and in escapes. */
  @Provide
  Arbitrary<byte[]> bytes() {
    Arbitrary<Byte> any = Arbitraries.bytes();
    Arbitrary<Byte> odd =
        Arbitraries.of(0x5c, 0x78, 0x66, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xed, 0xf0, 0x9f, 0x98)
            .map(Integer::byteValue);
    return Arbitraries.oneOf(any, odd).array(byte[].class).ofMaxSize(12);
  }

  @Property
  void encode_decoded_givesTheBytesBack(@ForAll("bytes") byte[] bytes) {
    assertArrayEquals(bytes, ByteText.encode(ByteText.decode(bytes, 0, bytes.length)));
  }

  @Property
  void canonical_twice_changesNothing(@ForAll String text) {
    String canonical = ByteText.canonical(text);
    assertEquals(canonical, ByteText.canonical(canonical));
  }

  @Property
  void decode_validUtf8WithoutBackslash_agreesWithTheJdk(@ForAll String text) {
    byte[] bytes = text.replace('\\', '/').getBytes(StandardCharsets.UTF_8);
    assertEquals(
        new String(bytes, StandardCharsets.UTF_8), ByteText.decode(bytes, 0, bytes.length));
  }
}
