package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.ReadReport;
import org.pageowner.testing.SimulatedKernel;

class LiveSourceTest {
  private static final List<Long> FRAMES =
      LongStream.concat(
              LongStream.range(3, 900), LongStream.iterate(1L << 40, pfn -> pfn + 7).limit(500))
          .boxed()
          .toList();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private static SimulatedKernel filled(SimulatedKernel kernel) {
    FRAMES.forEach(pfn -> kernel.page(pfn, pfn % 5, pfn % 3, (int) (pfn % 2)));
    return kernel;
  }

  private static LiveSource live(SimulatedKernel kernel) {
    return LiveSource.of("simulated", kernel).window(64).readers(1);
  }

  private static List<Long> frames(Dump dump) {
    List<Long> frames = new ArrayList<>();
    for (PageRecord record : dump) {
      frames.add(record.pfn());
    }
    return frames;
  }

  @Test
  void readsAllRecordsOfEveryKernel() throws IOException {
    for (SimulatedKernel kernel :
        List.of(SimulatedKernel.old(), SimulatedKernel.seekable(), SimulatedKernel.filtering())) {
      Dump dump = Dump.read(live(filled(kernel)));
      assertEquals(FRAMES, frames(dump));
      assertTrue(dump.report().isClean(), dump.report()::toString);
      assertEquals(0, kernel.stillOpen());
    }
  }

  @Test
  void parallelWindowsGiveTheSameInTheSameOrder() throws IOException {
    for (int readers : new int[] {2, 3, 8}) {
      SimulatedKernel kernel = filled(SimulatedKernel.seekable());
      Dump dump = Dump.read(live(kernel).readers(readers));
      assertEquals(FRAMES, frames(dump));
      assertTrue(dump.report().isClean(), dump.report()::toString);
      assertEquals(readers, kernel.opened());
      assertEquals(0, kernel.stillOpen());
    }
  }

  @Test
  void kernelsWithoutPositionsAreReadByOneReader() throws IOException {
    SimulatedKernel kernel = filled(SimulatedKernel.old());
    assertEquals(FRAMES, frames(Dump.read(live(kernel).readers(4))));
    assertEquals(1, kernel.opened());
  }

  @Test
  void readsPageFramesOfARangeAlone() throws IOException {
    List<Long> wanted = FRAMES.stream().filter(pfn -> pfn >= 100 && pfn < 300).toList();
    for (int readers : new int[] {1, 3}) {
      SimulatedKernel kernel = filled(SimulatedKernel.seekable());
      LiveSource range = live(kernel).readers(readers).pfns(100, 300);
      assertEquals(wanted, frames(Dump.read(range)));
      assertTrue(kernel.given() < FRAMES.size() / 2, "the others are not asked for");
    }
    SimulatedKernel old = filled(SimulatedKernel.old());
    assertEquals(wanted, frames(Dump.read(live(old).pfns(100, 300))));
  }

  @Test
  void countsRecordsThatTheKernelCouldNotGive() throws IOException {
    for (int readers : new int[] {1, 3}) {
      for (SimulatedKernel kernel : List.of(SimulatedKernel.old(), SimulatedKernel.seekable())) {
        filled(kernel).tooLong(901).tooLong(902).tooLong(3000);
        Dump dump = Dump.read(live(kernel).readers(readers));
        assertEquals(FRAMES, frames(dump));
        assertEquals(3, dump.report().malformed());
        assertEquals(
            "records lost, which the kernel could not give (ENOMEM): 3",
            dump.report().samples().get(0).reason());
      }
    }
  }

  @Test
  void lostRecordsOutsideOfTheRangeAreNotCounted() throws IOException {
    SimulatedKernel kernel = filled(SimulatedKernel.seekable()).tooLong(901);
    assertTrue(Dump.read(live(kernel).pfns(0, 901)).report().isClean());
    assertEquals(1, Dump.read(live(kernel).pfns(0, 902)).report().malformed());
  }

  @Test
  void stopsAfterSoManyRecords() throws IOException {
    SimulatedKernel kernel = filled(SimulatedKernel.seekable());
    Dump dump = Dump.read(live(kernel).readers(4).maxRecords(10));
    assertEquals(FRAMES.subList(0, 10), frames(dump));
    assertEquals(10, kernel.given());
    assertEquals(0, Dump.read(live(kernel).maxRecords(0)).size());
  }

  @Test
  void saysWhereTheDeadlineCame() throws IOException {
    for (int readers : new int[] {1, 2}) {
      SimulatedKernel kernel = filled(SimulatedKernel.seekable());
      LiveSource live = live(kernel).readers(readers).pfns(100, 900).deadline(Duration.ZERO);
      Dump dump = Dump.read(live);
      assertEquals(0, dump.size());
      assertEquals(
          "the deadline of PT0S passed; the records from PFN 100 on are not read",
          dump.report().samples().get(0).reason());
      assertThrows(MalformedDumpException.class, () -> Dump.reader().strict().read(live));
    }
  }

