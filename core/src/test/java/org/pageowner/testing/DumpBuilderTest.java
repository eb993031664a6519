package org.pageowner.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DumpBuilderTest {
  private static DumpBuilder one(Form form) {
    return DumpBuilder.of(form)
        .record(
            r ->
                r.order(1)
                    .pid(7)
                    .tgid(6)
                    .name("a (b), ts c")
                    .allocTs(5)
                    .freeTs(3)
                    .pfn(1024)
                    .flags(0x40, "head", "lru")
                    .frames("f+0x1/0x2", "g+0x3/0x4 [xfs]")
                    .migrateReason("compaction")
                    .memcg("inner")
                    .memcgOffline()
                    .memcgObjcg());
  }

  @Test
  void formC_hasNeitherPidNorTimeNorCgroup() {
    assertEquals(
        """
        Page allocated via order 1, mask 0xcc0(GFP_KERNEL)
        PFN 1024 type Unmovable Block 2 type Unmovable Flags 0x40(head|lru)
         f+0x1/0x2
         g+0x3/0x4 [xfs]
        Page has been migrated, last migrate reason: compaction

        """,
        one(Form.V4_6).latin1());
  }

  @Test
  void formD_addsPidAndTs() {
    assertEquals(
        "Page allocated via order 1, mask 0xcc0(GFP_KERNEL), pid 7, ts 5 ns",
        one(Form.V5_11).latin1().lines().findFirst().orElseThrow());
  }

  @Test
  void formE_addsFreeTsAndNode() {
    List<String> lines = one(Form.V5_13).latin1().lines().toList();
    assertEquals(
        "Page allocated via order 1, mask 0xcc0(GFP_KERNEL), pid 7, ts 5 ns, free_ts 3 ns",
        lines.get(0));
    assertEquals(
        "PFN 1024 type Unmovable Block 2 type Unmovable Flags"
            + " 0x40(head|lru|node=0|zone=0|lastcpupid=0x7ff)",
        lines.get(1));
  }

  @Test
  void formF_addsTgidNameAndCgroup() {
    List<String> lines = one(Form.V5_18).latin1().lines().toList();
    assertEquals(
        "Page allocated via order 1, mask 0xcc0(GFP_KERNEL), pid 7, tgid 6 (a (b), ts c), ts 5 ns,"
            + " free_ts 3 ns",
        lines.get(0));
    assertEquals("Charged (via objcg) to offline memcg inner", lines.get(5));
  }

  @Test
  void formG_hasHexPfn() {
    assertTrue(one(Form.V6_5).latin1().contains("\nPFN 0x400 type"));
    assertTrue(one(Form.V6_5).latin1().contains(", free_ts 3 ns\n"));
  }

  @Test
  void formH_withHandles_printsThemAfterTheStack() {
    assertEquals(
        """
        Page allocated via order 1, mask 0xcc0(GFP_KERNEL), pid 7, tgid 6 (a (b), ts c), ts 5 ns
        PFN 0x400 type Unmovable Block 2 type Unmovable Flags \
        0x40(head|lru|node=0|zone=0|lastcpupid=0x7ff)
         f+0x1/0x2
         g+0x3/0x4 [xfs]
        handle: 1048577
        Page has been migrated, last migrate reason: compaction
        Charged (via objcg) to offline memcg inner

        """,
        one(Form.V6_7).mode(PrintMode.STACK_HANDLE).latin1());
    assertNull(one(Form.V6_7).mode(PrintMode.HANDLE).records().get(0).frames());
  }

  @Test
  void records_withoutPfn_countUpAndAreAligned() {
    List<Long> pfns =
        DumpBuilder.of(Form.V6_7).record().record(r -> r.order(3)).record().records().stream()
            .map(RecordSpec::pfn)
            .toList();
    assertEquals(List.of(0x1000L, 0x1008L, 0x1010L), pfns);
  }

  @Test
  void handles_sameStack_sameHandle() {
    List<RecordSpec> records =
        DumpBuilder.of(Form.V6_7)
            .mode(PrintMode.HANDLE)
            .record()
            .record(r -> r.frames("other+0x1/0x2"))
            .record()
            .records();
    assertEquals(records.get(0).handle(), records.get(2).handle());
    assertEquals(2, records.stream().map(RecordSpec::handle).distinct().count());
  }

  @ParameterizedTest
  @EnumSource
  void record_withoutSettings_endsWithABlankLine(Form form) {
    assertTrue(DumpBuilder.of(form).record().latin1().endsWith("\n\n"));
  }

  @Test
  void samples_areThere() throws IOException {
    for (String name : Samples.ALL) {
      assertEquals(Files.size(Samples.path(name)), Samples.bytes(name).length);
    }
  }
}
