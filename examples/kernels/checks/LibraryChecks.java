package org.pageowner.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.pageowner.core.Dump;
import org.pageowner.core.LiveSource;
import org.pageowner.core.LiveStacks;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.table.Table;

/** Checks of the library on a running kernel: ENOMEM, windows, limits. */
final class LibraryChecks {
  private static final int SHORT = 16;
  private static final byte[] ON = {'1'};
  private static final byte[] OFF = {'0'};

  private final Path file;
  private final LiveSource live;

  private LibraryChecks(Path file) {
    this.file = file;
    this.live = LiveSource.at(file);
  }

  /** Checks a page_owner file. */
  static void run(Path file) throws IOException {
    LibraryChecks checks = new LibraryChecks(file);
    checks.positionAfterAFailedRead();
    checks.repeatedReads(3, 1);
    checks.repeatedReads(2, 2);
    checks.aRecordThatCannotBeRead(1);
    checks.aRecordThatCannotBeRead(2);
    checks.readersAgree();
    checks.queriesLeaveOutOwnRecords();
    checks.interruption();
    checks.stacks();
    checks.failingAllocator();
  }

  private static void report(boolean passed, String name) {
    System.out.println((passed ? "ok: " : "FAILED: ") + name);
  }

  private void positionAfterAFailedRead() throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      channel.read(ByteBuffer.allocate(1 << 16));
      long before = channel.position();
      String failure = "none";
      try {
        channel.read(ByteBuffer.allocate(SHORT));
      } catch (IOException e) {
        failure = String.valueOf(e.getMessage());
      }
      report(
          failure.equals("Cannot allocate memory") && channel.position() == before,
          "a read of 16 bytes fails with ENOMEM, and the position stays: " + failure);
    }
  }

  /** Every 500th record fails several times before it is read. */
  private void repeatedReads(int failures, int readers) {
    AtomicLong failed = new AtomicLong();
    LiveSource source =
        LiveSource.of(
                "failing",
                writable ->
                    new Shortened(FileChannel.open(file)) {
                      private long reads;
                      private int left;

                      @Override
                      boolean isShort() {
                        if (left == 0 && ++reads % 500 == 0) {
                          left = failures + 1;
                        }
                        left = Math.max(0, left - 1);
                        if (left > 0) {
                          failed.incrementAndGet();
                        }
                        return left > 0;
                      }
                    })
            .readers(readers);
    Dump dump = Dump.reader().strict().read(source);
    Set<Long> distinct = new HashSet<>();
    for (PageRecord record : dump) {
      distinct.add(record.pfn());
    }
    report(
        dump.report().isClean() && failed.get() > 10 && distinct.size() == dump.size(),
        "%d reads fail, %d in a row, readers %d: %d records, none lost, none twice"
            .formatted(failed.get(), failures, readers, dump.size()));
  }

  /** One record fails for good: after some seconds it is stepped over. */
  private void aRecordThatCannotBeRead(int readers) throws IOException {
    long unreadable;
    try (FileChannel channel = FileChannel.open(file)) {
      for (int i = 0; i < 500; i++) {
        channel.read(ByteBuffer.allocate(1 << 16));
      }
      unreadable = channel.position() - 1;
    }
    LiveSource source =
        LiveSource.of(
                "one record",
                writable ->
                    new Shortened(FileChannel.open(file)) {
                      @Override
                      boolean isShort() throws IOException {
                        return isNext(unreadable);
                      }
                    })
            .pfns(0, unreadable + 2000)
            .readers(readers);
    Dump dump = Dump.read(source);
    ReadReport report = dump.report();
    report(
        report.malformed() == 1 && report.stopped() == null && report.records() > 500,
        "one unreadable record is stepped over, readers " + readers + ": " + report.malformed());
  }

  private void readersAgree() {
    LiveSource range = live.pfns(0, 1 << 14);
    long one = Dump.read(range.readers(1)).size();
    long two = Dump.read(range.readers(2)).size();
    report(
        one > 1000 && Math.abs(one - two) < one / 10,
        "one reader and two read about the same: " + one + ", " + two);
    long limited = Dump.read(live.maxRecords(50)).size();
    report(limited == 50, "maxRecords(50): " + limited);
    ReadReport stopped = Dump.read(live.deadline(Duration.ofMillis(200))).report();
    report(
        stopped.stopped() != null && stopped.malformed() == 0,
        "a deadline is not malformed: " + stopped.stopped());
  }

  private void queriesLeaveOutOwnRecords() {
    LiveSource half = live.pfns(0, 1 << 17);
    Dump before = Dump.read(half);
    Table table = Query.from(half).cull(Keys.TGID).run();
    long own = table.report().ownPages();
    boolean isLeftOut =
        table.stream()
            .noneMatch(row -> Long.valueOf(ProcessHandle.current().pid()).equals(row.get(Keys.TGID)));
    report(own > 1000 && isLeftOut, "a query leaves out its own records: " + own + " pages");
    long all = Query.from(half.includeOwn()).cull(Keys.TGID).run().totals().pages();
    report(
        all > table.totals().pages() + own / 2,
        "includeOwn keeps them: " + all + " pages, " + table.totals().pages() + " without");
    long grown = Growth.between(before, half).totals().grownPages();
    report(grown < 5000, "a growth in Java without a leak: " + grown + " pages");
  }

  private void interruption() {
    long[] stopped = {0};
    Thread reading =
        new Thread(
            () -> {
              try {
                while (true) {
                  Query.from(live).cull(Keys.STACKTRACE).run();
                }
              } catch (UncheckedIOException e) {
                stopped[0] = System.nanoTime();
              }
            });
    reading.start();
    try {
      Thread.sleep(300);
      long start = System.nanoTime();
      reading.interrupt();
      reading.join(10_000);
      double seconds = (stopped[0] - start) / 1e9;
      // Within 100 ms on hardware; emulation is slower by far.
      report(stopped[0] > 0 && seconds < 1, "an interrupt ends a query after " + seconds + " s");
    } catch (InterruptedException e) {
      report(false, "an interrupt ends a query: " + e);
    }
  }

  private void stacks() {
    Path directory = file.resolveSibling("page_owner_stacks");
    if (!Files.exists(directory)) {
      System.out.println("left out: page_owner_stacks, before 6.9");
      return;
    }
    LiveStacks stacks = LiveStacks.at(directory);
    long all = stacks.stacks().report().records();
    long before = stacks.countThreshold();
    stacks.setCountThreshold(1000);
    long large = stacks.stacks().report().records();
    stacks.setCountThreshold(before);
    report(
        all > 100 && large > 0 && large < all,
        "show_stacks: " + all + " stacks, " + large + " of at least 1000 pages");
  }

  /** failslab: the kernel's own memory for the text fails in one of ten reads, then in all. */
  private void failingAllocator() throws IOException {
    Path failslab = file.resolveSibling("failslab");
    if (!Files.exists(failslab)) {
      System.out.println("left out: failing allocations, without failslab");
      return;
    }
    write(failslab.resolve("task-filter"), "1");
    write(failslab.resolve("times"), "-1");
    write(failslab.resolve("verbose"), "0");
    write(failslab.resolve("interval"), "1");
    write(failslab.resolve("space"), "0");
    write(failslab.resolve("ignore-gfp-wait"), "N");
    write(failslab.resolve("probability"), "10");
    AtomicLong failed = new AtomicLong();
    Dump dump = Dump.reader().strict().read(injected(failed).readers(2));
    report(
        dump.report().isClean() && failed.get() > 100,
        "failslab fails %d reads: %d records, none lost".formatted(failed.get(), dump.size()));
    write(failslab.resolve("probability"), "100");
    try {
      report(false, "all allocations fail: " + Dump.read(injected(new AtomicLong())).report());
    } catch (UncheckedIOException e) {
      report(e.getMessage().contains("had no memory"), "all allocations fail: " + e.getMessage());
    }
    write(failslab.resolve("probability"), "0");
  }

  private LiveSource injected(AtomicLong failed) {
    return LiveSource.of(
        "failslab",
        writable ->
            new Shortened(FileChannel.open(file)) {
              @Override
              public int read(ByteBuffer into) throws IOException {
                makeItFail(ON);
                try {
                  return super.read(into);
                } catch (IOException e) {
                  failed.incrementAndGet();
                  throw e;
                } finally {
                  makeItFail(OFF);
                }
              }
            });
  }

  /** Kept open by each thread, since opening it would fail, too. */
  private static final ThreadLocal<FileOutputStream> SWITCH =
      ThreadLocal.withInitial(
          () -> {
            try {
              return new FileOutputStream("/proc/thread-self/make-it-fail");
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });

  private static void makeItFail(byte[] value) throws IOException {
    SWITCH.get().write(value);
  }

  private static void write(Path path, String value) throws IOException {
    Files.write(path, value.getBytes(), StandardOpenOption.WRITE);
  }

  /** The kernel's file, some of whose reads have too small a buffer. */
  private static class Shortened implements SeekableByteChannel {
    private final FileChannel channel;

    Shortened(FileChannel channel) {
      this.channel = channel;
    }

    boolean isShort() throws IOException {
      return false;
    }

    /** Returns whether the next record is that of a page frame. */
    boolean isNext(long pfn) throws IOException {
      long before = channel.position();
      if (before > pfn) {
        return false;
      }
      channel.read(ByteBuffer.allocate(1 << 16));
      long next = channel.position() - 1;
      channel.position(before);
      return next == pfn;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      return channel.read(isShort() ? ByteBuffer.allocate(SHORT) : into);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      return channel.write(from);
    }

    @Override
    public long position() throws IOException {
      return channel.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
      channel.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
