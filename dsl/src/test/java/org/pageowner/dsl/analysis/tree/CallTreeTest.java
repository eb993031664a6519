package org.pageowner.dsl.analysis.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.core.StackInventory;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.Samples;

/** Call trees of given dumps, and how they are written. */
class CallTreeTest {
  private static final String[] READ = {
    "get_page_from_freelist+0x1/0x2",
    "alloc_pages_noprof+0x1/0x2",
    "xfs_buf_alloc.isra.0+0x1/0x2 [xfs]",
    "xfs_read+0x1/0x2 [xfs]",
    "ksys_read+0x1/0x2",
    "entry+0x1/0x2"
  };
  private static final String[] FAULT = {
    "alloc_pages_noprof+0x9/0x20",
    "handle_mm_fault+0x1/0x2",
    "exc_page_fault+0x1/0x2",
    "entry+0x1/0x2"
  };

  private static Dump dump() {
    return Dump.parse(
        DumpBuilder.of(Form.V6_7)
            .record(r -> r.order(4).frames(READ))
            .record(r -> r.order(0).frames(FAULT))
            .record(r -> r.order(1).frames(FAULT))
            .record(r -> r.order(2).frames("ksys_read+0x1/0x2", "entry+0x1/0x2"))
            .record(r -> r.order(0).frames())
            .latin1());
  }

  private static int find(CallTree tree, String... path) {
    int node = CallTree.ROOT;
    for (String label : path) {
      int child = tree.firstChild(node);
      while (child != CallTree.NONE && !tree.label(child).equals(label)) {
        child = tree.nextSibling(child);
      }
      assertTrue(child != CallTree.NONE, () -> label + " in " + List.of(path));
      node = child;
    }
    return node;
  }

  @Test
  void node_hasItsFunctionModuleAndAmounts() {
    CallTree tree = CallTree.of(Query.from(dump()));
    int read = find(tree, "entry", "ksys_read");
    assertEquals(20, tree.pages(read));
    assertEquals(2, tree.times(read));
    assertEquals(20 * 4096, tree.bytes(read));
    assertEquals(4, tree.self(read, Quantity.PAGES));
    assertEquals(1, tree.self(read, Quantity.TIMES));
    assertEquals(2, tree.total(read, Quantity.STACKS));
    int buf = find(tree, "entry", "ksys_read", "xfs_read [xfs]", "xfs_buf_alloc [xfs]");
    assertEquals("xfs_buf_alloc", tree.name(buf));
    assertEquals("xfs", tree.module(buf));
    assertNull(tree.key(buf));
    assertEquals(4, tree.depth(buf));
    assertEquals(1, tree.times(find(tree, "[no_stack]")));
    assertEquals("all", tree.label(CallTree.ROOT));
    assertEquals(CallTree.NONE, tree.nextSibling(CallTree.ROOT));
    assertThrows(IndexOutOfBoundsException.class, () -> tree.pages(tree.size()));
  }

  @Test
  void bytes_haveThePageSizeOfTheQuery() {
    Query query = Query.from(dump()).measure(Measure.bytes(65536));
    assertEquals(24 * 65536, CallTree.of(query).bytes(CallTree.ROOT));
  }

  @Test
  void toString_joinsChains_andHasTheSums() {
    assertEquals(
        """
        pages by call path, from the entry point down: text
        pages       %  self  times  function
           24  100.0%     0      5  all
           23   95.8%     0      4    entry
           20   83.3%     4      2      ksys_read
           16   66.7%    16      1        xfs_read [xfs] > … > alloc_pages > get_page_from_freelist
            3   12.5%     3      2      exc_page_fault > handle_mm_fault > alloc_pages
            1    4.2%     1      1    [no_stack]
        4 stacks: 5 records, 24 pages (96 KiB)""",
        CallTree.of(Query.from(dump())).toString());
  }

