package org.pageowner.dsl.analysis.fragmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.*;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.core.PageTypeInfo;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.PrintMode;
import org.pageowner.testing.RecordDraft;
import org.pageowner.testing.Samples;

/** Mixed pageblocks, and their culprits. */
class FragmentationTest {
  private static final long MOVABLE = 0x140dca;
  private static final long BLOCK = 512;

  @Test
  void realDump_hasTheKernelsOwnCounts() throws IOException {
    Fragmentation fragmentation = Fragmentation.of(Samples.path(Samples.V6_1_PAGETYPES));
    MixedComparison beside =
        fragmentation.compareWith(PageTypeInfo.read(Samples.path(Samples.V6_1_PAGETYPEINFO)));
    assertTrue(beside.isEqual(), beside.toString());
    assertEquals(12, beside.rows().size());
    assertEquals(
        List.of(1L, 2L, 1L),
        beside.rows().stream()
            .map(MixedDifference::kernelBlocks)
            .filter(blocks -> blocks != null && blocks > 0)
            .toList());
    assertEquals(9, fragmentation.pageblockOrder());
    assertEquals(19889, fragmentation.records());
  }

  @Test
  void realBlocks_haveTheirCulprits() throws IOException {
    Fragmentation fragmentation = Fragmentation.of(Samples.path(Samples.V6_12_MIXED));
    assertEquals(14, fragmentation.mixedBlocks("Movable"));
    Culprit worst = fragmentation.culprits(CALLER).all().get(0);
    assertEquals("pte_alloc_one", worst.get(CALLER));
    assertEquals(8, worst.blocks());
    assertEquals(8, worst.wholeAgain());
    assertEquals(134, worst.pages());
    assertEquals(
        List.of("vmlinux", "ext4", "jbd2", "loop", "xfs"),
        fragmentation.culprits(MODULE).all().stream().map(one -> one.get(MODULE)).toList());
    assertEquals(14, fragmentation.culprits(MODULE).spoiledBlocks());
    MixedBlocks movable = fragmentation.mixed().get(0);
    assertEquals(6245, movable.pages());
    assertEquals(242, movable.foreignPages());
    assertEquals(6245.0 / 14 / 512, movable.fullness());
  }

  @Test
  void realBlock_isSpoiledByASinglePage() throws IOException {
    Fragmentation fragmentation = Fragmentation.of(Samples.path(Samples.V6_12_MIXED));
    List<SpoiledBlock> blocks = fragmentation.singlePageBlocks();
    assertEquals(1, blocks.size());
    assertEquals(2165, blocks.get(0).get(PAGEBLOCK));
    assertEquals(0x10eac6, blocks.get(0).get(PFN));
    assertEquals("socks", blocks.get(0).get(NAME));
    assertEquals(512, blocks.get(0).pages());
  }

  @Test
  void movableInCma_isMixed_andCountsAsMovable() {
    Fragmentation fragmentation = of(movable(0).pageblockType("CMA"));
    assertEquals(1, fragmentation.mixedBlocks("Movable"));
    assertEquals(0, fragmentation.mixedBlocks("CMA"));
    MixedBlocks row = row(fragmentation, "Movable");
    assertEquals(0, row.tracked());
    assertEquals(1, row.cmaBlocks());
    assertEquals(1, row(fragmentation, "CMA").tracked());
    assertEquals(0, fragmentation.culprits(STACKTRACE).size());
    assertEquals(1, fragmentation.culpritsIn("CMA", STACKTRACE).size());
    assertTrue(
        fragmentation.toString().contains("mixed CMA blocks count as Movable"),
        fragmentation.toString());
  }

  @Test
  void highAtomicAndIsolate_areMixedByAnyPage() {
    Fragmentation fragmentation =
        of(unmovable(0).pageblockType("HighAtomic"), movable(1).pageblockType("Isolate"));
    assertEquals(1, fragmentation.mixedBlocks("HighAtomic"));
    assertEquals(1, fragmentation.mixedBlocks("Isolate"));
  }

