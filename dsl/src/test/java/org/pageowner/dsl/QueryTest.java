package org.pageowner.dsl;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.ALLOC_TS;
import static org.pageowner.dsl.Keys.BYTES;
import static org.pageowner.dsl.Keys.EARLY;
import static org.pageowner.dsl.Keys.FIRST_ALLOC_TS;
import static org.pageowner.dsl.Keys.FRAME;
import static org.pageowner.dsl.Keys.LAST_ALLOC_TS;
import static org.pageowner.dsl.Keys.MODULE;
import static org.pageowner.dsl.Keys.NAME;
import static org.pageowner.dsl.Keys.ORDER;
import static org.pageowner.dsl.Keys.PAGES;
import static org.pageowner.dsl.Keys.PFN;
import static org.pageowner.dsl.Keys.PID;
import static org.pageowner.dsl.Keys.STACKTRACE;
import static org.pageowner.dsl.Keys.TGID;
import static org.pageowner.dsl.Keys.TIMES;
import static org.pageowner.dsl.Keys.desc;
import static org.pageowner.dsl.Keys.distinct;
import static org.pageowner.dsl.Keys.name;
import static org.pageowner.dsl.Keys.pid;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.MalformedDumpException;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.PlanSyntaxException;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;
import org.pageowner.dsl.table.Totals;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.Samples;

class QueryTest {
  private static final Path A = Samples.path(Samples.V6_12_A);
  private static final Path B = Samples.path(Samples.V6_12_B);

  @Test
  void verbs_leaveTheQueryAsItWas() {
    Query query = Query.from(A).cull(PID);
    Plan before = query.plan();
    Query changed =
        query.select(pid(1)).where(EARLY).cull(NAME).measure(BYTES).sortBy(PID).limit(1);
    assertEquals(before, query.plan());
    assertEquals(Plan.EMPTY.cull(PID), query.plan());
    assertEquals(
        "--pid=1 --where=early --cull=name --measure=bytes --sort=pid --limit=1",
        changed.toString());
  }

  @Test
  void with_parsedPlan_isTheFluentQuery() {
    Query fluent = Query.from(A).select(pid(1)).cull(STACKTRACE, PID).sortBy(desc(TGID)).limit(5);
    Query parsed = Query.from(A).with(Plan.parse("--pid=1 --cull=st,p --sort=-tg --limit=5"));
    assertEquals(fluent.plan(), parsed.plan());
    assertEquals(Answer.of(fluent.run()), Answer.of(parsed.run()));
  }

  @Test
  void runAll_equalsSeparateRuns_readingOnce() throws IOException {
    List<Plan> plans =
        List.of(
            Plan.parse("--cull=st --limit=3"),
            Plan.parse("--pid=1 --cull=name"),
            Plan.parse("--where=early --limit=2"));
    try (InputStream once = Files.newInputStream(A)) {
      List<Table> tables = Query.from(DumpSource.of(once)).runAll(plans);

      for (int i = 0; i < plans.size(); i++) {
        assertEquals(Answer.of(Query.from(A).with(plans.get(i)).run()), Answer.of(tables.get(i)));
      }
    }
    assertEquals(List.of(), Query.from(A).runAll(List.of()));
  }

  @Test
  void explain_saysEachStep() throws IOException {
    Query query =
        Query.from(Dump.read(A))
            .select(name("init", "sh"))
            .where(ORDER.atLeast(1))
            .cull(MODULE)
            .measure(BYTES, distinct(PID))
            .sortBy(desc(PAGES), MODULE)
            .limit(20);
    String expected =
        """
        filter  name in (init, sh)
        filter  order >= 1
        group   by module: a table of its values
        measure times, pages, bytes, distinct(pid)
        sort    by pages descending, module ascending, then by the first record
        limit   20 rows, the others summed up\
        """;
    assertEquals("read    " + A + ": 67 records in memory\n" + expected, query.explain());
  }

  @Test
  void whereAndWith_ofText_giveTheFluentPlans() {
    Query query = Query.from(A).where(ORDER.atLeast(1));
    assertEquals(query.plan(), Query.from(A).where("order >= 1").plan());
    assertEquals(Plan.EMPTY.where(ORDER.atLeast(1)), Plan.EMPTY.where("order > 0"));
    assertEquals(Plan.EMPTY.cull(PID).limit(3), query.with("--cull=pid --limit=3").plan());
    assertThrows(PlanSyntaxException.class, () -> query.where("oder = 1"));
    assertThrows(PlanSyntaxException.class, () -> query.with("--oder=1"));
  }

