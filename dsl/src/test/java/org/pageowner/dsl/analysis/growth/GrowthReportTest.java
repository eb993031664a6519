package org.pageowner.dsl.analysis.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.CALLER;
import static org.pageowner.dsl.Keys.NAME;
import static org.pageowner.dsl.Keys.caller;
import static org.pageowner.dsl.Keys.module;
import static org.pageowner.dsl.Keys.pages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.StackInventory;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.PrintMode;
import org.pageowner.testing.Samples;

class GrowthReportTest {
  private static Growth leak() throws IOException {
    return Growth.between(
        Dump.read(Samples.path(Samples.V6_12_A)), Dump.read(Samples.path(Samples.V6_12_B)));
  }

  private static Growth names(int count) {
    DumpBuilder after = DumpBuilder.of(Form.V6_7).record();
    for (int i = 0; i < count; i++) {
      String name = "<b>" + i;
      after.record(r -> r.name(name));
    }
    return Growth.between(
            Dump.parse(DumpBuilder.of(Form.V6_7).record().latin1()), Dump.parse(after.latin1()))
        .cull(NAME);
  }

  @Test
  void text_showsChangedRows_andCountsTheRest() {
    List<String> lines = names(30).toString().lines().toList();
    assertEquals(22, lines.stream().takeWhile(line -> !line.contains(" rows: ")).count());
    assertTrue(lines.get(22).startsWith("20 of 30 rows: these changed, 1 did not; 30 new"));
  }

  @Test
  void html_isEscapedAndCapped() {
    String html = names(30).toHtml();
    assertFalse(html.contains("<b>"), html);
    assertTrue(html.contains("&lt;b&gt;0"), html);
    assertEquals(21, html.split("<tr", -1).length - 1);
    assertFalse(html.contains("<script"), html);
  }

  @Test
  void requireAtMost_growth_reportsStacksGrowthStartAndNextSteps() throws IOException {
    Growth growth = leak().select(module("leaky"));
    growth.requireAtMost(pages(151));
    AssertionError error =
        assertThrows(AssertionError.class, () -> growth.requireAtMost(pages(150)));
    String message = String.valueOf(error.getMessage());
    List<String> expected =
        List.of(
            "memory grew by 151 pages (604 KiB) in 6 groups, at most 150 pages are allowed",
            "+132 pages, 10 -> 142, 48 new records, 0 gone,"
                + " allocated from 12.948608 s to 12.951421 s after boot",
            "    leaky_get_page+0x23/0x80 [leaky]",
            "and 1 group more",
            "scripts/faddr2line leaky.ko leaky_get_page+0x23/0x80",
            "except(caller(\"leaky_get_page\"))",
            "growth in pages from ");
    int at = 0;
    for (String part : expected) {
      at = message.indexOf(part, at);
      assertTrue(at >= 0, () -> part + " is not, or not there, in\n" + message);
    }
  }

  private static final String LARGE = "leaky_large+0x3/0x4 [leaky]";

  private static final byte[] NOT_GROWN =
      DumpBuilder.of(Form.V6_7).record(r -> r.frames("other+0x1/0x2")).bytes();

  /** The newest record has another stack and task than most of the pages. */
  private static final byte[] GROWN =
      DumpBuilder.of(Form.V6_7)
          .record(r -> r.frames("other+0x1/0x2"))
          .record(r -> r.name("worker").pid(7).order(3).frames(LARGE))
          .record(r -> r.name("worker").pid(7).order(0).frames("leaky_small+0x3/0x4 [leaky]"))
          .record(r -> r.name("init").pid(1).order(0).frames("leaky_last+0x3/0x4 [leaky]"))
          .bytes();

  private static Dump dump(byte[] bytes) {
    return Dump.read(DumpSource.of(new ByteArrayInputStream(bytes)));
  }

  @Test
  void message_showsTheStackAndTheTaskWithMostOfTheNewPages() {
    Growth growth = Growth.between(dump(NOT_GROWN), dump(GROWN)).cull(Keys.MODULE);

    assertEquals(Tracking.ONE_BOOT, growth.tracking());
    String message = growth.excess(pages(0)).orElseThrow();
    assertTrue(message.contains("by worker (pid 7) 9 of 10 new pages (90.0%) and 1 other task"));
    assertTrue(
        message.contains(
            "from this stack 8 of 10 new pages (80.0%) and 2 other stacks:\n    " + LARGE),
        message);
  }

  @Test
  void message_ofStreams_showsThemToo(@TempDir Path folder) throws IOException {
    Path before = Files.write(folder.resolve("before"), NOT_GROWN);
    Path after = Files.write(folder.resolve("after"), GROWN);

    Growth growth = Growth.between(before, after).cull(Keys.MODULE);

    assertEquals(Tracking.STREAMED, growth.tracking());
    String message = growth.excess(pages(0)).orElseThrow();
    assertTrue(message.contains("by worker (pid 7) 9 of 10 new pages (90.0%) and 1 other task"));
    assertTrue(
        message.contains(
            "from this stack 8 of 10 new pages (80.0%) and 2 other stacks:\n    " + LARGE),
        message);
  }

