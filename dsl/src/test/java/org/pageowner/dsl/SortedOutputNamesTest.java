package org.pageowner.dsl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.table.Table;

/** A task's name in the output of page_owner_sort may have any byte, also those that end lines. */
class SortedOutputNamesTest {
  private static final String RECORD =
      """
      Page allocated via order 2, mask 0xcc0(GFP_KERNEL), pid 7, tgid 7 (%s), ts 1 ns
      PFN 0x1 type Unmovable Block 0 type Unmovable Flags 0x0()
       __alloc_pages+0x1/0x2
       ext4_f+0x1/0x2 [ext4]

      """;

  /** Each byte except the line feed, which page_owner_sort takes for the end of a line itself. */
  static Stream<String> names() {
    return IntStream.rangeClosed(1, 255)
        .filter(value -> value != '\n')
        .mapToObj(value -> String.valueOf((char) value))
        .flatMap(value -> Stream.of(value, value + "a", "a" + value, "a" + value + "b"));
  }

  private static Dump sorted(String name, Set<String> cull) throws IOException {
    ToolOptions options =
        new ToolOptions("", List.of(), cull, List.of(), List.of(), List.of(), List.of());
    String text = ToolModel.run(options, RECORD.formatted(name));
    return Dump.read(DumpSource.of(new ByteArrayInputStream(text.getBytes(ISO_8859_1))));
  }

  @ParameterizedTest
  @MethodSource("names")
  void aBlock_whoseNameHasAnyByte_isRead(String name) throws IOException {
    for (Set<String> cull :
        List.of(
            Set.<String>of(),
            Set.of("st"),
            Set.of("n"),
            Set.of("n", "st"),
            Set.of("p", "tg", "n"),
            Set.of("n", "mod"),
            Set.of("n", "ator"),
            Set.of("p", "tg", "n", "mod", "ator", "st"))) {
      Dump dump = sorted(name, cull);
      assertEquals(1, dump.size(), () -> cull.toString());
      assertEquals(4, dump.report().pages(), () -> cull.toString());
      assertEquals(0, dump.report().malformed(), () -> cull.toString());
      boolean endsLine = cull.equals(Set.of("n")) || cull.equals(Set.of("p", "tg", "n"));
      if (cull.contains("n") && !(endsLine && (name.endsWith("\r") || name.endsWith(":")))) {
        Table byName = Query.from(dump).cull(Keys.NAME).run();
        assertEquals(
            ByteText.canonical(ByteText.decode(name.getBytes(ISO_8859_1), 0, name.length())),
            byName.row(0).get(Keys.NAME),
            () -> cull.toString());
      }
    }
  }
}
