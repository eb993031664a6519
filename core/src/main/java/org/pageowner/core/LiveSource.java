package org.pageowner.core;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.live.Deadline;
import org.pageowner.core.internal.live.Feed;
import org.pageowner.core.internal.live.LiveFile;
import org.pageowner.core.internal.live.MemoryEnd;
import org.pageowner.core.internal.live.OpenFailure;
import org.pageowner.core.internal.live.OwnRecords;
import org.pageowner.core.internal.live.PfnRange;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;

/**
 * The {@code page_owner} file of a running kernel, read by its protocol.
 *
 * <pre>{@code
 * Dump dump = Dump.read(LiveSource.system());
 * Dump sample = Dump.read(LiveSource.system().maxRecords(10_000).deadline(Duration.ofSeconds(5)));
 * }</pre>
 *
 * <p>{@code read_page_owner()} in mm/page_owner.c prints one record for each read(2), whose buffer
 * must hold it: this reads with 64 KiB, the largest page size there is. From kernel 6.1 on the
 * file's position is a page frame number: {@link #pfns} seeks, and {@link #readers} read several
 * windows at the same time, with a result in PFN order that does not depend on their number. Before
 * 6.1, one reader reads the file from its start.
 *
 * <p>A read that fails with ENOMEM does not move the file's position, so it is repeated at the same
 * record, with growing pauses, for 5 seconds. Then the record is stepped over, and {@link
 * ReadReport#malformed} counts it as lost; adjacent ones count as one. If no later record can be
 * read either, and before 6.1, where the file does not support seeking, the reading stops: {@link
 * ReadReport#stopped}.
 *
 * <p>The machine goes on allocating meanwhile, so the records are not a snapshot of one moment.
 * Some of them are pages of the process that reads: {@link #withoutOwn} leaves these out, and
 * queries do so unless {@link #includeOwn} is set.
 *
 * <p>Needs root, debugfs, and a kernel booted with {@code page_owner=on}; the message of a failure
 * names the one that is missing.
 *
 * <p>Read on real kernels 6.1.192 and 6.12.117 (x86-64, under QEMU): records, positions, windows,
 * several readers, ENOMEM, deadlines, limits, and the refusal of filters. The positions of kernels
 * before 6.1, and the filters and print modes of 2026, have met only a simulated file that follows
 * the kernel's source.
 *
 * <p>Immutable: each setting gives a new source. Safe to share between threads. Nothing is opened
 * before it is read, and each reading gets the records of its own moment.
 */
public final class LiveSource implements DumpSource {
  /** The kernel's file, where debugfs is mounted at its usual place. */
  public static final Path PAGE_OWNER = Path.of("/sys/kernel/debug/page_owner");

  /** Page frames of a window: 64 MiB of memory in pages of 4 KiB, at most about 10 MB of text. */
  private static final long WINDOW = 1 << 14;

  private static final int MAX_READERS = 8;

  /** Maximum time to wait for memory of the kernel before a record is lost. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Pattern FILTER = Pattern.compile("[a-z_]+=[a-z0-9_,-]*");

  /** Opens the file, for {@link #of}. */
  public interface Opener {
    /**
     * Opens the file anew: position and filters belong to the returned channel.
     *
     * @param writable whether filters will be written
     * @throws IOException if it cannot be opened
     */
    SeekableByteChannel open(boolean writable) throws IOException;
  }

  /** The records of this process: queries leave them out, readings keep them, unless it is set. */
  private enum Own {
    UNSET,
    LEFT_OUT,
    INCLUDED
  }

  /** The settings: not modified once a source has them. */
  private static final class Settings implements Cloneable {
    PfnRange pfns = PfnRange.ALL;
    long maxRecords = Long.MAX_VALUE;
    @Nullable Duration deadline;
    int readers =
        Math.min(MAX_READERS, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    long window = WINDOW;
    List<String> filters = List.of();
    Own own = Own.UNSET;
    long ownTgid = OwnRecords.UNKNOWN;
    boolean isLocal;
    Duration patience = PATIENCE;
    DumpReader reader = Dump.reader();

    /** Returns a copy; cloned, so that no field can be forgotten. */
    Settings copy() {
      try {
        return (Settings) clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError("it is cloneable", e);
      }
    }
  }

  private final String name;
  private final Opener opener;
  private final Settings settings;

  private LiveSource(String name, Opener opener, Settings settings) {
    this.name = name;
    this.opener = opener;
    this.settings = settings;
  }

