package org.pageowner.core.internal.dictionary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.StackTrace;

/** Stacks whose frames are shared are those that are parsed as a whole. */
class StackDecoderPropertiesTest {
  private final StackDecoder decoder = new StackDecoder();

  /** Lines with valid and broken UTF-8, escapes, blanks and carriage returns. */
  @Provide
  Arbitrary<byte[]> stacks() {
    Arbitrary<String> line =
        Arbitraries.oneOf(
            Arbitraries.of(
                " alloc_pages+0x1/0x2",
                " ext4_get+0x3/0x4 [ext4]",
                "",
                " ",
                "\r",
                " 0xffffffffc0000000",
                "\\x41",
                "\u00c3\u00a9 name",
                "\u00c3"),
            Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(12));
    return line.list().ofMaxSize(20).map(lines -> String.join("\n", lines).getBytes(ISO_8859_1));
  }

  @Property(tries = 1000)
  void apply_isParse(@ForAll("listsOfStacks") List<byte[]> all) {
    for (byte[] stack : all) {
      StackTrace parsed = StackTrace.parse(ByteText.decode(stack, 0, stack.length));
      assertEquals(parsed, decoder.apply(stack));
      assertEquals(parsed.module(), decoder.apply(stack).module());
      assertEquals(parsed.caller(), decoder.apply(stack).caller());
    }
  }

  @Provide
  Arbitrary<List<byte[]>> listsOfStacks() {
    return stacks().list().ofMaxSize(5);
  }

  @Example
  void apply_sharesFrames() {
    StackTrace first = decoder.apply(" a+0x1/0x2\n b+0x1/0x2\n".getBytes(ISO_8859_1));
    StackTrace second = decoder.apply(" c+0x1/0x2\n b+0x1/0x2\n".getBytes(ISO_8859_1));

    assertSame(first.frames().get(1), second.frames().get(1));
  }
}