  @Test
  void inverted_startsAtTheCallers_andTheRestIsCounted() {
    assertEquals(
        """
        pages by call path, from the caller outward: text
        pages       %  self  times  function
           24  100.0%     0      5  all
           16   66.7%    16      1    xfs_buf_alloc [xfs] > xfs_read [xfs] > ksys_read > entry
            8   33.3%     -      4    (3 more stacks)
        4 stacks: 5 records, 24 pages (96 KiB)""",
        CallTree.of(Query.from(dump())).inverted().atLeast(0.5).toString());
  }

  @Test
  void inverted_twice_isTheSameTree() {
    CallTree tree = CallTree.of(Query.from(dump()));
    assertSame(tree, tree.inverted().inverted());
    assertSame(tree, tree.atLeast(0.5).inverted().inverted());
    assertSame(tree, tree.atLeast(0));
  }

  @Test
  void atLeast_ofAnotherShare_isRefused() {
    CallTree tree = CallTree.of(Query.from(dump()));
    for (double share : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> tree.atLeast(share));
    }
  }

  @Test
  void ofAGrowth_showsGainsAndLosses() {
    Dump after =
        Dump.parse(
            DumpBuilder.of(Form.V6_7)
                .record(r -> r.order(5).frames(READ))
                .record(r -> r.order(0).frames(FAULT))
                .latin1());
    CallTree tree = CallTree.of(Growth.between(dump(), after));
    int entry = find(tree, "entry");
    assertEquals(16, tree.total(entry, Quantity.PAGES_GAIN));
    assertEquals(6, tree.total(entry, Quantity.PAGES_LOSS));
    assertEquals(2, tree.total(entry, Quantity.TIMES_LOSS));
    assertEquals(23 * 4096, tree.total(entry, Quantity.BYTES_BEFORE));
    assertEquals(
        """
        growth in pages by call path, from the entry point down: text, text
        growth  gain  loss  before  after  function
            +9    16     7      24     33  all
           +10    16     6      23     33    entry
           +12    16     4      20     32      ksys_read
           +16    16     0      16     32        xfs_read [xfs] > … > alloc_pages > get_page_from_freelist
            -2     0     2       3      1      exc_page_fault > handle_mm_fault > alloc_pages
            -1     0     1       1      0    [no_stack]
        4 stacks: +9 pages, 16 pages gained, 7 lost""",
        tree.toString());
    CallTree one = CallTree.of(Query.from(after));
    assertThrows(
        IllegalArgumentException.class, () -> one.total(CallTree.ROOT, Quantity.PAGES_GAIN));
  }

  @Test
  void ofATable_withoutStacks_isRefused() {
    Table table = Query.from(dump()).cull(Keys.PID).run();
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> CallTree.of(table));
    assertTrue(String.valueOf(refused.getMessage()).contains("cull by stacktrace too"));
    assertEquals(dump().size(), CallTree.of(Query.from(dump()).run()).times(CallTree.ROOT));
  }

  @Test
  void byStack_addsTheStackToOtherKeys() {
    assertEquals("--cull=stacktrace", CallTree.byStack(Plan.EMPTY).toString());
    assertEquals("--cull=pid,stacktrace", CallTree.byStack(Plan.parse("--cull=pid")).toString());
    Plan both = Plan.parse("--cull=stacktrace,pid");
    assertSame(both, CallTree.byStack(both));
  }

  @Test
  void limit_leavesRowsOut_andIsNoted() {
    CallTree tree = CallTree.of(Query.from(dump()).cull(Keys.STACKTRACE).limit(1));
    assertEquals(16, tree.pages(CallTree.ROOT));
    assertEquals(List.of("left out by the limit: 3 rows, 8 pages (32 KiB)"), tree.notes());
  }

  @Test
  void others_areANode_belowTheirKey() {
    Query query = Query.from(dump()).cull(Keys.ORDER).others();
    CallTree all = CallTree.of(query.limit(1));
    assertEquals(8, all.pages(find(all, "(others)")));
    CallTree within = CallTree.of(query.limit(0, Keys.ORDER));
    assertEquals(24, within.pages(find(within, "(others)")));
    CallTree each = CallTree.of(query.limit(1, Keys.ORDER));
    assertEquals(1, each.pages(find(each, "order=0", "(others)")));
  }

  @Test
  void rowsOfFunctions_areRefused() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> CallTree.of(Query.from(dump()).cull(Keys.FRAMES)));
    assertTrue(String.valueOf(e.getMessage()).contains("leave frames out of cull"));
  }

  @Test
  void ndJson_hasEveryNode() throws IOException {
    CallTree tree = CallTree.of(Query.from(dump()).cull(Keys.ORDER)).atLeast(0.3);
    StringBuilder out = new StringBuilder();
    tree.writeTo(out, Format.NDJSON);
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      nodes.add(new ObjectMapper().readTree(line));
    }
    assertEquals(tree.size(), nodes.size());
    assertTrue(nodes.get(0).get("parent").isNull());
    assertEquals(24, nodes.get(0).get("pages").longValue());
    assertEquals(8, nodes.get(0).get("rest_pages").longValue());
    assertEquals(4, nodes.get(0).get("rest_stacks").longValue());
    assertEquals("order", nodes.get(1).get("key").textValue());
    assertEquals("4", nodes.get(1).get("name").textValue());
    assertEquals("xfs", nodes.get(4).get("module").textValue());
    assertEquals(3, nodes.get(4).get("parent").intValue());
    assertEquals(16, nodes.get(nodes.size() - 1).get("self_pages").longValue());
    assertFalse(nodes.get(0).has("pages_before"));
  }

  @Test
  void toHtml_isANestedList_thatFolds_andEscapes() {
    Dump dump =
        Dump.parse(
            DumpBuilder.of(Form.V6_7)
                .record(r -> r.frames("<script>+0x1/0x2", "f+0x1/0x2"))
                .record(r -> r.frames("g+0x1/0x2", "f+0x1/0x2"))
                .latin1());
    String html = CallTree.of(Query.from(dump)).toHtml();
    assertTrue(html.contains("<details open><summary"), html);
    assertTrue(html.contains("&lt;script&gt;</span></li>"), html);
    assertFalse(html.contains("<script"), html);
    for (String tag : List.of("ul", "li", "details", "div", "span")) {
      assertEquals(
          html.split("<" + tag + "[ >]", -1).length, html.split("</" + tag + ">", -1).length, tag);
    }
  }

  @Test
  void inventoryWithoutCounts_isPrunedByItsStacks() throws IOException {
    StackInventory inventory = StackInventory.read(Samples.path(Samples.V6_12_SHOW_STACKS_HANDLES));
    CallTree tree = CallTree.of(Query.from(inventory));
    assertEquals(0, tree.pages(CallTree.ROOT));
    assertTrue(tree.times(CallTree.ROOT) > 0);
    assertTrue(tree.atLeast(0.1).size() < tree.size());
    assertTrue(tree.atLeast(0.1).size() > 1);
  }

  @Test
  void kernelLog_hasATree() {
    Dump log =
        Dump.parse(
            """
            page_owner tracks the page as allocated
            page last allocated via order 2, migratetype Unmovable, gfp_mask 0xcc0(GFP_KERNEL), pid 1, ts 9 ns
             f+0x1/0x2
             entry+0x1/0x2
            page last free stack trace:
             g+0x1/0x2
            """);
    assertEquals(4, CallTree.of(Query.from(log)).pages(CallTree.ROOT));
  }

  /** A chain of 100,000 frames, and two stacks that share the outer half of it. */
  @Test
  void deepStacks_needNoRecursion() throws IOException {
    List<String> frames = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      frames.add("f" + i % 7); // a record is read up to 1 MiB
    }
    Dump dump =
        Dump.parse(
            DumpBuilder.of(Form.V6_7)
                .record(r -> r.frames(frames))
                .record(r -> r.order(1).frames(frames.subList(50_000, 100_000)))
                .latin1());
    CallTree tree = CallTree.of(Query.from(dump));
    assertEquals(100_001, tree.size());
    assertEquals(3, tree.pages(50_000));
    assertEquals(2, tree.self(50_000, Quantity.PAGES));
    assertEquals(1, tree.pages(100_000));
    assertTrue(tree.toString().lines().count() < 10, tree::toString);
    assertTrue(tree.inverted().toHtml().length() < 20_000);
    StringBuilder folded = new StringBuilder();
    FoldedStacks.of(Query.from(dump)).writeTo(folded, Format.FOLDED);
    assertEquals(2, folded.toString().lines().count());
    assertEquals(
        100_000, ReadProfile.of(PprofProfile.of(Query.from(dump))).samples().get(1).path().size());
  }

  /** A tree that branches at each of many levels: its text and its HTML are linear in its size. */
  @Test
  void deepBranches_areIndentedToABound() throws IOException {
    DumpBuilder dump = DumpBuilder.of(Form.V6_7);
    List<String> frames = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      frames.add(0, "f" + i + "+0x1/0x2");
      dump.record(r -> r.frames(List.copyOf(frames)));
    }
    CallTree tree = CallTree.of(Query.from(Dump.parse(dump.latin1())));
    StringBuilder text = new StringBuilder();
    tree.writeTo(text, Format.TEXT, Layout.DEFAULT.withWidth(200));
    assertTrue(text.toString().contains("[399] f398"), text::toString);
    assertTrue(text.length() < 400 * 200);
    StringBuilder html = new StringBuilder();
    tree.writeTo(html, Format.HTML);
    assertEquals(61, html.toString().split("<details", -1).length - 1);
    assertTrue(html.toString().contains("(340 more stacks)"), html::toString);
  }

  @Test
  void aHundredThousandStacks_takeLessThan64MB() throws ReflectiveOperationException {
    NodeTable table = distinctStacks(100_000);
    assertEquals(100_000, table.stacks(CallTree.ROOT));
    assertEquals(1 + 2 + 5_000 + 13 * 100_000, table.size());
    long bytes = bytes(table);
    assertTrue(bytes > 20L * table.size() && bytes < 64_000_000, bytes + " bytes");
  }

  /** Returns a table of stacks of 16 frames, of which the three outermost are shared. */
  private static NodeTable distinctStacks(int stacks) {
    TreeBuilder builder = new TreeBuilder(NodeTable.COLUMNS);
    for (int stack = 0; stack < stacks; stack++) {
      int node = TreeBuilder.ROOT;
      for (int frame = 0; frame < 16; frame++) {
        int function = frame < 2 ? frame : frame == 3 ? stack / 5_000 : stack % 5_000 + frame;
        node = builder.child(node, new NodeName("function_" + function, null, null));
      }
      builder.add(node, new long[] {stack, 2L * stack});
    }
    return builder.build();
  }

  /** Returns about the bytes of an object of this package and of those that it refers to. */
  private static long bytes(@Nullable Object value) throws ReflectiveOperationException {
    if (value == null) {
      return 0;
    } else if (value instanceof int[] numbers) {
      return 16 + 4L * numbers.length;
    } else if (value instanceof long[] numbers) {
      return 16 + 8L * numbers.length;
    } else if (value instanceof String text) {
      return 48L + text.length();
    } else if (value instanceof Object[] elements) {
      long bytes = 16 + 8L * elements.length;
      for (Object element : elements) {
        bytes += bytes(element);
      }
      return bytes;
    }
    long bytes = 16;
    for (Field field : value.getClass().getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        field.setAccessible(true);
        bytes += 8 + (field.getType().isPrimitive() ? 0 : bytes(field.get(value)));
      }
    }
    return bytes;
  }
}
