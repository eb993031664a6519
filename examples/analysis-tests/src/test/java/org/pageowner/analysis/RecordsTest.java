package org.pageowner.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.PageRecord;
import org.pageowner.testing.Samples;

/** A dump as a list of records, without any query. */
class RecordsTest {
  private static final String ONE_RECORD =
      """
      Page allocated via order 3, mask 0xd20c0(__GFP_IO|__GFP_FS|__GFP_NOWARN), pid 42, tgid 40 (a (b), ts c), ts 123456789 ns
      PFN 0x1a2b8 type Unmovable Block 209 type Movable Flags 0x200000000000040(head|node=1|zone=0|lastcpupid=0x7ff)
       get_page_from_freelist+0x123/0x456
       xfs_buf_alloc+0x1a2/0x2b0 [xfs]
       0xffffffffa016ea1a
      Page has been migrated, last migrate reason: compaction
      Charged (via objcg) to offline memcg my group

      """;

  @Test
  void everyFieldOfARecord() {
    PageRecord r = Dump.parse(ONE_RECORD).get(0);
    assertEquals(3, r.order());
    assertEquals(8, r.pages());
    assertEquals(0xd20c0, r.gfp().bits());
    assertEquals(42, r.pid());
    assertEquals(40, r.tgid());
    assertEquals("a (b), ts c", r.name());
    assertEquals(123456789, r.allocTs());
    assertNull(r.freeTs());
    assertNull(r.isFree());
    assertEquals(0x1a2b8, r.pfn());
    assertEquals("Unmovable", r.migrateType());
    assertEquals(209, r.pageblock());
    assertEquals("Movable", r.pageblockType());
    assertTrue(r.flags().has("head"));
    assertEquals(1, r.node());
    assertEquals(0, r.zone());
    assertEquals(0x7ff, r.flags().lastcpupid());
    assertEquals(3, r.stack().frames().size());
    assertEquals("xfs_buf_alloc", r.stack().frames().get(1).symbol());
    assertEquals(0x1a2, r.stack().frames().get(1).offset());
    assertEquals(0x2b0, r.stack().frames().get(1).size());
    assertNull(r.stack().frames().get(2).symbol());
    assertEquals(0xffffffffa016ea1aL, r.stack().frames().get(2).address());
    assertEquals("xfs", r.module());
    assertEquals("compaction", r.trailer().migrateReason());
    assertEquals("my group", r.memcg());
    assertTrue(r.trailer().memcgOffline());
    assertTrue(r.trailer().memcgObjcg());
    assertEquals(false, r.isSlab());
    assertFalse(r.isEarly());
    assertEquals(Dialect.V6_7, r.dialect());
    assertEquals(ONE_RECORD.strip(), r.text().strip());
  }

  @Test
  void loop_addsUpToWhatTheReportSays() throws IOException {
    Dump dump = Dump.read(Samples.path(Samples.V6_12_B));
    long records = 0;
    long pages = 0;
    for (PageRecord record : dump) {
      assertEquals(records, record.index());
      records++;
      pages += record.pages();
    }
    assertEquals(144, records);
    assertEquals(dump.size(), records);
    assertEquals(dump.report().pages(), pages);
  }

  @Test
  void stream_answersWithoutAQuery() throws IOException {
    Dump dump = Dump.read(Samples.path(Samples.V6_12_B));
    TreeMap<Long, Long> pagesByOrder = new TreeMap<>();
    dump.stream().forEach(r -> pagesByOrder.merge(r.order(), r.pages(), Long::sum));
    assertEquals(9, pagesByOrder.lastKey());
    assertEquals(dump.report().pages(), pagesByOrder.values().stream().mapToLong(n -> n).sum());
  }

  @Test
  void text_isTheDumpsOwn() throws IOException {
    Dump dump = Dump.read(Samples.path(Samples.V6_12_HOSTILE));
    StringBuilder all = new StringBuilder();
    dump.forEach(record -> all.append(record.text()).append("\n"));
    String original = new String(Samples.bytes(Samples.V6_12_HOSTILE), StandardCharsets.UTF_8);
    assertEquals(original, all.toString());
  }

  @Test
  void names_areBytes() throws IOException {
    Dump dump = Dump.read(Samples.path(Samples.V6_12_A));
    PageRecord bad = dump.stream().filter(r -> r.name().endsWith("bad")).findFirst().orElseThrow();
    assertEquals("\\xff\\xfe\\x80bad", bad.name());
    assertEquals((byte) 0xff, ByteText.encode(bad.name())[0]);
    assertTrue(dump.stream().anyMatch(r -> r.name().equals("grün-äöü")));
    assertTrue(dump.stream().anyMatch(r -> r.name().isEmpty()));
  }

  @Test
  void whatAKernelDoesNotPrint_isNull() throws IOException {
    PageRecord old = Dump.read(Samples.path(Samples.V6_1_A)).get(0);
    PageRecord today = Dump.read(Samples.path(Samples.V6_12_A)).get(0);
    PageRecord handle = Dump.read(Samples.path(Samples.V6_12_HANDLE)).get(0);
    assertNotNull(old.freeTs());
    assertNotNull(old.isFree());
    assertNull(today.freeTs());
    assertNull(today.isFree());
    assertNull(handle.stack());
    assertNull(handle.module());
    assertNotNull(handle.trailer().handle());
  }

  @Test
  void report_saysWhatWasRead() throws IOException {
    Dump dump = Dump.read(Samples.path(Samples.V6_1_A));
    assertTrue(dump.report().isClean());
    assertEquals(Set.of(Dialect.V5_18), dump.report().dialects());
    assertEquals(4, dump.report().earlyPages());
    assertEquals(dump.stream().filter(PageRecord::isEarly).count(), dump.report().earlyPages());
    assertEquals(dump.stream().map(PageRecord::stack).distinct().count(), dump.report().stacks());
  }
}
