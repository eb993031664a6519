package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.testing.Samples;

/** The readers of meminfo, vmstat, zoneinfo, slabinfo and allocinfo. */
class ProcFilesTest {
  /** Of 3.16: no MemAvailable before 3.14, a true VmallocUsed before 4.4. */
  private static final String OLD =
      """
      MemTotal:        1025204 kB
      MemFree:          116232 kB
      Buffers:           31500 kB
      Active(anon):     133332 kB
      SomethingNew:          5 kB
      HugePages_Total:       2
      Hugepagesize:       2048 kB
      """;

  @Test
  void memInfo_linesOfAnyKernel_areKept() {
    MemInfo memInfo = MemInfo.parse(OLD);

    assertEquals(7, memInfo.lines().size());
    assertEquals(OptionalLong.of(5), memInfo.value("SomethingNew"));
    assertEquals(OptionalLong.of(133332 / 4), memInfo.pages("Active(anon)", 4096));
    assertEquals(OptionalLong.of(1025204 / 64), memInfo.pages("MemTotal", 65536));
    assertEquals(OptionalLong.of(2), memInfo.value("HugePages_Total"));
    assertEquals(OptionalLong.empty(), memInfo.pages("HugePages_Total", 4096));
    assertEquals(OptionalLong.empty(), memInfo.value("AnonPages"));
    assertEquals(List.of(), memInfo.unknownLines());
  }

  @Test
  void memInfo_otherLines_areKeptAsUnknown() {
    MemInfo memInfo = MemInfo.parse("# cat /proc/meminfo\n" + OLD.replace("\n", "\r\n"));

    assertEquals(List.of("# cat /proc/meminfo"), memInfo.unknownLines());
    assertEquals(7, memInfo.lines().size());
  }

  @Test
  void memInfo_ofASample_hasAllLines() {
    MemInfo memInfo = MemInfo.read(Samples.path("6.12-meminfo.txt"));

    assertEquals(OptionalLong.of(620328), memInfo.value("MemTotal"));
    assertEquals(54, memInfo.lines().size());
    assertEquals(List.of(), memInfo.unknownLines());
  }

  @Test
  void vmStat_ofASample_hasItsCounters() {
    VmStat vmStat = VmStat.read(Samples.path("6.1-vmstat.txt"));

    assertEquals(OptionalLong.of(3011), vmStat.value("nr_shmem"));
    assertEquals(OptionalLong.empty(), vmStat.value("nr_of_no_kernel"));
  }

  @Test
  void zoneInfo_ofASample_addsUpWhatMemInfoHas() {
    ZoneInfo zones = ZoneInfo.read(Samples.path("6.12-zoneinfo.txt"));
    MemInfo memInfo = MemInfo.read(Samples.path("6.12-meminfo.txt"));

    assertEquals(memInfo.pages("MemTotal", 4096), OptionalLong.of(zones.managed()));
    assertEquals(275, zones.perCpuFree());
    assertEquals(2, zones.cpus());
    assertEquals(48, zones.unsynced());
    assertEquals("DMA32", zones.zones().get(0).name());
    assertEquals(49050, zones.zones().get(0).free());
  }

  @Test
  void slabInfo_ofASample_isLargestFirst() {
    SlabInfo slab = SlabInfo.read(Samples.path("6.12-slabinfo.txt"));

    assertEquals("kernfs_node_cache", slab.caches().get(0).name());
    assertEquals(351, slab.caches().get(0).pages());
    assertEquals(10530, slab.caches().get(0).objects());
    assertEquals(2516, slab.pages());
  }

  @Test
  void allocInfo_linesOfCode_haveModules() {
    AllocInfo sites =
        AllocInfo.parse(
            """
            allocinfo - version: 1.0
            #     <size>  <calls> <tag info>
                8192        2 mm/page_ext.c:271 func:alloc_page_ext
                4096        1 drivers/x.c:7 [x_drv] func:x_probe
            """);

    assertEquals(8192, sites.bytesOfFile("mm/page_ext.c"));
    assertEquals(
        new AllocInfo.Site(4096, 1, "drivers/x.c:7", "x_drv", "x_probe"), sites.sites().get(1));
  }

  /** A reader and the text of another file, with the message. */
  record Mistake(Function<String, ?> reader, String text, String message) {}

  static List<Mistake> mistakes() {
    return List.of(
        new Mistake(MemInfo::parse, "", "not a copy of /proc/meminfo: it is empty"),
        new Mistake(
            MemInfo::parse,
            "hello",
            "not a copy of /proc/meminfo: it has no lines MemTotal and MemFree"),
        new Mistake(
            MemInfo::parse,
            "Page allocated via order 0, mask 0x0()\n",
            "not a copy of /proc/meminfo: it is a page_owner dump"),
        new Mistake(
            MemInfo::parse, "nr_free_pages 5\n", "not a copy of /proc/meminfo: it is /proc/vmstat"),
        new Mistake(VmStat::parse, OLD, "not a copy of /proc/vmstat: it is /proc/meminfo"),
        new Mistake(ZoneInfo::parse, OLD, "not a copy of /proc/zoneinfo: it is /proc/meminfo"),
        new Mistake(SlabInfo::parse, OLD, "not a copy of /proc/slabinfo: it is /proc/meminfo"),
        new Mistake(
            AllocInfo::parse, "x", "not a copy of /proc/allocinfo: it has no line of code"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void parse_anotherFile_saysWhichItIs(Mistake mistake) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> mistake.reader().apply(mistake.text()));

    assertTrue(String.valueOf(e.getMessage()).startsWith(mistake.message()), e.getMessage());
  }

  @Test
  void read_anotherFile_namesThePath(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("x.txt"), "nothing\n");

    UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> MemInfo.read(file));

    assertTrue(
        String.valueOf(e.getMessage()).contains("x.txt is not a copy of /proc/meminfo"),
        e.getMessage());
  }

  @Test
  void numbersBeyond64Bits_stayAtTheLargest() {
    MemInfo memInfo = MemInfo.parse("MemTotal: 9223372036854775807 kB\nMemFree: 8 kB\n");
    SlabInfo slabInfo =
        SlabInfo.parse(
            "a 1 1 1 1 999999999 : tunables 0 0 0 : slabdata 999999999999999 999999999999999 0\n");

    assertEquals(Long.MAX_VALUE / 4096, memInfo.pages("MemTotal", 4096).getAsLong());
    assertEquals(Long.MAX_VALUE, slabInfo.pages());
  }
}