  @Test
  void reservedPages_doNotCount() {
    Fragmentation fragmentation =
        of(movable(0), unmovable(0).pageblockType("Movable").flags(0, "reserved"));
    assertEquals(0, fragmentation.mixedBlocks("Movable"));
    assertEquals(1, fragmentation.records());
    assertTrue(
        fragmentation
            .toString()
            .contains("of reserved pages, left out as the kernel does: 1 record"));
  }

  @Test
  void earlyPages_areOneCulprit_forAllKeys() {
    Fragmentation fragmentation =
        of(
            draft(0, 0).early().name("a").pageblockType("Movable"),
            draft(0, 1).early().name("b").pageblockType("Movable"),
            unmovable(1).pageblockType("Movable"));
    Culprits culprits = fragmentation.culprits(NAME);
    assertEquals(2, culprits.size());
    Culprit early = Objects.requireNonNull(culprits.early());
    assertEquals(1, early.blocks());
    assertEquals(2, early.pages());
    assertTrue(culprits.all().get(0).isEarly(), "as many blocks, more pages");
    assertTrue(culprits.toString().contains("(early)"), culprits.toString());
    assertTrue(
        culprits.toString().contains("whose owner the dump does not know, spoil 1 block"),
        culprits.toString());
    assertEquals(2, fragmentation.culprits(STACKTRACE).size());
  }

  @Test
  void blockOfTwoCulprits_isWholeWithoutNeither() {
    Fragmentation fragmentation =
        of(
            unmovable(0, 0).pageblockType("Movable").frames("a+0x1/0x2 [ext4]"),
            unmovable(0, 1).pageblockType("Movable").frames("b+0x1/0x2 [xfs]"),
            unmovable(1, 0).pageblockType("Movable").frames("b+0x1/0x2 [xfs]"));
    List<Culprit> byModule = fragmentation.culprits(MODULE).all();
    assertEquals("xfs", byModule.get(0).get(MODULE));
    assertEquals(2, byModule.get(0).blocks());
    assertEquals(1, byModule.get(0).wholeAgain());
    assertEquals(0, byModule.get(1).wholeAgain());
    assertEquals(2, fragmentation.culprits(MODULE, PAGEBLOCK).spoiledBlocks());
    assertEquals(3, fragmentation.culprits(MODULE, PAGEBLOCK).size());
  }

  @Test
  void convertedBlock_isOfItsLastType() {
    Fragmentation fragmentation =
        of(unmovable(0, 0), unmovable(0, 1).pageblockType("Movable"), movable(0, 2));
    assertEquals(1, fragmentation.mixedBlocks("Movable"));
    assertEquals(0, fragmentation.mixedBlocks("Unmovable"));
    assertEquals(2, fragmentation.culprits(MODULE).all().get(0).pages(), "the first one too");
    assertTrue(
        fragmentation.notes().toString().contains("counted by the last: 1 block"),
        fragmentation.toString());
  }

  @Test
  void gigabytePage_countsInAllItsBlocks() {
    Fragmentation matching = of(draft(0, 0).order(18).gfp(MOVABLE, "M").pfn(1L << 18));
    assertEquals(512, row(matching, "Movable").tracked());
    assertEquals(0, matching.mixedBlocks("Movable"));
    Fragmentation spoiling =
        of(unmovable(0).order(18).pfn(1L << 18).pageblock(512).pageblockType("Movable"));
    assertEquals(512, spoiling.mixedBlocks("Movable"));
    assertEquals(1.0, row(spoiling, "Movable").fullness());
    Culprit culprit = spoiling.culprits(STACKTRACE).all().get(0);
    assertEquals(512, culprit.blocks());
    assertEquals(512, culprit.wholeAgain());
    assertEquals(1 << 18, culprit.pages());
    assertTrue(
        spoiling.notes().toString().contains("taken to be of its type: 511 blocks"),
        spoiling.toString());
  }

  @Test
  void blockWithinALargerAllocation_hasItsOwnType_andBothCulprits() {
    Fragmentation fragmentation =
        of(
            unmovable(0).order(11).pageblockType("Movable").frames("big+0x1/0x2"),
            unmovable(2).pageblockType("Movable").frames("small+0x1/0x2"));
    assertEquals(4, fragmentation.mixedBlocks("Movable"));
    List<Culprit> culprits = fragmentation.culprits(STACKTRACE).all();
    assertEquals(4, culprits.get(0).blocks());
    assertEquals(3, culprits.get(0).wholeAgain());
    assertEquals(0, culprits.get(1).wholeAgain());
  }

