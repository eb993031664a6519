package org.pageowner.dsl.analysis.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.MODULE;
import static org.pageowner.dsl.Keys.NAME;
import static org.pageowner.dsl.Keys.PID;
import static org.pageowner.dsl.Keys.bytes;
import static org.pageowner.dsl.Keys.module;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.core.Dump;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.Samples;

class SummaryTest {
  private static final Dump DUMP =
      dump(
          DumpBuilder.of(Form.V6_7)
              .record(
                  r ->
                      r.order(3)
                          .pid(7)
                          .tgid(7)
                          .name("writer")
                          .allocTs(5_000_000_000L)
                          .frames("__alloc_pages_noprof+0x1/0x2", "xfs_buf_alloc+0x1/0x2 [xfs]"))
              .record(
                  r ->
                      r.order(2)
                          .pid(8)
                          .tgid(7)
                          .name("writer")
                          .allocTs(1_500_000_000L)
                          .frames("post_alloc_hook+0x1/0x2", "xfs_buf_alloc+0x1/0x2 [xfs]"))
              .record(
                  r ->
                      r.order(0)
                          .pid(1)
                          .tgid(1)
                          .name("init")
                          .allocTs(9_000_000_000L)
                          .frames("0xffffffffc0a01234"))
              .record(r -> r.early()));

  @Test
  void of_dump_countsEarlyPagesSeparately() {
    Summary summary = Summary.of(DUMP);

    assertEquals(4, summary.records());
    assertEquals(14, summary.pages());
    assertEquals(1, summary.earlyPages());
    assertEquals(1_500_000_000L, summary.oldestAllocTs());
    assertEquals(9_000_000_000L, summary.newestAllocTs());
    for (Table table :
        List.of(
            summary.allocators(),
            summary.modules(),
            summary.migrateTypes(),
            summary.zones(),
            summary.orders(),
            summary.stacks(),
            summary.processes(),
            summary.fallbacks())) {
      assertEquals(13, table.totals().pages(), table.plan().toString());
    }
  }

  @Test
  void tables_areThoseOfQueries() {
    Summary summary = Summary.of(DUMP);

    assertEquals("xfs", summary.modules().row(0).get(MODULE));
    assertEquals(12, summary.modules().row(0).pages());
    assertEquals(12, summary.processes().row(0).pages());
    assertEquals("writer", summary.processes().row(0).get(NAME));
    assertEquals(3, summary.stacks().size());
  }

  @Test
  void toString_isOneScreen() {
    assertEquals(
        """
        text (kernel 6.7+)
        4 records, 14 pages (56 KiB), 4 stacks
        early, owner unknown, left out below: 1 record, 1 page (4 KiB)
        oldest: 1.500000 s after boot, xfs_buf_alloc
        newest: 9.000000 s after boot, 0xffffffffc0a01234

        usage    pages  share                    module  pages  share
        driver      12  92.3%  ███████▍          xfs        12  92.3%  ███████▍
        unknown      1   7.7%  ▋                 -           1   7.7%  ▋

        allocator  pages   share                 order  pages  share
        OTHERS        13  100.0%  ████████           0      1   7.7%  ▋
                                                     2      4  30.8%  ██▌
        migrate_type  pages   share                  3      8  61.5%  ████▉
        Unmovable        13  100.0%  ████████
                                                 node  zone  pages   share
                                                    0     0     13  100.0%  ████████

        pages  share  module  stack, from the caller outward
           12  92.3%  xfs     xfs_buf_alloc
            1   7.7%  -       0xffffffffc0a01234

        tgid  name    pages  share
           7  writer     12  92.3%  ███████▍
           1  init        1   7.7%  ▋

        unusual: 1 page (4 KiB) in stacks with bare addresses, as of unloaded modules
        unusual: 1 page (4 KiB) of no known module: the caller is an address""",
        Summary.of(DUMP).toString());
  }

