package org.pageowner.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.pageowner.dsl.Keys.CALLER;
import static org.pageowner.dsl.Keys.FRAME;
import static org.pageowner.dsl.Keys.FREE_PID;
import static org.pageowner.dsl.Keys.FREE_STACKTRACE;
import static org.pageowner.dsl.Keys.FREE_TGID;
import static org.pageowner.dsl.Keys.REASON;
import static org.pageowner.dsl.Keys.STATE;
import static org.pageowner.dsl.Keys.SWAPPED;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Table;

/** Keys that only kernel logs have. */
class LogQueryTest {
  private static final String LOG =
      """
      page: refcount:0 mapcount:0 pfn:0x1
      page dumped because: kasan: bad access detected
      page_owner tracks the page as freed
      page last allocated via order 0, migratetype Unmovable, \
      gfp_mask 0xcc0(GFP_KERNEL), pid 9, ts 1
       get+0x1/0x2
      page last free pid 7 tgid 6 stack trace:
       put+0x3/0x4
       close+0x5/0x6
      page: refcount:0 mapcount:0 pfn:0x1
      page dumped because: kasan: bad access detected
      page_owner tracks the page as freed
      page last allocated via order 1, migratetype Unmovable, \
      gfp_mask 0xcc0(GFP_KERNEL), pid 9, ts 1
       other+0x1/0x2
      page last free pid 8 tgid 6 stack trace:
       put+0x3/0x4
       close+0x5/0x6
      page_owner tracks the page as allocated
      page last allocated via order 2, migratetype Unmovable, \
      gfp_mask 0xcc0(GFP_KERNEL), pid 9, ts 1
       get+0x1/0x2
      page_owner free stack trace missing
      """;

  private final Query query = Query.from(Dump.parse(LOG));

  @Test
  void cull_freeStacktrace_groupsByTheStackThatFreed() {
    Table table = query.cull(FREE_STACKTRACE).sortBy(FREE_STACKTRACE).run();

    assertEquals(2, table.size());
    assertNull(table.row(0).get(FREE_STACKTRACE));
    assertEquals("put+0x3/0x4\nclose+0x5/0x6", Objects.toString(table.row(1).get(FREE_STACKTRACE)));
    assertEquals(3, table.row(1).pages());
  }

  @Test
  void where_state_keepsThoseRecords() {
    Table table =
        query.with(Plan.parse("--where='state = freed and free_pid = 8' --cull=rs,sta,fst")).run();

    assertEquals(1, table.size());
    assertEquals("kasan: bad access detected", table.row(0).get(REASON));
    assertEquals("freed", table.row(0).get(STATE));
  }

  @Test
  void frame_testsTheAllocatingStackOnly() {
    assertEquals(0, query.where(FRAME.equalTo("put")).run().size());
    assertEquals(List.of("get", "other"), callers(query.where(FREE_TGID.equalTo(6)).run()));
    assertEquals(1, query.where(FREE_PID.isPresent().not()).run().size());
  }

  private static List<String> callers(Table table) {
    return table.stream().map(row -> Objects.requireNonNull(row.get(CALLER))).toList();
  }

  @Test
  void keysOfALog_areAbsentInADump() {
    Table table =
        Query.from(Dump.parse("Page allocated via order 0, mask 0x0()\n f+0x1/0x2\n\n"))
            .cull(STATE, REASON, FREE_STACKTRACE, FREE_PID, FREE_TGID)
            .run();

    assertEquals(1, table.size());
    assertNull(table.row(0).get(STATE));
    assertNull(table.row(0).get(FREE_STACKTRACE));
  }

  @Test
  void swapped_isTrueOrAbsent() {
    String record = "Page allocated via order 0, mask 0x0()\n f+0x1/0x2\n";
    Table table =
        Query.from(Dump.parse(record + "(swapped)\n\n" + record + "\n" + record + "\n"))
            .cull(SWAPPED)
            .sortBy(SWAPPED)
            .run();

    assertEquals(2, table.size());
    assertNull(table.row(0).get(SWAPPED));
    assertEquals(2, table.row(0).times());
    assertEquals(true, table.row(1).get(SWAPPED));
  }
}