  @Test
  void theKernelFiltersWhatItCan() throws IOException {
    SimulatedKernel kernel = filled(SimulatedKernel.filtering());
    LiveSource live = live(kernel).readers(3);
    assertTrue(live.accepts("pid=2"));
    assertFalse(live.accepts("comm=a"));
    assertFalse(live.accepts("nid=7"));
    Dump dump = Dump.read(live.kernelFilter("pid=2,4").kernelFilter("nid=1"));
    assertEquals(
        FRAMES.stream().filter(p -> (p % 5 == 2 || p % 5 == 4) && p % 2 == 1).toList(),
        frames(dump));
    Dump handles = Dump.read(live.kernelFilter("mode=handle"));
    assertEquals(77, handles.iterator().next().handle());
    assertEquals(0, kernel.stillOpen());
  }

  @Test
  void aRefusedFilterIsAnError() {
    LiveSource older = live(filled(SimulatedKernel.seekable()));
    assertFalse(older.accepts("pid=2"));
    assertThrows(UncheckedIOException.class, () -> Dump.read(older.kernelFilter("pid=2")));
    LiveSource newer = live(filled(SimulatedKernel.filtering()));
    UncheckedIOException refused =
        assertThrows(UncheckedIOException.class, () -> Dump.read(newer.kernelFilter("nid=7")));
    assertEquals(
        "the kernel does not take the filter nid=7 (Invalid argument)", refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> newer.kernelFilter("pid=1 nid=0"));
  }

  @Test
  void aFileThatIsMissingSaysWhatToDo() throws IOException {
    LiveSource live = LiveSource.at(folder.resolve("page_owner"));
    UncheckedIOException unmounted =
        assertThrows(UncheckedIOException.class, () -> Dump.read(live));
    assertTrue(unmounted.toString().contains("mount debugfs first"), unmounted::toString);
    Files.createDirectory(folder.resolve("sched"));
    UncheckedIOException off = assertThrows(UncheckedIOException.class, () -> Dump.read(live));
    assertTrue(off.toString().contains("page_owner=on"), off::toString);
  }

  @Test
  void aSavedDumpIsNotAKernelsFile() throws IOException {
    Path saved = Files.writeString(folder.resolve("page_owner"), "Page allocated via order 0\n");
    assertFalse(LiveSource.isLive(saved));
    UncheckedIOException e =
        assertThrows(UncheckedIOException.class, () -> Dump.read(LiveSource.at(saved)));
    assertTrue(e.toString().contains("is a saved dump"), e::toString);
    assertTrue(LiveSource.isLive(LiveSource.PAGE_OWNER));
  }

  @Test
  void aReadThatNeverSucceedsEnds() {
    LiveSource broken = LiveSource.of("broken", writable -> new FailingChannel("Invalid argument"));
    UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> Dump.read(broken));
    assertEquals(
        "broken cannot be read: Invalid argument; is the kernel booted with page_owner=on?",
        e.getMessage());
  }

  @Test
  void anOldKernelThatHasNoMemoryForAWhileLosesRecordsAndEnds() throws IOException {
    FailingChannel channel = new FailingChannel("Cannot allocate memory", false, 500);
    ReadReport report = Dump.read(LiveSource.of("old", writable -> channel)).report();
    assertEquals(0, channel.left());
    assertEquals(500, report.malformed());
  }

  @Test
  void anOldKernelThatFailsInUnknownWordsIsTriedSixtyFourTimes() throws IOException {
    FailingChannel short64 = new FailingChannel("Nicht genug Speicher", false, 64);
    assertEquals(64, Dump.read(LiveSource.of("old", writable -> short64)).report().malformed());
    FailingChannel longer = new FailingChannel("Nicht genug Speicher", false, 65);
    assertThrows(
        UncheckedIOException.class, () -> Dump.read(LiveSource.of("old", writable -> longer)));
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    LiveSource live = LiveSource.system();
    assertEquals("/sys/kernel/debug/page_owner", live.toString());
    assertThrows(IllegalArgumentException.class, () -> live.pfns(-1, 5));
    assertThrows(IllegalArgumentException.class, () -> live.pfns(5, 4));
    assertThrows(IllegalArgumentException.class, () -> live.maxRecords(-1));
    assertThrows(IllegalArgumentException.class, () -> live.readers(0));
    assertThrows(IllegalArgumentException.class, () -> live.deadline(Duration.ofNanos(-1)));
    assertFalse(live.isLimited());
    assertTrue(live.maxRecords(5).isLimited());
  }

  @Test
  void anEmptyRangeHasNoRecordsAndAFarDeadlineDoesNotStop() throws IOException {
    for (int readers : new int[] {1, 2}) {
      LiveSource live = live(filled(SimulatedKernel.seekable())).readers(readers);
      assertEquals(0, Dump.read(live.pfns(100, 100)).size());
      Dump all = Dump.read(live.deadline(Duration.ofSeconds(Long.MAX_VALUE)));
      assertEquals(FRAMES, frames(all));
      assertTrue(all.report().isClean(), all.report()::toString);
    }
  }
}