  @Test
  void explain_plainQuery_isInFileOrder() {
    assertEquals(
        "read    "
            + A
            + """
            : streamed, records are dropped once they are counted
            rows    one for each record
            sort    in file order, then by the first record\
            """,
        Query.from(A).explain());
  }

  @Test
  void explain_severalCullKeys_isByHash() {
    String explained = Query.from(A).cull(PID, NAME).explain();
    assertTrue(explained.contains("group   by pid, name: a hash of the values' codes"), explained);
    assertTrue(explained.contains("sort    by pages descending, then"), explained);
  }

  @Test
  void run_missingFile_saysWhichFile(@TempDir Path folder) {
    Query query = Query.from(folder.resolve("none.txt")).cull(PID);
    UncheckedIOException failure = assertThrows(UncheckedIOException.class, query::run);
    NoSuchFileException cause = assertInstanceOf(NoSuchFileException.class, failure.getCause());
    assertTrue(cause.toString().contains("none.txt"), cause.toString());
  }

  @Test
  void run_directory_isAnError(@TempDir Path folder) {
    assertThrows(UncheckedIOException.class, () -> Query.from(folder).run());
  }

  @Test
  void run_strictReadingOfMalformedText_reportsThePosition() {
    byte[] text = "noise\n".getBytes(US_ASCII);
    Query query =
        Query.from(DumpSource.of(new ByteArrayInputStream(text)).with(Dump.reader().strict()));
    MalformedDumpException failure = assertThrows(MalformedDumpException.class, query::run);
    assertEquals(1, failure.diagnostic().line());
    assertEquals(0, failure.diagnostic().offset());
  }

