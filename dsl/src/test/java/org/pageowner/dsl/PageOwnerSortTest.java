package org.pageowner.dsl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.testing.Samples;
import org.pageowner.testing.SmallChunks;

/** The output of the reference tools, from a dump in memory and streamed. */
class PageOwnerSortTest {
  private static final Map<String, Dump> DUMPS = new HashMap<>();

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.pageowner.dsl.ReferenceCase#next")
  void run_dumpInMemory_writesTheBytesOfTheNewestTool(ReferenceCase reference) throws IOException {
    assertEquals(reference.output(), loaded(reference));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.pageowner.dsl.ReferenceCase#next")
  void run_stream_writesTheBytesOfTheNewestTool(ReferenceCase reference) throws IOException {
    assertEquals(reference.output(), streamed(reference));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.pageowner.dsl.ReferenceCase#of61")
  void run_dumpInMemory_writesTheGroupsOfThe61Tool(ReferenceCase reference) throws IOException {
    assertSameGroups(reference, loaded(reference));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.pageowner.dsl.ReferenceCase#of61")
  void run_stream_writesTheGroupsOfThe61Tool(ReferenceCase reference) throws IOException {
    assertSameGroups(reference, streamed(reference));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.pageowner.dsl.ReferenceCase#refused")
  void parse_wordsThatTheToolRefused_isRefused(ReferenceCase reference) {
    assertThrows(IllegalArgumentException.class, () -> PageOwnerSort.parse(reference.words()));
  }

  private static void assertSameGroups(ReferenceCase reference, String output) {
    List<String> expected = OutputGroups.of(reference.output());
    List<String> actual = OutputGroups.of(output);
    assertEquals(
        expected.stream().sorted().toList(), actual.stream().sorted().toList(), "the same groups");
    assertEquals(
        OutputGroups.sortedValues(expected, reference.words()),
        OutputGroups.sortedValues(actual, reference.words()),
        "an order that the sort keys allow");
  }

  private static Dump dump(String sample) throws IOException {
    Dump known = DUMPS.get(sample);
    if (known == null) {
      known = Dump.read(Samples.path(sample));
      DUMPS.put(sample, known);
    }
    return known;
  }

  private static String loaded(ReferenceCase reference) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PageOwnerSort.parse(reference.words()).run(dump(reference.sample()), out);
    return out.toString(ISO_8859_1);
  }

  private static String streamed(ReferenceCase reference) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PageOwnerSort.parse(reference.words())
        .run(
            DumpSource.of(new ByteArrayInputStream(Samples.bytes(reference.sample())))
                .with(SmallChunks.of(Dump.reader().threads(3), 5000)),
            out);
    return out.toString(ISO_8859_1);
  }
}
