package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
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
    return LiveSource.of("simulated", kernel).window(64).readers(1).patience(Duration.ZERO);
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
  void readsThatFailAreRepeatedAtTheSameRecord() throws IOException {
    for (int readers : new int[] {1, 3}) {
      for (SimulatedKernel kernel : List.of(SimulatedKernel.old(), SimulatedKernel.seekable())) {
        filled(kernel).failing(read -> read % 100 < 3);
        LiveSource patient = live(kernel).readers(readers).patience(Duration.ofMinutes(1));
        Dump dump = Dump.reader().strict().read(patient);
        assertEquals(FRAMES, frames(dump));
        assertTrue(dump.report().isClean(), dump.report()::toString);
      }
    }
  }

  @Test
  void stepsOverRecordsThatCannotBeRead() throws IOException {
    for (int readers : new int[] {1, 3}) {
      SimulatedKernel kernel = filled(SimulatedKernel.seekable());
      kernel.tooLong(400).tooLong(600).tooLong(3000);
      Dump dump = Dump.read(live(kernel).readers(readers));
      List<Long> readable = new ArrayList<>(FRAMES);
      readable.removeAll(List.of(400L, 600L));
      assertEquals(readable, frames(dump));
      assertEquals(3, dump.report().malformed());
      assertEquals(
          "records lost, which the kernel could not give (ENOMEM): 3",
          dump.report().samples().get(0).reason());
    }
  }

  @Test
  void aRecordThatFailedForAWhileIsNotLost() throws IOException {
    // All attempts fail until the records after it have been tried.
    SimulatedKernel kernel =
        filled(SimulatedKernel.seekable()).failing(read -> read >= 100 && read < 110);
    Dump dump = Dump.read(live(kernel));
    assertEquals(FRAMES, frames(dump));
    assertTrue(dump.report().isClean(), dump.report()::toString);
  }

  @Test
  void adjacentRecordsThatCannotBeReadCountAsOne() throws IOException {
    SimulatedKernel kernel = filled(SimulatedKernel.seekable()).tooLong(901).tooLong(902);
    Dump dump = Dump.read(live(kernel));
    assertEquals(FRAMES, frames(dump));
    assertEquals(1, dump.report().malformed());
  }

  @Test
  void aKernelThatStaysWithoutMemoryStopsTheReading() throws IOException {
    for (int readers : new int[] {1, 3}) {
      SimulatedKernel kernel = filled(SimulatedKernel.seekable()).failing(read -> read >= 200);
      ReadReport report = Dump.read(live(kernel).readers(readers)).report();
      String stopped = String.valueOf(report.stopped());
      assertTrue(stopped.startsWith("the kernel had no memory to print more (ENOMEM)"), stopped);
      assertFalse(report.isWhole());
      assertEquals(1, report.malformed());
    }
    SimulatedKernel old = filled(SimulatedKernel.old()).failing(read -> read >= 200);
    Dump dump = Dump.read(live(old));
    assertEquals(FRAMES.subList(0, 200), frames(dump));
    assertEquals(
        "the kernel had no memory to print more (ENOMEM); the records that follow are not read",
        dump.report().stopped());
  }

  @Test
  void aKernelWithoutMemoryForTheFirstRecordIsAnError() {
    LiveSource live = live(filled(SimulatedKernel.seekable()).failing(read -> true));
    UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> Dump.read(live));
    assertEquals(
        "simulated cannot be read: the kernel had no memory to print more (ENOMEM); the records that"
            + " follow are not read",
        e.getMessage());
  }

  @Test
  void leavesOutTheRecordsOfThisProcessOnRequest() throws IOException {
    for (int readers : new int[] {1, 3}) {
      LiveSource live = live(filled(SimulatedKernel.seekable())).readers(readers).ownTgid(2);
      Dump dump = Dump.read(live.withoutOwn());
      assertEquals(FRAMES.stream().filter(pfn -> pfn % 3 != 2).toList(), frames(dump));
      long own = FRAMES.stream().filter(pfn -> pfn % 3 == 2).count();
      assertEquals(own, dump.report().ownRecords());
      assertEquals(own, dump.report().ownPages());
      assertTrue(dump.report().isWhole());
      assertEquals(FRAMES, frames(Dump.read(live)));
      assertEquals(FRAMES, frames(Dump.read(live.ownTgid(-1).withoutOwn())));
    }
  }

  @Test
  void reportsTheProgressInPageFrames() throws IOException {
    for (int readers : new int[] {1, 2}) {
      List<Long> read = new ArrayList<>();
      ProgressListener listener =
          new ProgressListener() {
            @Override
            public void onProgress(long bytesRead, long totalBytes, long records) {}

            @Override
            public void onPageFrames(long from, long upTo, long to) {
              assertEquals(100, from);
              assertEquals(900, to);
              read.add(upTo);
            }
          };
      LiveSource live = live(filled(SimulatedKernel.seekable())).readers(readers).pfns(100, 900);
      Dump.reader().chunkBytes(1 << 16).onProgress(listener).read(live);
      assertTrue(read.size() > 1, read::toString);
      assertEquals(read.stream().sorted().toList(), read);
      assertEquals(900, read.get(read.size() - 1));
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
          "the deadline of 0 s passed; the records from PFN 100 on are not read",
          dump.report().stopped());
      assertEquals(0, dump.report().malformed());
      assertFalse(dump.report().isWhole());
      assertEquals(dump.report(), Dump.reader().strict().read(live).report());
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
  void aFailureInUnknownWordsIsTakenForALackOfMemory() {
    FailingChannel channel = new FailingChannel("Nicht genug Speicher", false, 500);
    LiveSource old = LiveSource.of("old", writable -> channel).patience(Duration.ZERO);
    UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> Dump.read(old));
    assertTrue(e.toString().contains("no memory"), e::toString);
    assertEquals(499, channel.left());
  }

  @Test
  void waitingForMemoryCanBeInterrupted() {
    LiveSource live =
        live(filled(SimulatedKernel.seekable()).failing(read -> true))
            .patience(Duration.ofHours(1));
    Thread.currentThread().interrupt();
    UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> Dump.read(live));
    assertTrue(Thread.interrupted());
    assertTrue(e.getCause() instanceof InterruptedIOException, e::toString);
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
