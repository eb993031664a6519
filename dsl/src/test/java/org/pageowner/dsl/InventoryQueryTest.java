package org.pageowner.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.BYTES;
import static org.pageowner.dsl.Keys.CALLER;
import static org.pageowner.dsl.Keys.FRAME;
import static org.pageowner.dsl.Keys.HANDLE;
import static org.pageowner.dsl.Keys.MODULE;
import static org.pageowner.dsl.Keys.PAGES;
import static org.pageowner.dsl.Keys.STACKTRACE;
import static org.pageowner.dsl.Keys.asc;
import static org.pageowner.dsl.Keys.desc;
import static org.pageowner.dsl.Keys.module;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.StackInventory;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.Samples;

/** Queries on inventories of stacks. */
class InventoryQueryTest {
  private static final Path MOMENT = Samples.path(Samples.V6_12_MOMENT);
  private static final Path SHOW_STACKS = Samples.path(Samples.V6_12_MOMENT_SHOW_STACKS);
  private static final String TWO_MODULES =
      """
       get_page_from_freelist+0x1/0x2
       fork+0x3/0x4
      nr_base_pages: 12

       get_page_from_freelist+0x1/0x2
       grow+0x5/0x6 [leaky]
      nr_base_pages: 5

       get_page_from_freelist+0x1/0x2
       shrink+0x5/0x6 [leaky]
      nr_base_pages: 3

      """;

  private final StackInventory inventory = StackInventory.parse(TWO_MODULES);

  @Test
  void cull_sumsUpThePagesThatTheKernelCounted() {
    Table table = Query.from(inventory).cull(MODULE).measure(BYTES).run();
    assertEquals(2, table.size());
    assertEquals("vmlinux", table.row(0).get(MODULE));
    assertEquals(12, table.row(0).pages());
    assertEquals("leaky", table.row(1).get(MODULE));
    assertEquals(8, table.row(1).pages());
    assertEquals(2, table.row(1).times());
    assertEquals(8L * 4096, table.row(1).get(BYTES));
    assertEquals(20, table.totals().pages());
  }

  @Test
  void selectWhereAndSort_workAsOnADump() {
    Table table =
        Query.from(inventory)
            .select(module("leaky"))
            .where(FRAME.equalTo("grow").or(FRAME.equalTo("shrink")))
            .cull(CALLER)
            .sortBy(asc(PAGES))
            .run();
    assertEquals("shrink", table.row(0).get(CALLER));
    assertEquals("grow", table.row(1).get(CALLER));
  }

  @Test
  void withoutCull_aRowIsAStack() {
    Table table = Query.from(inventory).sortBy(desc(PAGES)).limit(1).run();
    assertEquals(12, table.row(0).pages());
    assertEquals(2, table.totals().leftOutRows());
    assertEquals(8, table.totals().leftOutPages());
  }

  @Test
  void allocationsOf69rc1_areTimes_andPagesAreAbsent() {
    Table table =
        Query.from(StackInventory.parse(TWO_MODULES.replace("nr_base_pages", "stack_count")))
            .cull(MODULE)
            .measure(BYTES)
            .sortBy(asc(MODULE))
            .run();
    Row leaky = table.row(0);
    assertEquals(8, leaky.times());
    assertNull(leaky.get(PAGES));
    assertNull(leaky.get(BYTES));
    assertEquals(0, leaky.pages());
    assertEquals(20, table.totals().times());
    assertTrue(table.toString().endsWith("2 rows: 20 times"), table.toString());
  }

  @Test
  void path_toAnInventory_isReadAsOne() throws IOException {
    Table streamed = Query.from(SHOW_STACKS).cull(MODULE).run();
    Table loaded = Query.from(StackInventory.read(SHOW_STACKS)).cull(MODULE).run();
    assertEquals(Answer.of(loaded), Answer.of(streamed));
    assertTrue(streamed.toString().endsWith("times, 575 pages (2.2 MiB)"), streamed.toString());
  }

  @Test
  void dumpThatComesDownToItsStacks_hasTheSameAnswersAsTheDump() throws IOException {
    Dump dump = Dump.read(MOMENT);
    Query ofDump = Query.from(dump).where(Keys.EARLY.not());
    Query ofStacks = Query.from(StackInventory.of(dump));
    for (CulledBy key :
        List.of(new CulledBy(MODULE), new CulledBy(STACKTRACE), new CulledBy(CALLER))) {
      assertEquals(
          rows(ofDump.cull(key.key()).run(), key), rows(ofStacks.cull(key.key()).run(), key));
    }
  }

  private record CulledBy(org.pageowner.dsl.plan.Key<?> key) {}

  private static List<List<Object>> rows(Table table, CulledBy key) {
    List<List<Object>> rows = new ArrayList<>();
    for (Row row : table) {
      rows.add(List.of(String.valueOf(row.get(key.key())), row.pages()));
    }
    return rows;
  }

  @Test
  void handles_joinedWithTheirStacks_cullByModule() throws IOException {
    StackInventory named = StackInventory.read(Samples.path(Samples.V6_12_SHOW_STACKS_HANDLES));
    Path handles = Samples.path(Samples.V6_12_HANDLE);
    Table streamed =
        Query.from(DumpSource.of(handles).with(Dump.reader().withStacks(named))).cull(MODULE).run();
    Table loaded = Query.from(Dump.read(handles).withStacks(named)).cull(MODULE).run();
    assertEquals(Answer.of(loaded), Answer.of(streamed));
    assertTrue(loaded.size() > 3, loaded.toString());
    assertEquals(3, loaded.report().unmatchedHandles());
    assertTrue(loaded.toString().contains("without a stack: 3 records"), loaded.toString());
  }

  @Test
  void countsByHandle_joinAsWell() throws IOException {
    StackInventory counts = StackInventory.read(Samples.path(Samples.V6_12_SHOW_HANDLES));
    StackInventory named = StackInventory.read(Samples.path(Samples.V6_12_SHOW_STACKS_HANDLES));
    Table table = Query.from(counts.withStacks(named)).cull(HANDLE, MODULE).run();
    assertEquals(counts.size(), table.size());
    assertEquals(counts.pages(), table.totals().pages());
  }

  @Test
  void explain_listsThePlan() {
    assertTrue(
        Query.from(inventory).explain().startsWith("read    text: 3 stacks, 20 pages, in memory"),
        Query.from(inventory).explain());
  }
}
