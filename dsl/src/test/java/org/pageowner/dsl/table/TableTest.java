package org.pageowner.dsl.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.BYTES;
import static org.pageowner.dsl.Keys.FIRST_ALLOC_TS;
import static org.pageowner.dsl.Keys.MEMCG;
import static org.pageowner.dsl.Keys.NAME;
import static org.pageowner.dsl.Keys.PAGES;
import static org.pageowner.dsl.Keys.PID;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageowner.core.Dump;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;

class TableTest {
  private static final Dump DUMP = dump(50);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --cull=name                          | times pages name
          --cull=st,name --sort=-pid           | times pages stacktrace name pid
          --cull=name --measure=bytes          | times pages bytes name
          --cull=name --sort=-bytes,name       | times pages bytes name
          --cull=name --measure=times          | times pages name
          --sort=memcg | times pages pfn order pid tgid name gfp migrate_type module memcg stacktrace
          """)
  void columns_followThePlan(String plan, String columns) {
    Table table = Query.from(DUMP).with(Plan.parse(plan)).run();

    assertEquals(columns, String.join(" ", table.columns().stream().map(Column::name).toList()));
  }

  @Test
  void get_answersForKeysAndMeasures() {
    Row row = Query.from(DUMP).cull(NAME).measure(BYTES).run().row(0);

    assertEquals("task49", row.get(NAME));
    assertEquals(49L, row.get(PID));
    assertEquals(row.pages() * 4096, row.get(BYTES));
    assertEquals(row.pages(), row.get(PAGES));
    assertNull(row.get(MEMCG));
    assertThrows(IllegalArgumentException.class, () -> row.get(FIRST_ALLOC_TS));
  }

  @Test
  void iterator_givesRowsInOrder() {
    Table table = Query.from(DUMP).run();

    List<Integer> indexes = new ArrayList<>();
    for (Row row : table) {
      indexes.add(row.index());
    }

    assertEquals(table.stream().map(Row::index).toList(), indexes);
    assertEquals(50, indexes.size());
    assertThrows(IndexOutOfBoundsException.class, () -> table.row(50));
  }

  @Test
  void equals_comparesColumnsAndValues() {
    Table one = Query.from(DUMP).cull(NAME).run();
    Table other = Query.from(DUMP).cull(NAME).run();

    assertEquals(one.row(3), other.row(3));
    assertEquals(one.row(3).hashCode(), other.row(3).hashCode());
    assertNotEquals(one.row(3), other.row(4));
    assertNotEquals(one.row(3), Query.from(DUMP).cull(NAME, PID).run().row(3));
    assertEquals("times=1 pages=1 name=task3", rowOf(3).toString());
  }

  @Test
  void toString_showsAtMostTwentyRowsAndCountsAll() {
    String text = Query.from(DUMP).cull(NAME).run().toString();

    assertEquals(22, text.lines().count());
    assertTrue(text.endsWith("\n20 of 50 rows: 50 records, 51 pages (204 KiB)"), text);
  }

  @Test
  void toHtml_hasTheTextOfToString() {
    String html = Query.from(DUMP).cull(NAME).limit(30).run().toHtml();

    assertEquals(21, html.split("<tr", -1).length - 1);
    assertTrue(html.contains(">task49</td>"), html);
    assertTrue(html.contains("20 of 50 rows: 50 records, 51 pages (204 KiB)"), html);
    assertTrue(html.contains("left out by the limit: 20 rows, 20 records, 20 pages"), html);
  }

  @Test
  void toHtml_hostileNames_areEscaped() {
    DumpBuilder builder =
        DumpBuilder.of(Form.V6_7).record(r -> r.name("<script>\"'&\u00e2\u0080\u00ae"));
    Dump dump = Dump.parse(new String(builder.bytes(), StandardCharsets.UTF_8));

    String html = Query.from(dump).cull(NAME).run().toHtml();
    assertTrue(html.contains("&lt;script&gt;&quot;&#39;&amp;\\x"), html);
  }

  @Test
  void of_totalsOfOtherRows_isRefused() {
    Table table = Query.from(DUMP).run();

    assertThrows(
        IllegalArgumentException.class,
        () ->
            Table.of(
                table.plan(), table.rows(), new Totals(49, 49, 49, 0, 0, 0, 0, 0), table.report()));
  }

  @Test
  void totals_partLargerThanItsWhole_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Totals(1, 1, 1, 2, 0, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Totals(1, 1, 1, 0, 0, -1, 0, 0));
  }

  private static Row rowOf(int pid) {
    return Query.from(DUMP).where(PID.equalTo(pid)).cull(NAME).run().row(0);
  }

  /** Tasks with a page each, and the last with two. */
  private static Dump dump(int tasks) {
    DumpBuilder builder = DumpBuilder.of(Form.V6_7);
    for (int i = 0; i < tasks; i++) {
      int pid = i;
      builder.record(r -> r.pid(pid).name("task" + pid).order(pid == tasks - 1 ? 1 : 0));
    }
    return Dump.parse(new String(builder.bytes(), StandardCharsets.UTF_8));
  }
}
