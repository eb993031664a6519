package org.pageowner.dsl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.Samples;

/** Queries over the output of page_owner_sort. */
class SortedOutputTest {
  private static final Pattern COUNTS = Pattern.compile("(?m)^(\\d+) times, (\\d+) pages");

  static Stream<ReferenceCase> references() {
    return Stream.concat(ReferenceCase.next(), ReferenceCase.of61());
  }

  @ParameterizedTest
  @MethodSource("references")
  void referenceOutput_isReadWithAllItsCounts(ReferenceCase reference) throws IOException {
    String text = reference.output();
    long times = 0;
    long pages = 0;
    for (Matcher counts = COUNTS.matcher(text); counts.find(); ) {
      times += Long.parseLong(counts.group(1));
      pages += Long.parseLong(counts.group(2));
    }
    ReadReport report = Dump.parse(text).report();
    assertEquals(List.of(times, pages), List.of(report.times(), report.pages()));
    assertEquals(0, report.malformed(), report::toString);
  }

  private static Dump read(String text) throws IOException {
    return Dump.read(DumpSource.of(new ByteArrayInputStream(text.getBytes(ISO_8859_1))));
  }

  private static String sorted(Dump dump, String... words) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PageOwnerSort.parse(List.of(words)).run(dump, out);
    return out.toString(ISO_8859_1);
  }

  @Test
  void ourOwnOutput_ofHostileNames_hasAllRecords() throws IOException {
    Dump dump = Dump.read(Samples.path(Samples.V6_12_HOSTILE));
    for (List<String> words :
        List.of(
            List.<String>of(),
            List.of("-a"),
            List.of("--cull=n"),
            List.of("--cull=p,tg,n,mod,ator"),
            List.of("--cull=st,n"))) {
      Dump again = read(sorted(dump, words.toArray(String[]::new)));
      assertEquals(dump.size(), again.report().times(), words.toString());
      assertEquals(dump.report().pages(), again.report().pages(), words.toString());
    }
  }

  @Test
  void sortedAgain_groupsAsTheDumpDoes() throws IOException {
    Dump dump = Dump.read(Samples.path(Samples.V6_12_A));
    Dump again = read(sorted(dump));
    assertEquals(sorted(dump, "--cull=st"), sorted(again, "--cull=st"));
    assertEquals(sorted(dump, "--cull=p,n"), sorted(again, "--cull=p,n"));
  }

  @Test
  void culledOutput_isGroupedByTheFieldsOfItsHeadings() {
    Dump dump =
        Dump.parse(
            """
            5 times, 9 pages, module: xfs, allocated by SLAB\s
            3 times, 3 pages, module: xfs, allocated by OTHERS\s
            2 times, 2 pages, module: vmlinux, allocated by OTHERS\s
            """);
    Table modules = Query.from(dump).cull(Keys.MODULE).run();
    assertEquals(2, modules.size());
    Row xfs = modules.row(0);
    assertEquals("xfs", xfs.get(Keys.MODULE));
    assertEquals(8, xfs.times());
    assertEquals(12, xfs.pages());
    Table allocators = Query.from(dump).cull(Keys.ALLOCATOR).run();
    assertEquals(2, allocators.size());
    Table selected = Query.from(dump).with(Plan.parse("--where='module = xfs'")).run();
    assertEquals(8, selected.totals().times());
    assertTrue(modules.toString().contains("10 records, 14 pages"));
  }
}
