package org.pageowner.dsl.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;

class TextTableTest {
  private static final Dump DUMP =
      dump(
          DumpBuilder.of(Form.V6_7)
              .record(
                  r ->
                      r.order(3)
                          .name("init")
                          .frames(
                              "post_alloc_hook+0x1/0x2",
                              "__alloc_pages_noprof+0x1/0x2",
                              "xfs_buf_alloc+0x1/0x2 [xfs]",
                              "xfs_buf_get+0x1/0x2 [xfs]",
                              "vfs_write+0x1/0x2"))
              .record(r -> r.order(0).name("").frames())
              .record(r -> r.early()));

  @Test
  void write_groups_alignsNumbersRightAndPutsTheStackLast() throws IOException {
    assertEquals(
        """
        times  pages  name     stacktrace
            1      8  init     xfs_buf_alloc < xfs_buf_get < vfs_write
            1      1  ""       (empty)
            1      1  swapper  register_early_stack < init_page_owner
        3 rows: 3 records, 10 pages (40 KiB)
        of these early, true owner unknown: 1 record, 1 page (4 KiB)
        """,
        text(DUMP, "--cull=st,name", Layout.DEFAULT));
  }

  @Test
  void write_narrow_cutsTheStackAtTheWidth() throws IOException {
    String text = text(DUMP, "--cull=st,name", Layout.DEFAULT.withWidth(60));

    assertEquals(
        "    1      8  init     xfs_buf_alloc < xfs_buf_get < vfs_wr…",
        text.lines().skip(1).findFirst().orElseThrow());
  }

  @Test
  void write_fullStacks_printsFramesUnderTheRow() throws IOException {
    assertEquals(
        """
        times  pages
            1      8
            post_alloc_hook+0x1/0x2
            __alloc_pages_noprof+0x1/0x2
            xfs_buf_alloc+0x1/0x2 [xfs]
            xfs_buf_get+0x1/0x2 [xfs]
            vfs_write+0x1/0x2
            1      1
            (empty)
        2 of 3 rows: 3 records, 10 pages (40 KiB)
        of these early, true owner unknown: 1 record, 1 page (4 KiB)
        """,
        text(DUMP, "--cull=st", Layout.DEFAULT.withFullStacks().withRows(2)));
  }

  @Test
  void write_limit_reportsTheRowsLeftOut() throws IOException {
    assertEquals(
        """
        times  pages  bytes(65536)  name
            1      8       524,288  init
        1 of 3 rows: 3 records, 10 pages (640 KiB)
        of these early, true owner unknown: 1 record, 1 page (64 KiB)
        left out by the limit: 2 rows, 2 records, 2 pages (128 KiB)
        """,
        text(DUMP, "--cull=name --measure=bytes(65536) --limit=1", Layout.DEFAULT));
  }

  @Test
  void write_records_leavesOutTimes() throws IOException {
    String header = text(DUMP, "", Layout.DEFAULT.withWidth(300)).lines().findFirst().orElseThrow();

    assertEquals(
        "pages pfn order pid tgid name gfp migrate_type module stacktrace",
        header.replaceAll(" +", " "));
  }

  @Test
  void write_absent_isADash() throws IOException {
    assertTrue(text(DUMP, "--cull=memcg", Layout.DEFAULT).contains("3     10  -\n"));
  }

  @Test
  void width_tooSmall_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Layout.DEFAULT.withWidth(39));
  }

  private static Dump dump(DumpBuilder builder) {
    return Dump.parse(new String(builder.bytes(), StandardCharsets.UTF_8));
  }

  private static String text(Dump dump, String plan, Layout layout) throws IOException {
    return text(Query.from(dump).with(Plan.parse(plan)).run(), layout);
  }

  private static String text(Table table, Layout layout) throws IOException {
    StringBuilder out = new StringBuilder();
    table.writeTo(out, Format.TEXT, layout);
    return out.toString();
  }
}