  @Test
  void run_interruptedThread_stopsAndStaysInterrupted() {
    Query query =
        Query.from(DumpSource.of(new ByteArrayInputStream(Samples.bytes(Samples.V6_12_A))));
    Thread.currentThread().interrupt();
    try {
      UncheckedIOException failure = assertThrows(UncheckedIOException.class, query::run);
      assertInstanceOf(InterruptedIOException.class, failure.getCause());
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void run_stream_canBeRunOnce() throws IOException {
    Query query =
        Query.from(DumpSource.of(new ByteArrayInputStream(Files.readAllBytes(A)))).cull(MODULE);
    assertEquals(Answer.of(Query.from(A).cull(MODULE).run()), Answer.of(query.run()));
    assertTrue(query.run().isEmpty());
  }

  @Test
  void run_file_canBeRunAgain() {
    Query query = Query.from(A).cull(MODULE);
    assertEquals(Answer.of(query.run()), Answer.of(query.run()));
  }

  @Test
  void run_emptyDump_isAnEmptyTable() {
    Query query = Query.from(Dump.parse(""));
    Totals none = new Totals(0, 0, 0, 0, 0, 0, 0, 0);
    assertEquals(none, query.run().totals());
    assertEquals(none, query.cull(PID).sortBy(NAME).run().totals());
    assertTrue(query.sortBy(Keys.TXT).limit(3).run().isEmpty());
  }

  @Test
  void limit_zero_leavesEverythingOut() {
    Table all = Query.from(A).cull(MODULE).run();
    Table none = Query.from(A).cull(MODULE).limit(0).run();
    assertTrue(none.isEmpty());
    assertEquals(all.totals().rows(), none.totals().leftOutRows());
    assertEquals(67, none.totals().leftOutTimes());
    assertEquals(all.totals().pages(), none.totals().leftOutPages());
  }

  @Test
  void limit_moreThanThereAre_leavesNothingOut() {
    Table table = Query.from(A).cull(MODULE).limit(Long.MAX_VALUE).run();
    assertEquals(table.totals().rows(), table.size());
    assertEquals(0, table.totals().leftOutRows());
  }

  @Test
  void get_keyThatIsNotCulled_isThatOfTheFirstRecord() {
    Dump dump =
        dump(
            DumpBuilder.of(Form.V6_7)
                .record(r -> r.pid(7).name("a").pfn(0x10).allocTs(50))
                .record(r -> r.pid(8).name("b").pfn(0x20).allocTs(40))
                .record(r -> r.pid(7).name("c").pfn(0x30).allocTs(30)));
    Row row = Query.from(dump).cull(PID).run().row(0);
    assertEquals(7, row.get(PID));
    assertEquals("a", row.get(NAME));
    assertEquals(0x10, row.get(PFN));
    assertEquals(50, row.get(ALLOC_TS));
  }

  @Test
  void get_measureThatWasNotRequested_explainsHow() {
    Row row = Query.from(A).cull(PID).run().row(0);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> row.get(distinct(NAME)));
    assertEquals(
        "not measured: distinct(name); add measure(distinct(name)) to the query",
        refused.getMessage());
    assertEquals(row.times(), row.get(TIMES));
    assertEquals(row.pages(), row.get(PAGES));
  }

  @Test
  void get_measureThatIsSortedBy_isThere() {
    Row row = Query.from(A).cull(PID).sortBy(desc(BYTES)).run().row(0);
    assertEquals(row.pages() * 4096, row.get(BYTES));
  }

  @Test
  void measure_times_areAbsentWhereNoRecordHasOne() {
    Dump dump = dump(DumpBuilder.of(Form.V4_6).record());
    Row group = Query.from(dump).cull(PID).measure(FIRST_ALLOC_TS, LAST_ALLOC_TS).run().row(0);
    assertNull(group.get(FIRST_ALLOC_TS));
    assertNull(group.get(LAST_ALLOC_TS));
    Row record = Query.from(dump).measure(FIRST_ALLOC_TS).run().row(0);
    assertNull(record.get(FIRST_ALLOC_TS));
  }

  @Test
  void measure_latestTimeThereCanBe_isAValue() {
    Dump dump = dump(DumpBuilder.of(Form.V6_7).record(r -> r.allocTs(Long.MAX_VALUE)));
    Row row = Query.from(dump).cull(PID).measure(FIRST_ALLOC_TS, LAST_ALLOC_TS).run().row(0);
    assertEquals(Long.MAX_VALUE, row.get(FIRST_ALLOC_TS));
    assertEquals(Long.MAX_VALUE, row.get(LAST_ALLOC_TS));
  }

  @Test
  void pages_beyondAllBounds_stayAtTheLargestNumber() {
    DumpBuilder dump = DumpBuilder.of(Form.V6_7);
    for (int i = 0; i < 4097; i++) {
      dump.record(r -> r.order(51).pfn(0));
    }
    Table table = Query.from(dump(dump)).cull(PID).measure(BYTES).run();
    assertEquals(Long.MAX_VALUE, table.row(0).pages());
    assertEquals(Long.MAX_VALUE, table.row(0).get(BYTES));
    assertEquals(Long.MAX_VALUE, table.totals().pages());
  }

  @Test
  void leak_betweenTwoDumps_isInTheStacksThatTheModuleLeakedFrom() {
    assertEquals(10, leaked(A, "leaky_grow", 0).times());
    assertEquals(46, leaked(B, "leaky_grow", 0).times());
    assertEquals(0, leaked(A, "leaky_grow", 3).times());
    assertEquals(12, leaked(B, "leaky_grow", 3).times());
    assertEquals(96, leaked(B, "leaky_grow", 3).pages());
    assertEquals(2, leaked(A, "leaky_timer_fn", 0).times());
    assertEquals(7, leaked(B, "leaky_timer_fn", 0).times());
    assertEquals(9, leaked(B, "leaky_vm_write", 0).times());
    assertEquals(1, leaked(B, "leaky_slab_write", 0).times());
    assertEquals(2, leaked(B, "leaky_slab_write", 1).times());
  }

  private static Totals leaked(Path path, String function, int order) {
    return Query.from(path)
        .where(FRAME.equalTo(function).and(ORDER.equalTo(order)))
        .where(FRAME.matches(" \\[leaky\\]$"))
        .cull(STACKTRACE)
        .run()
        .totals();
  }

  private static Dump dump(DumpBuilder dump) {
    return Dump.parse(dump.latin1());
  }
}