  static List<String> samples() {
    return Samples.ALL;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void toString_ofEverySample_fitsAScreen(String sample) throws IOException {
    List<String> lines = Summary.of(Samples.path(sample)).toString().lines().toList();

    assertTrue(lines.size() <= 50, lines.size() + " lines");
    for (String line : lines) {
      assertTrue(line.codePointCount(0, line.length()) <= 80, line);
      assertFalse(line.endsWith(" "), line);
    }
  }

  @Test
  void of_path_equalsTheLoadedDump() throws IOException {
    Path path = Samples.path(Samples.V6_12_B);

    assertEquals(Summary.of(Dump.read(path)).toString(), Summary.of(path).toString());
    UncheckedIOException failure =
        assertThrows(UncheckedIOException.class, () -> Summary.of(Path.of("no such file")));
    assertInstanceOf(NoSuchFileException.class, failure.getCause());
  }

  @Test
  void of_query_sumsUpWhatItSelects() {
    Summary summary =
        Summary.of(
            Query.from(DUMP).select(module("xfs")).where(PID.equalTo(8)).measure(bytes(16384)));

    assertEquals(4, summary.pages());
    assertTrue(summary.toString().contains("1 record, 4 pages (64 KiB), 1 stack\n"));
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void processes_ofEveryForm_areThoseThatItPrints(Form form) {
    Summary summary = Summary.of(dump(DumpBuilder.of(form).record(r -> r.order(1))));

    assertEquals(2, summary.processes().totals().pages());
    assertEquals(2, summary.pages());
  }

  @Test
  void empty_hasAFewLines() {
    Summary summary = Summary.of(Dump.parse(""));

    assertEquals("text\n0 records, 0 pages (0 KiB), 0 stacks\n\nno record", summary.toString());
    assertNull(summary.oldestAllocTs());
    assertEquals(List.of(), summary.oddities());
  }

  @Test
  void oddities_includeDamageAndRemovedCgroups() throws IOException {
    List<String> lines = Summary.of(Samples.path(Samples.V6_12_B)).oddities();

    assertTrue(lines.toString().contains("held in 1 removed memory cgroup"), lines::toString);
    assertTrue(
        Summary.of(Dump.parse("noise\n"))
            .toString()
            .endsWith("unusual: 1 malformed piece in the input"));
  }

  @Test
  void toHtml_hasTheSameText_escaped() {
    DumpBuilder builder = DumpBuilder.of(Form.V6_7).record(r -> r.name("<script>\"'&\u001b"));
    String html = Summary.of(dump(builder)).toHtml();

    assertTrue(html.contains("&lt;script&gt;&quot;&#39;&amp;\\x1b"), html);
    assertFalse(html.contains("<script"), html);
    assertTrue(html.contains("1 record, 1 page (4 KiB), 1 stack"), html);
  }

  private static Dump dump(DumpBuilder builder) {
    return Dump.parse(new String(builder.bytes(), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Samples.V6_12_A,
        Samples.V6_12_B,
        Samples.V6_1_A,
        Samples.V6_12_HOSTILE,
        Samples.V6_12_HANDLE,
        Samples.V6_12_STACK_HANDLE,
        Samples.V6_12_SHOW_HANDLES,
        Samples.V6_12_SHOW_STACKS_HANDLES,
        Samples.V6_12_MOMENT_SHOW_STACKS
      })
  void toString_realInputs_haveTheStacksOfTheReport(String sample) {
    Summary summary = Summary.of(Samples.path(sample));
    boolean isInventory = summary.report().isInventory();
    long stacks = isInventory ? summary.report().records() : summary.report().stacks();

    String head = summary.toString().lines().limit(2).collect(Collectors.joining());

    assertTrue(
        head.endsWith(String.format(Locale.ROOT, ", %,d stack%s", stacks, stacks == 1 ? "" : "s")),
        head);
  }
}