  private LiveSource with(Consumer<Settings> change) {
    Settings changed = settings.copy();
    change.accept(changed);
    return new LiveSource(name, opener, changed);
  }

  /** Names this machine's kernel: {@link #PAGE_OWNER}. */
  public static LiveSource system() {
    return at(PAGE_OWNER);
  }

  /** Names the file where debugfs is mounted elsewhere. */
  public static LiveSource at(Path pageOwner) {
    return of(pageOwner.toString(), writable -> open(pageOwner, writable))
        .with(
            set -> {
              set.isLocal = true;
              set.ownTgid = OwnRecords.tgid();
            });
  }

  /**
   * Names a file that is opened in another way: one of another machine, or simulated for a test.
   *
   * @param name the name in messages and reports
   * @param opener opens it; several threads may call it, and several times
   */
  public static LiveSource of(String name, Opener opener) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(opener, "opener");
    return new LiveSource(name, opener, new Settings());
  }

  /**
   * Returns whether a path is the page_owner file of a running kernel: one on debugfs, directly or
   * by links such as {@code /dev/stdin}.
   */
  static boolean isLive(Path path) {
    try {
      Path real = path.toRealPath();
      return real.endsWith("page_owner") && Files.getFileStore(real).type().equals("debugfs");
    } catch (IOException | SecurityException e) {
      return path.toAbsolutePath().normalize().equals(PAGE_OWNER);
    }
  }

  /**
   * Reads only records of these page frames; an allocation belongs to its first page frame.
   *
   * @param from the first, 0 or more
   * @param to the one after the last
   * @throws IllegalArgumentException if {@code from} is negative or {@code to} less than it
   */
  public LiveSource pfns(long from, long to) {
    PfnRange range = new PfnRange(from, to);
    return with(set -> set.pfns = range);
  }

