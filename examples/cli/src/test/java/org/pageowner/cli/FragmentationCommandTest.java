package org.pageowner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.Samples;

/** Mixed pageblocks on the command line. */
class FragmentationCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MIXED = Samples.path(Samples.V6_12_MIXED).toString();
  private static final String PAGETYPES = Samples.path(Samples.V6_1_PAGETYPES).toString();
  private static final String TABLE =
      "--pagetypeinfo=" + Samples.path(Samples.V6_1_PAGETYPEINFO).toString();

  private final Path folder;

  FragmentationCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void json_hasCountsAndCulprits() throws IOException {
    Outcome outcome = Outcome.of("fragmentation", MIXED, "--format=json");
    assertEquals(0, outcome.exitCode(), outcome.err());
    JsonNode json = JSON.readTree(outcome.out());
    assertEquals(9, json.get("pageblock_order").intValue());
    JsonNode mixed = json.get("mixed").get(0);
    assertEquals(0, mixed.get("node").intValue());
    assertEquals(1, mixed.get("zone").intValue());
    assertEquals("Movable", mixed.get("type").textValue());
    assertEquals(14, mixed.get("blocks").intValue());
    JsonNode worst = json.get("culprits").get(0);
    assertEquals("vmlinux", worst.get("module").textValue());
    assertEquals(8, worst.get("blocks").intValue());
    assertEquals(8, worst.get("whole_again").intValue());
    assertEquals(134, worst.get("pages").intValue());
    assertTrue(worst.get("stacktrace").get(0).textValue().startsWith("post_alloc_hook+"));
    assertEquals(19, json.get("culprits").size());
    assertEquals(
        List.of("vmlinux", "ext4", "jbd2", "loop", "xfs"),
        StreamSupport.stream(json.get("culprits_by_module").spliterator(), false)
            .map(one -> one.get("module").textValue())
            .toList());
    assertEquals(0x10eac6, json.get("single_page_blocks").get(0).get("pfn").intValue());
    assertFalse(json.has("compared"));
  }

  @Test
  void pagetypeinfo_isComparedRowByRow() throws IOException {
    Outcome outcome = Outcome.of("fragmentation", PAGETYPES, TABLE, "--format=json");
    JsonNode json = JSON.readTree(outcome.out());
    assertTrue(json.get("equal").booleanValue(), outcome.out());
    JsonNode row = json.get("compared").get(2);
    assertEquals("DMA32", row.get("zone").textValue());
    assertEquals("Reclaimable", row.get("type").textValue());
    assertEquals(1, row.get("blocks").intValue());
    assertEquals(1, row.get("kernel_blocks").intValue());
    assertEquals(0, row.get("difference").intValue());
  }

  @Test
  void text_hasBothCounts() {
    Outcome outcome = Outcome.of("fragmentation", PAGETYPES, TABLE);
    assertEquals(0, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().contains("all 12 counts are equal\nzone 0 is DMA32"), outcome.out());
    assertTrue(outcome.out().contains("who spoils CMA blocks, by stacktrace"), outcome.out());
  }

  @Test
  void limit_boundsEachTable() {
    Outcome outcome = Outcome.of("fragmentation", MIXED, "--limit=2");
    assertTrue(outcome.out().contains("2 of 19 rows: 14 blocks spoiled"), outcome.out());
    assertEquals(2, Outcome.of("fragmentation", MIXED, "--limit=-1").exitCode());
  }

  @Test
  void standardInput_isRead() throws IOException {
    Outcome outcome =
        Outcome.of(Files.readAllBytes(Path.of(MIXED)), "fragmentation", "-", "--limit=1");
    assertEquals(0, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().contains("14 mixed of 14 tracked blocks"), outcome.out());
  }

  @Test
  void inventory_isNotEnough() {
    String inventory = Samples.path(Samples.V6_12_SHOW_HANDLES).toString();
    Outcome outcome = Outcome.of("fragmentation", inventory);
    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.err().contains("does not tell pageblocks"), outcome.err());
    assertEquals("", outcome.out());
  }

  @Test
  void kernelLog_isNotEnough() {
    String log =
        """
        page_owner tracks the page as allocated
        page last allocated via order 0, migratetype Unmovable, gfp_mask 0xcc0(GFP_KERNEL), pid 1, tgid 1 (init), ts 5, free_ts 0
         fork+0x1/0x2
        """;
    Outcome outcome =
        Outcome.of(log.getBytes(StandardCharsets.UTF_8), "fragmentation", "-", "--log");
    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.err().contains("does not tell pageblocks"), outcome.err());
  }

  @Test
  void damagedOrder_countsNoPages() {
    byte[] dump =
        DumpBuilder.of(Form.V6_7)
            .record(r -> r.pageblockType("Movable"))
            .latin1()
            .replace("order 0,", "order 64,")
            .getBytes(StandardCharsets.ISO_8859_1);
    Outcome outcome = Outcome.of(dump, "fragmentation", "-", "--format=json");
    assertTrue(outcome.out().contains("\"blocks\":1"), outcome.out());
    assertTrue(outcome.out().contains("\"pages\":0,\"foreign_pages\":0"), outcome.out());
  }

  @Test
  void fileThatIsNoPagetypeinfo_isRefused() throws IOException {
    Outcome other = Outcome.of("fragmentation", MIXED, "--pagetypeinfo=" + MIXED);
    assertEquals(1, other.exitCode());
    assertTrue(other.err().contains("is not a copy of /proc/pagetypeinfo"), other.err());
    Path without = folder.resolve("without");
    Files.writeString(
        without,
        """
        Number of blocks type     Unmovable      Movable
        Node 0, zone   Normal            1            2
        """);
    Outcome noMixed = Outcome.of("fragmentation", MIXED, "--pagetypeinfo=" + without);
    assertEquals(1, noMixed.exitCode());
    assertTrue(noMixed.err().contains("with page_owner=on only"), noMixed.err());
    Outcome none = Outcome.of("fragmentation", MIXED, "--pagetypeinfo=" + folder.resolve("none"));
    assertEquals(1, none.exitCode());
    assertTrue(none.err().contains("no such file"), none.err());
  }

  @Test
  void dumpOfAKernelWithoutZones_givesSums() {
    byte[] dump =
        DumpBuilder.of(Form.V4_4)
            .record(r -> r.pageblockType("Movable"))
            .latin1()
            .getBytes(StandardCharsets.ISO_8859_1);
    Outcome outcome = Outcome.of(dump, "fragmentation", "-");
    assertEquals(0, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().contains("counts are sums over zones and nodes"), outcome.out());
    assertTrue(outcome.out().contains("1 mixed of 1 tracked block"), outcome.out());
  }

  @Test
  void badFormat_isWrongUsage() {
    Outcome outcome = Outcome.of("fragmentation", MIXED, "--format=folded");
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.err().contains("text, csv, json"), outcome.err());
  }

  @Test
  void csv_hasTheCulpritsByStack() {
    Outcome outcome = Outcome.of("fragmentation", MIXED, "--format=csv", "--limit=1");
    List<String> lines = outcome.out().lines().toList();
    assertEquals(
        "stacktrace,handle,module,block_type,early,blocks,whole_again,times,pages", lines.get(0));
    assertTrue(lines.get(1).startsWith("\""), outcome.out());
    assertTrue(
        lines.get(lines.size() - 1).endsWith("\",,vmlinux,Movable,false,8,8,134,134"),
        outcome.out());
  }
}
