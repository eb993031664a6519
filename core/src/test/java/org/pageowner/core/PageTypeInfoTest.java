package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pageowner.testing.Samples;

class PageTypeInfoTest {
  @Test
  void read_realFile_hasTheTablesOfEachNode() throws IOException {
    PageTypeInfo info = PageTypeInfo.read(Samples.path(Samples.V6_12_PAGETYPEINFO));

    assertEquals(9, info.pageblockOrder());
    assertEquals(2, info.zones().size());
    PageTypeInfo.Zone zone = info.zone(1, "DMA32");
    assertNotNull(zone);
    assertEquals(
        List.of(2L, 3L, 4L, 3L, 2L, 0L, 2L, 1L, 1L, 0L, 0L), zone.freeBlocks().get("Unmovable"));
    assertEquals(64, zone.pageblocks().get("CMA"));
    assertEquals(2, zone.mixedPageblocks().get("Movable"));
    assertFalse(zone.freeBlocksCapped());
    assertEquals(95 + 58, info.pageblocks("Movable"));
    assertEquals(2, info.mixedPageblocks("Movable"));
    assertEquals(0, info.malformed());
  }

  @Test
  void parse_withoutPageOwner_hasNoMixedBlocks() {
    PageTypeInfo info =
        PageTypeInfo.parse(
            """
            Number of blocks type     Unmovable      Movable
            Node 0, zone   Normal            1            2
            """);

    assertTrue(info.zones().get(0).mixedPageblocks().isEmpty());
    assertNull(info.pageblockOrder());
  }

  @Test
  void parse_countThatTheKernelStoppedAt_isMarked() {
    PageTypeInfo info =
        PageTypeInfo.parse("Node    0, zone   Normal, type      Movable >100000 7\n");

    assertTrue(info.zones().get(0).freeBlocksCapped());
    assertEquals(List.of(100_000L, 7L), info.zones().get(0).freeBlocks().get("Movable"));
  }

  @Test
  void parse_damagedLines_areCountedAndTheOthersRead() {
    PageTypeInfo info =
        PageTypeInfo.parse(
            """
            Page block order: 9
            Number of blocks type     Unmovable      Movable
            Node 0, zone   Normal            1
            Node 0, zone   Normal            1            99999999999999999999999
            Node 1, zone   Normal            3            4
            \u001b[31m
            """);

    assertEquals(3, info.malformed());
    assertEquals(3, info.samples().get(0).line());
    assertEquals(4, info.pageblocks("Movable"));
    assertEquals("\\x1b[31m", info.samples().get(2).excerpt());
  }

  @Test
  void pageblocks_aboveTheLargestNumber_stayThere() {
    String zones =
        IntStream.range(0, 10)
            .mapToObj(node -> "Node " + node + ", zone   Normal   999999999999999999   2\n")
            .collect(Collectors.joining());
    PageTypeInfo info =
        PageTypeInfo.parse("Number of blocks type     Unmovable      Movable\n" + zones);

    assertEquals(Long.MAX_VALUE, info.pageblocks("Unmovable"));
    assertEquals(20, info.pageblocks("Movable"));
  }
}