  /**
   * Stops after {@code count} records, which one reader reads in their order.
   *
   * @throws IllegalArgumentException if {@code count} is negative
   */
  public LiveSource maxRecords(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("maxRecords is never negative: " + count);
    }
    return with(set -> set.maxRecords = count);
  }

  /**
   * Stops this long after the start of the reading; {@link ReadReport#stopped} then names the page
   * frame, and the report is not {@linkplain ReadReport#isWhole whole}. Checked between two reads
   * of the kernel, so a read that has started is completed.
   *
   * @throws IllegalArgumentException if {@code after} is negative
   */
  public LiveSource deadline(Duration after) {
    if (after.isNegative()) {
      throw new IllegalArgumentException("a deadline is never negative: " + after);
    }
    return with(set -> set.deadline = after);
  }

  /**
   * Reads {@code count} windows at the same time, each with its own open file and thread, where the
   * kernel can seek (6.1 and later); half the processors unless set, at most 8. Each keeps a
   * processor of the machine busy with printing.
   *
   * @throws IllegalArgumentException if {@code count} is less than 1
   */
  public LiveSource readers(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("readers must be at least 1: " + count);
    }
    return with(set -> set.readers = count);
  }

  /**
   * Leaves out the records of this process, and counts them: {@link ReadReport#ownRecords}, {@link
   * ReadReport#ownPages}. They are those whose tgid is this process's, as kernels from 5.18 on
   * print it. Queries, summaries and growth over a live source set this unless {@link #includeOwn}
   * is set; {@link Dump#read} and the other analyses keep the records.
   *
   * <p>All that a process causes is its own: if it is the workload, too, as in a test that reads
   * the kernel before and after its work, a leak is among the records that are left out. Such a
   * program sets {@link #includeOwn}.
   *
   * <p>The kernel prints numbers of the initial pid namespace, and a process in another one, as in
   * most containers, does not know its own there: nothing is left out then, nor from a source of
   * {@link #of}. A record of an earlier process with the same number, from which memory has been
   * left, is left out, too.
   */
  public LiveSource withoutOwn() {
    return with(set -> set.own = Own.LEFT_OUT);
  }

  /**
   * Keeps the records of this process, in queries, too, which leave them out otherwise: for a
   * program that causes the allocations that it looks for.
   */
  public LiveSource includeOwn() {
    return with(set -> set.own = Own.INCLUDED);
  }

  /** Returns whether {@link #includeOwn} is set. */
  public boolean includesOwn() {
    return settings.own == Own.INCLUDED;
  }

  /** Returns whether {@link #withoutOwn} is set. */
  public boolean leavesOutOwn() {
    return settings.own == Own.LEFT_OUT;
  }

  /**
   * Returns the thread-group id that the kernel prints for this process; empty if it is unknown, in
   * a pid namespace other than the initial one and for sources of {@link #of}.
   */
  public OptionalLong ownTgid() {
    return settings.ownTgid == OwnRecords.UNKNOWN
        ? OptionalLong.empty()
        : OptionalLong.of(settings.ownTgid);
  }

  /** Takes the records of this thread group for this process's; for tests. */
  LiveSource ownTgid(long tgid) {
    return with(set -> set.ownTgid = tgid);
  }

  /** Waits at most this long before a record is lost; for tests. */
  LiveSource patience(Duration limit) {
    return with(set -> set.patience = limit);
  }

  /** Reads in windows of this many page frames; for tests. */
  LiveSource window(long size) {
    return with(set -> set.window = size);
  }

  /**
   * Makes the kernel filter records, or print them in another mode: writes a token to the file
   * before it is read. Kernels since 2026 accept {@code mode=stack}, {@code mode=handle}, {@code
   * mode=stack_handle}; {@code nid=} with a list like {@code 0,2-3} of nodes that have memory;
   * {@code pid=} and {@code tgid=} with at most 16 numbers each, up to 4194304. A record must be of
   * one of the nodes, and of one of the pids or one of the tgids. Older kernels refuse all of them,
   * so that reading the source fails with an {@link java.io.UncheckedIOException}; {@link #accepts}
   * checks it before.
   *
   * @throws IllegalArgumentException if {@code token} does not have the form of a token
   */
  public LiveSource kernelFilter(String token) {
    Objects.requireNonNull(token, "token");
    if (!FILTER.matcher(token).matches()) {
      throw new IllegalArgumentException("not a token like pid=1,2: " + token);
    }
    List<String> more = new ArrayList<>(settings.filters);
    more.add(token);
    return with(set -> set.filters = List.copyOf(more));
  }

  /**
   * Returns whether the kernel accepts a token that {@link #kernelFilter} would write, in addition
   * to those that are set. Opens the file and reads nothing; false also if the file cannot be
   * opened for writing.
   *
   * @throws IllegalArgumentException if {@code token} does not have the form of a token
   */
  public boolean accepts(String token) {
    Objects.requireNonNull(token, "token");
    return kernelFilter(token).file().isAccepted();
  }

  /** The tokens of {@link #kernelFilter}, in the order in which they are written. */
  public List<String> kernelFilters() {
    return settings.filters;
  }

  /** Returns whether {@link #maxRecords} is set: it counts the records that pass the filters. */
  public boolean isLimited() {
    return settings.maxRecords < Long.MAX_VALUE;
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public LiveSource with(DumpReader reader) {
    Objects.requireNonNull(reader, "reader");
    return with(set -> set.reader = reader);
  }

  @Override
  public ReadReport forEachBatch(Consumer<? super RecordBatch> consumer) {
    Objects.requireNonNull(consumer, "consumer");
    return settings.reader.stream(this, consumer);
  }

  /** The settings to read it with. */
  DumpReader reader() {
    return settings.reader;
  }

  /** Returns the counts of a reading's own records that are left out. */
  OwnRecords ownRecords() {
    return new OwnRecords(leavesOutOwn() ? settings.ownTgid : OwnRecords.UNKNOWN);
  }

  /** Returns the page frames to read, up to the end of this machine's memory if it is known. */
  PfnRange knownPfns() {
    return settings.isLocal ? settings.pfns.upTo(MemoryEnd.pfn()) : settings.pfns;
  }

  /** Starts a reading. */
  Feed feed(OwnRecords own) throws IOException {
    return file()
        .feed(
            own,
            settings.pfns,
            settings.maxRecords,
            settings.window,
            settings.readers,
            Deadline.after(settings.deadline));
  }

  private LiveFile file() {
    return new LiveFile(opener::open, settings.filters, settings.patience);
  }

  private static SeekableByteChannel open(Path file, boolean writable) throws IOException {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > 0) {
        throw new IOException(
            file + " is a saved dump, not a kernel's file: read it with DumpSource.of(path)");
      }
      return writable
          ? FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)
          : FileChannel.open(file, StandardOpenOption.READ);
    } catch (FileSystemException e) {
      throw OpenFailure.explained(e, file);
    }
  }

  /** The file's name. */
  @Override
  public String toString() {
    return name;
  }
}