  @Test
  void message_aboutOneStackAndTask_saysSo() {
    byte[] after =
        DumpBuilder.of(Form.V6_7)
            .record(r -> r.frames("other+0x1/0x2"))
            .record(r -> r.name("worker").pid(7).frames(LARGE))
            .bytes();
    String message =
        Growth.between(dump(NOT_GROWN), dump(after))
            .cull(Keys.MODULE)
            .excess(pages(0))
            .orElseThrow();

    assertTrue(message.contains("all by worker (pid 7)"), message);
    assertTrue(message.contains("all from this stack:\n    " + LARGE), message);
  }

  @Test
  void command_inTheMessage_findsTheRecords() throws IOException {
    String message = leak().excess(pages(0)).orElseThrow();
    String line =
        message.lines().filter(l -> l.contains("pageowner query ")).findFirst().orElseThrow();
    String options = line.replaceFirst(".* pageowner query \\S+ ", "");
    assertEquals(
        48 + 5,
        Query.from(Samples.path(Samples.V6_12_B)).with(Plan.parse(options)).run().totals().times());
  }

  @Test
  void commands_inTheMessage_quoteFilesForAShell(@TempDir Path folder) throws IOException {
    Path before = Files.copy(Samples.path(Samples.V6_12_A), folder.resolve("a's dump.txt"));
    String message =
        Growth.between(Dump.read(before), Dump.read(Samples.path(Samples.V6_12_B)))
            .excess(pages(0))
            .orElseThrow();
    String quoted = "pageowner growth '%s/a'\\''s dump.txt' ".formatted(folder);
    assertTrue(message.contains(quoted), message);
  }

  @Test
  void commands_inTheMessage_nameAStreamAsTheCommandLineDoes() throws IOException {
    Dump after;
    try (InputStream stream = Files.newInputStream(Samples.path(Samples.V6_12_B))) {
      after = Dump.reader().read(DumpSource.of(stream));
    }
    String message =
        Growth.between(Dump.read(Samples.path(Samples.V6_12_A)), after)
            .excess(pages(0))
            .orElseThrow();
    assertTrue(message.contains("pageowner query - --where="), message);
  }

  @Test
  void handles_withoutStacks_areWarnedOf_andNamedInTheMessage() {
    DumpBuilder before = DumpBuilder.of(Form.V6_7).mode(PrintMode.HANDLE).record();
    DumpBuilder after = DumpBuilder.of(Form.V6_7).mode(PrintMode.HANDLE).record().record();
    Growth growth =
        Growth.between(Dump.parse(before.latin1()), Dump.parse(after.record().latin1()));
    assertTrue(
        growth.toString().contains("warning: 3 pages with a handle and no stack"),
        growth::toString);
    String message = growth.excess(pages(0)).orElseThrow();
    assertTrue(message.contains("its stack is the one of handle "), message);
    assertFalse(growth.cull(Keys.HANDLE).toString().contains("warning"), growth::toString);
  }

  @Test
  void except_leavesOutExpectedRecords_andReportsTheCondition() throws IOException {
    Growth growth =
        leak().select(module("leaky")).except(caller("leaky_get_page"), caller("leaky_vm_write"));
    assertEquals(5, growth.totals().grownPages());
    growth.requireAtMost(pages(5));
    assertTrue(growth.toString().contains("left out as expected: "), growth::toString);
    assertTrue(growth.toString().contains("caller = leaky_vm_write"), growth::toString);
  }

  @Test
  void csv_hasKeysAndSixNumbers() throws IOException {
    StringBuilder csv = new StringBuilder();
    leak().select(module("leaky")).cull(CALLER).limit(1).writeTo(csv, Format.CSV);
    assertEquals(
        """
        caller,times_before,times_after,times_growth,pages_before,pages_after,pages_growth
        leaky_get_page,12,65,53,12,149,137
        """,
        csv.toString());
  }

  @Test
  void csv_ofSeveralDumps_hasStepsToo() throws IOException {
    Dump before = Dump.read(Samples.path(Samples.V6_12_A));
    Dump after = Dump.read(Samples.path(Samples.V6_12_B));
    Growth growth =
        Growth.across(before, before, after).select(module("leaky")).cull(CALLER).limit(1);
    StringBuilder csv = new StringBuilder();
    growth.writeTo(csv, Format.CSV);
    assertEquals(
        """
        caller,times_before,times_after,times_growth,pages_before,pages_after,pages_growth,\
        times_step_1,pages_step_1,times_step_2,pages_step_2
        leaky_get_page,12,65,53,12,149,137,0,0,53,137
        """,
        csv.toString());
    StringBuilder json = new StringBuilder();
    growth.writeTo(json, Format.NDJSON);
    assertEquals(
        """
        {"caller":"leaky_get_page","times_before":12,"times_after":65,"times_growth":53,\
        "pages_before":12,"pages_after":149,"pages_growth":137,\
        "times_steps":[0,53],"pages_steps":[0,137]}
        """,
        json.toString());
  }

