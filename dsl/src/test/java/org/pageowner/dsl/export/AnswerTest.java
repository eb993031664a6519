package org.pageowner.dsl.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.core.Dump;
import org.pageowner.core.PageTypeInfo;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.cgroups.Cgroups;
import org.pageowner.dsl.analysis.fragmentation.Fragmentation;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.analysis.summary.Summary;
import org.pageowner.dsl.analysis.tree.CallTree;
import org.pageowner.dsl.analysis.tree.FoldedStacks;
import org.pageowner.testing.Samples;

class AnswerTest {
  private static final PageTypeInfo KERNEL =
      PageTypeInfo.parse(
          """
          Page block order: 9

          Number of blocks type    Unmovable      Movable
          Node 0, zone    DMA32            1           10

          Number of mixed blocks    Unmovable      Movable
          Node 0, zone    DMA32            0            1
          """);

  private static Dump dump(String sample) throws IOException {
    return Dump.read(Samples.path(sample));
  }

  static Stream<Answer> shownOnAScreen() throws IOException {
    Dump dump = dump(Samples.V6_12_A);
    Fragmentation fragmentation = Fragmentation.of(dump);
    return Stream.of(
        Query.from(dump).cull(Keys.STACKTRACE).run(),
        Growth.between(dump, dump(Samples.V6_12_B)),
        fragmentation,
        fragmentation.beside(KERNEL),
        fragmentation.culprits(Keys.MODULE),
        fragmentation.compareWith(KERNEL),
        Cgroups.of(dump),
        Summary.of(dump),
        Answer.of(dump.report()));
  }

  static Stream<Answer> all() throws IOException {
    Dump dump = dump(Samples.V6_12_A);
    Stream<Answer> stacks =
        Stream.of(CallTree.of(Query.from(dump)), FoldedStacks.of(Query.from(dump)));
    Stream<Answer> others = Stream.concat(shownOnAScreen(), stacks);
    return Stream.concat(others, dump.batches().stream().map(Answer::of));
  }

  @ParameterizedTest
  @MethodSource("all")
  void writeTo_formatsOfTheAnswer_endInALineFeed_andOthersAreRefused(Answer answer)
      throws IOException {
    for (Format format : Format.values()) {
      StringBuilder out = new StringBuilder();
      if (answer.formats().contains(format)) {
        answer.writeTo(out, format);
        assertTrue(out.toString().endsWith("\n"), format::toString);
      } else {
        IllegalArgumentException refused =
            assertThrows(IllegalArgumentException.class, () -> answer.writeTo(out, format));
        assertTrue(String.valueOf(refused.getMessage()).contains("only as "), refused::toString);
        assertTrue(out.isEmpty(), format::toString);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shownOnAScreen")
  void toString_andToHtml_areTheScreen(Answer answer) throws IOException {
    StringBuilder text = new StringBuilder();
    answer.writeTo(text, Format.TEXT, Layout.SCREEN);
    assertEquals(text.toString().lines().findFirst(), answer.toString().lines().findFirst());
    assertFalse(answer.toString().endsWith("\n"));
    StringBuilder html = new StringBuilder();
    answer.writeTo(html, Format.HTML, Layout.SCREEN);
    assertEquals(html.toString(), answer.toHtml() + "\n");
  }

  @Test
  void writeTo_withRows_cutsCsvAndNdJson() throws IOException {
    Answer table = Query.from(dump(Samples.V6_12_A)).cull(Keys.NAME).run();
    StringBuilder csv = new StringBuilder();
    table.writeTo(csv, Format.CSV, Layout.DEFAULT.withRows(2));
    assertEquals(3, csv.toString().lines().count());
    StringBuilder json = new StringBuilder();
    table.writeTo(json, Format.NDJSON, Layout.DEFAULT.withRows(2));
    assertEquals(2, json.toString().lines().count());
  }

  @Test
  void partsOfAnswers_ofTheSameDump_areEqual() throws IOException {
    Fragmentation one = Fragmentation.of(dump(Samples.V6_12_A));
    Fragmentation other = Fragmentation.of(dump(Samples.V6_12_A));
    assertEquals(one.culprits(Keys.NAME), other.culprits(Keys.NAME));
    assertEquals(one.culprits(Keys.NAME).hashCode(), other.culprits(Keys.NAME).hashCode());
    assertFalse(one.culprits(Keys.NAME).equals(other.culprits(Keys.PID)));
    assertEquals(one.singlePageBlocks(), other.singlePageBlocks());
    assertEquals(one.compareWith(KERNEL), other.compareWith(KERNEL));
    assertEquals(
        Cgroups.of(dump(Samples.V6_12_A)).pins(), Cgroups.of(dump(Samples.V6_12_A)).pins());
  }
}
