package org.pageowner.dsl.analysis.cgroups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.*;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.PrintMode;
import org.pageowner.testing.Samples;

/** Pages by memory cgroup, and the stacks that pin removed ones. */
class CgroupsTest {
  private static Dump dump() {
    return Dump.parse(
        DumpBuilder.of(Form.V6_7)
            .record(r -> r.memcg("web").order(1).allocTs(30))
            .record(r -> r.memcg("web").memcgObjcg().allocTs(10))
            .record(r -> r.memcg("web").memcgOffline().name("tar").frames("a+0x1/0x2"))
            .record(r -> r.memcg("web").memcgOffline().name("cp").frames("a+0x1/0x2").order(2))
            .record(r -> r.memcg("job").memcgOffline().memcgObjcg().frames("b+0x1/0x2 [xfs]"))
            .record(r -> r.slab().order(3))
            .record(r -> r.order(4))
            .latin1());
  }

  @Test
  void cgroup_hasItsPages_directAndThroughAnObjectCgroup() {
    Cgroup web = Cgroups.of(dump()).all().get(1);
    assertEquals("web", web.name());
    assertFalse(web.offline());
    assertEquals(3, web.pages());
    assertEquals(2, web.directPages());
    assertEquals(1, web.objcgPages());
    assertEquals(2, web.times());
    assertEquals(10, web.firstAllocTs());
    assertEquals(30, web.lastAllocTs());
  }

  @Test
  void removedCgroup_isDistinctFromOneOfTheSameName() {
    assertEquals(
        List.of("web true 5", "web false 3", "job true 1"),
        Cgroups.of(dump()).all().stream()
            .map(one -> one.name() + " " + one.offline() + " " + one.pages())
            .toList());
    assertEquals(2, Cgroups.of(dump()).offline().size());
  }

  @Test
  void pins_areTheStacksOfRemovedCgroups() {
    Cgroups cgroups = Cgroups.of(dump());
    assertEquals(6, cgroups.offlinePages());
    CgroupPin first = cgroups.pins().get(0);
    assertEquals("web", first.cgroup());
    assertEquals(5, first.pages());
    assertEquals(2, first.times());
    assertEquals(2, first.names());
    assertEquals("tar", first.get(NAME));
    assertFalse(first.isObjcg());
    CgroupPin second = cgroups.pins().get(1);
    assertEquals("xfs", second.get(MODULE));
    assertTrue(second.isObjcg());
    assertEquals(second.firstAllocTs(), second.lastAllocTs());
  }

  @Test
  void unchargedAndSlabPages_areNoCgroups() {
    Cgroups cgroups = Cgroups.of(dump());
    assertEquals(16, cgroups.unchargedPages());
    assertEquals(8, cgroups.slabPages());
  }

  @Test
  void onlyOffline_leavesOutTheOthers() {
    Cgroups offline = Cgroups.of(dump()).onlyOffline();
    assertEquals(List.of("web", "job"), offline.all().stream().map(Cgroup::name).toList());
    assertEquals(2, offline.pins().size());
    assertEquals(6, offline.offlinePages());
  }

  @Test
  void streamed_isAsLoaded() throws IOException {
    for (String sample : List.of(Samples.V6_12_A, Samples.V6_12_B, Samples.V6_1_A)) {
      String loaded = Cgroups.of(Dump.read(Samples.path(sample))).toString();
      assertEquals(loaded, Cgroups.of(Samples.path(sample)).toString());
      ByteArrayInputStream stream = new ByteArrayInputStream(Samples.bytes(sample));
      assertEquals(loaded, Cgroups.of(DumpSource.of(stream)).toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Samples.V6_12_A, Samples.V6_12_B, Samples.V6_1_A})
  void realDump_hasItsRemovedCgroup(String sample) throws IOException {
    Cgroups cgroups = Cgroups.of(Samples.path(sample));
    assertEquals(List.of("doomed"), cgroups.offline().stream().map(Cgroup::name).toList());
    assertEquals(1, cgroups.offlinePages());
  }

  @Test
  void text_hasBothTables_andTheLimits() {
    String text = Cgroups.of(dump()).toString();
    assertTrue(text.contains("3 rows: 9 pages (36 KiB)"), text);
    assertTrue(text.contains("not charged: 16 pages"), text);
    assertTrue(text.contains("what its objects are charged to: 8 pages"), text);
    assertTrue(text.contains("cgroups of one name are one row"), text);
    assertTrue(text.contains("tar +1"), text);
    assertTrue(text.contains("2 rows: 6 pages (24 KiB)"), text);
  }

  @Test
  void dumpWithHandles_hasItsPinsByHandle() {
    DumpBuilder dump = DumpBuilder.of(Form.V6_7).mode(PrintMode.HANDLE);
    dump.record(r -> r.memcg("job").memcgOffline().handle(77));
    dump.record(r -> r.memcg("job").memcgOffline().handle(99));
    Cgroups cgroups = Cgroups.of(Dump.parse(dump.latin1()));
    assertEquals(2, cgroups.pins().size());
    assertTrue(cgroups.toString().contains("handle"), cgroups.toString());
  }

  @Test
  void html_isEscaped() {
    Dump dump =
        Dump.parse(DumpBuilder.of(Form.V6_7).record(r -> r.memcg("<i>").memcgOffline()).latin1());
    String html = Cgroups.of(dump).toHtml();
    assertTrue(html.contains("&lt;i&gt;"), html);
    assertFalse(html.contains("<i>"), html);
  }

  @Test
  void dumpWithoutCgroups_hasNone() {
    Cgroups cgroups = Cgroups.of(Dump.parse(DumpBuilder.of(Form.V4_6).record().latin1()));
    assertEquals(List.of(), cgroups.all());
    assertEquals(1, cgroups.unchargedPages());
    assertTrue(cgroups.toString().contains("none: no page is charged"), cgroups.toString());
  }

  @Test
  void csv_hasARowForEachCgroup() throws IOException {
    StringBuilder csv = new StringBuilder();
    Cgroups cgroups = Cgroups.of(dump());
    cgroups.writeTo(csv, Format.CSV, Layout.DEFAULT.withRows(2));
    Cgroup removed = cgroups.offline().get(0);
    assertEquals(
        String.format(
            Locale.ROOT,
            """
        memcg,memcg_offline,times,pages,direct_pages,objcg_pages,first_alloc_ts,last_alloc_ts
        web,true,2,5,5,0,%d,%d
        web,false,2,3,2,1,10,30
        """,
            removed.firstAllocTs(),
            removed.lastAllocTs()),
        csv.toString());
  }
}