  @Test
  void hostileOrders_takeNoTimeAndNoMemory() {
    DumpBuilder dump = DumpBuilder.of(Form.V6_7);
    for (int i = 0; i < 3000; i++) {
      long pfn = (8L + i) * BLOCK;
      dump.record(r -> r.pfn(pfn).order(51).pageblockType("Movable"));
    }
    Fragmentation fragmentation = Fragmentation.of(Dump.parse(dump.latin1()));
    assertEquals((1L << 42) + 2999, fragmentation.mixedBlocks("Movable"));
    assertEquals((1L << 42) + 2999, fragmentation.culprits(STACKTRACE).spoiledBlocks());
    assertFalse(fragmentation.toHtml().isEmpty());
  }

  @Test
  void pageblockOrder_isFoundInTheData() {
    Fragmentation arm64 =
        of(
            r -> r.pfn(0x12345).pageblock(0x12345 >> 13),
            r -> r.pfn(0x22345).pageblock(0x22345 >> 13));
    assertEquals(13, arm64.pageblockOrder());
    assertTrue(arm64.toString().contains("8192 pages") || arm64.toString().contains("8,192 pages"));
  }

  @Test
  void contradictedPageblockOrder_isReported() {
    Fragmentation fragmentation = of(unmovable(0), unmovable(1), unmovable(2).pageblock(77));
    assertEquals(9, fragmentation.pageblockOrder());
    assertTrue(
        fragmentation.notes().contains("contradicting the pageblock order 9: 1 record"),
        fragmentation.notes().toString());
    Fragmentation halves =
        of(r -> r.pfn(0x12345).pageblock(0x12345 >> 13), r -> r.pfn(0x8000).pageblock(64));
    assertNull(halves.pageblockOrder());
    assertTrue(
        halves.notes().contains("the pageblock order is not known: records contradict each other"));
  }

  @Test
  void pageblockOrder_isNotKnown_ifAllIsInTheFirstBlock() {
    Fragmentation fragmentation =
        of(
            r -> r.pfn(3).pageblock(0),
            r -> r.pfn(5).order(2).pageblockType("Movable").pageblock(0));
    assertNull(fragmentation.pageblockOrder());
    assertEquals(1, fragmentation.mixedBlocks("Movable"));
    assertNull(row(fragmentation, "Movable").fullness());
    assertTrue(fragmentation.toString().contains("unknown order"), fragmentation.toString());
  }

  @Test
  void kernelWithoutZones_givesSums() {
    Dump old = Dump.parse(dump(Form.V4_6, unmovable(0).pageblockType("Movable"), movable(1)));
    Fragmentation fragmentation = Fragmentation.of(old);
    assertEquals(1, fragmentation.mixedBlocks("Movable"));
    assertNull(row(fragmentation, "Movable").node());
    assertNull(row(fragmentation, "Movable").zone());
    assertTrue(
        fragmentation.toString().contains("no record tells its zone"), fragmentation.toString());
  }

  @Test
  void kernelWithoutTypeNames_isCountedAsFarAsTypesAreKnown() {
    Dump old = Dump.parse(dump(Form.V4_4, unmovable(0).pageblockType("Movable"), movable(1)));
    assertEquals(1, Fragmentation.of(old).mixedBlocks("Movable"));
  }

  @Test
  void inputWithoutADump_isReported() throws IOException {
    Fragmentation stacks = Fragmentation.of(Samples.path(Samples.V6_12_SHOW_HANDLES));
    assertEquals(0, stacks.records());
    assertEquals(List.of(), stacks.mixed());
    assertTrue(stacks.toString().contains("does not tell pageblocks"), stacks.toString());
    assertTrue(Fragmentation.of(Dump.parse("")).toString().contains("there is no record"));
  }

  @Test
  void culprits_needAKey() {
    Fragmentation fragmentation = of(unmovable(0));
    assertThrows(IllegalArgumentException.class, fragmentation::culprits);
  }