  @Test
  void table_canBeCheckedToo() throws IOException {
    var table = Query.from(Samples.path(Samples.V6_12_B)).select(module("leaky")).run();
    table.requireAtMost(pages(163));
    AssertionError error =
        assertThrows(AssertionError.class, () -> table.requireAtMost(pages(162)));
    String message = String.valueOf(error.getMessage());
    assertTrue(message.startsWith("163 pages are held, at most 162 are allowed"), message);
  }

  @Test
  @ResourceLock(Resources.LOCALE)
  void requireAtMost_inAnotherLocale_saysTheSame() throws IOException {
    var table = Query.from(Samples.path(Samples.V6_12_B)).run();
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      AssertionError error =
          assertThrows(AssertionError.class, () -> table.requireAtMost(pages(1_024)));
      String message = String.valueOf(error.getMessage());
      assertTrue(message.startsWith("2,306 pages are held, at most 1,024 are allowed"), message);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void commands_inTheMessage_repeatWhereStacksCameFrom() throws IOException {
    Path file = Samples.path(Samples.V6_12_SHOW_STACKS_HANDLES);
    Dump after =
        Dump.reader()
            .withStacks(StackInventory.read(file))
            .read(Samples.path(Samples.V6_12_HANDLE));
    String message = Growth.between(Dump.parse(""), after).excess(pages(0)).orElseThrow();
    String query =
        "pageowner query %s --stacks=%s --where=".formatted(after.report().source(), file);
    assertTrue(message.contains(query), message);
    assertTrue(message.contains(" NEXT --stacks=" + file), message);
  }

  @Test
  void requireAtMost_ofALastDumpThatIsCut_cannotTell() {
    String whole = DumpBuilder.of(Form.V6_7).record().record().latin1();
    Dump cut = Dump.parse(whole.substring(0, whole.length() - 20));
    Growth growth = Growth.between(Dump.parse(whole), cut);
    assertEquals(0, growth.totals().grownPages());
    AssertionError error =
        assertThrows(AssertionError.class, () -> growth.requireAtMost(pages(1_000)));
    String message = String.valueOf(error.getMessage());
    assertTrue(
        message.startsWith(
            "it is unknown whether memory grew by at most 1,000 pages: text is incomplete: it"
                + " ends within a record, or before the empty line after it; take the dump again"),
        message);
  }

  @Test
  void requireAtMost_ofALastDumpThatIsDamaged_cannotTell() {
    String whole = DumpBuilder.of(Form.V6_7).record().latin1();
    String why =
        Growth.between(Dump.parse(whole), Dump.parse(whole + "noise\n\n" + whole))
            .excess(pages(9))
            .orElseThrow();
    assertTrue(why.contains("1 piece of it is not as a kernel prints it"), why);
  }

  @Test
  void requireAtMost_ofAFirstDumpThatIsCut_countsWhatItLacksAsGrowth() {
    String whole = DumpBuilder.of(Form.V6_7).record().record().latin1();
    Dump cut = Dump.parse(whole.substring(0, whole.length() - 20));
    Growth growth = Growth.between(cut, Dump.parse(whole));
    growth.requireAtMost(pages(1));
    assertThrows(AssertionError.class, () -> growth.requireAtMost(pages(0)));
  }

  @Test
  void table_ofACutDump_cannotBeChecked() {
    String whole = DumpBuilder.of(Form.V6_7).record().record().latin1();
    var table = Query.from(Dump.parse(whole.substring(0, whole.length() - 20))).run();
    AssertionError error = assertThrows(AssertionError.class, () -> table.requireAtMost(pages(9)));
    String message = String.valueOf(error.getMessage());
    assertTrue(
        message.startsWith("it is unknown whether at most 9 pages are held: text is"), message);
  }

  @Test
  void text_hasSeparatedThousands_withTheSignOfTheGrowth() {
    DumpBuilder after = DumpBuilder.of(Form.V6_7).record(r -> r.order(10).name("a")).record();
    Growth growth =
        Growth.between(
                Dump.parse(DumpBuilder.of(Form.V6_7).record().latin1()), Dump.parse(after.latin1()))
            .cull(NAME);
    assertTrue(growth.toString().contains("+1,024       0  1,024  "), growth::toString);
  }
}