  @Test
  void dumpWithHandles_hasItsCulpritsByHandle() {
    DumpBuilder dump = DumpBuilder.of(Form.V6_7).mode(PrintMode.HANDLE);
    dump.record(unmovable(0).pageblockType("Movable").handle(77));
    dump.record(unmovable(1).pageblockType("Movable").handle(99));
    String text = Fragmentation.of(Dump.parse(dump.latin1())).toString();
    assertTrue(text.contains("by stacktrace, handle"), text);
    assertTrue(text.contains("77") && text.contains("99"), text);
  }

  @Test
  void wholeText_hasAllTables() throws IOException {
    String text = Fragmentation.of(Samples.path(Samples.V6_12_MIXED)).toString();
    for (String title :
        List.of(
            "mixed pageblocks",
            "by stacktrace",
            "by module",
            "by name",
            "by memcg",
            "a single page spoils")) {
      assertTrue(text.contains(title), title);
    }
    assertTrue(text.contains("1 row: 14 mixed of 14 tracked blocks"), text);
    assertTrue(text.lines().allMatch(line -> line.length() <= 120), text);
  }

  @Test
  void pagesOfAnUnloadedModule_areReportedByModuleAlone() {
    DumpBuilder dump = DumpBuilder.of(Form.V6_7);
    dump.record(unmovable(0).pageblockType("Movable").frames("0xffffffffc0201234"));
    dump.record(unmovable(1).pageblockType("Movable").order(2).frames("0xffffffffc0201234"));
    dump.record(unmovable(2).pageblockType("Movable").frames("f+0x1/0x2 [xfs]"));
    Fragmentation fragmentation = Fragmentation.of(Dump.parse(dump.latin1()));
    String note = "of no known module: 5 pages (20 KiB)";
    assertTrue(fragmentation.culprits(MODULE).toString().contains(note), fragmentation::toString);
    assertFalse(fragmentation.culprits(NAME).toString().contains(note));
    assertTrue(fragmentation.toString().contains(note), fragmentation::toString);
  }

  @Test
  void html_isEscaped_andCapped() {
    DumpBuilder dump = DumpBuilder.of(Form.V6_7);
    for (int i = 0; i < 30; i++) {
      String name = "<b onx=" + i + ">";
      dump.record(unmovable(i).pageblockType("Movable").name(name));
    }
    String html = Fragmentation.of(Dump.parse(dump.latin1())).toHtml();
    assertFalse(html.contains("<b onx"), html);
    assertTrue(html.contains("&lt;b onx=0&gt;"), html);
    assertTrue(html.contains("20 of 30 rows"), html);
    assertFalse(html.contains("<script"), html);
  }

  private static RecordDraft unmovable(int block) {
    return unmovable(block, 0);
  }

  private static RecordDraft unmovable(int block, int page) {
    return draft(block, page).gfp(0xcc0, "GFP_KERNEL");
  }

  private static RecordDraft movable(int block) {
    return movable(block, 0);
  }

  private static RecordDraft movable(int block, int page) {
    return draft(block, page).gfp(MOVABLE, "GFP_HIGHUSER_MOVABLE");
  }

  private static RecordDraft draft(int block, int page) {
    return new RecordDraft().pfn((8L + block) * BLOCK + page);
  }

  private static Fragmentation of(RecordDraft... drafts) {
    return Fragmentation.of(Dump.parse(dump(Form.V6_7, drafts)));
  }

  @SafeVarargs
  private static Fragmentation of(Consumer<RecordDraft>... changes) {
    DumpBuilder dump = DumpBuilder.of(Form.V6_7);
    for (Consumer<RecordDraft> change : changes) {
      dump.record(change);
    }
    return Fragmentation.of(Dump.parse(dump.latin1()));
  }

  private static String dump(Form form, RecordDraft... drafts) {
    DumpBuilder dump = DumpBuilder.of(form);
    for (RecordDraft draft : drafts) {
      dump.record(draft);
    }
    return dump.latin1();
  }

  private static MixedBlocks row(Fragmentation fragmentation, String type) {
    MixedBlocks row =
        fragmentation.mixed().stream().filter(r -> r.type().equals(type)).findFirst().orElse(null);
    assertNotNull(row, fragmentation.toString());
    return row;
  }
}
