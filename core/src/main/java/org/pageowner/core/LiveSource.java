package org.pageowner.core;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.live.Deadline;
import org.pageowner.core.internal.live.Feed;
import org.pageowner.core.internal.live.LiveFile;
import org.pageowner.core.internal.live.OpenFailure;
import org.pageowner.core.internal.live.PfnRange;

/**
 * The {@code page_owner} file of a running kernel, read by its protocol.
 *
 * <pre>{@code
 * Dump dump = Dump.read(LiveSource.system());
 * Dump sample = Dump.read(LiveSource.system().maxRecords(10_000).deadline(Duration.ofSeconds(5)));
 * }</pre>
 *
 * <p>{@code read_page_owner()} in mm/page_owner.c gives one record for each read(2), whose buffer
 * must hold it: this reads with 64 KiB, the largest page there is. A read that fails with ENOMEM
 * loses its record; the reading goes on behind it, and {@link
 * org.pageowner.core.record.ReadReport#malformed} counts the loss. From kernel 6.1 on the file's
 * position is a page frame: {@link #pfns} seeks, and windows are read at the same time by {@link
 * #readers}, with a result in PFN order that does not depend on how many. Before, the file is read
 * from its beginning, by one reader.
 *
 * <p>While it is read the machine goes on allocating: no record is the state of one moment with
 * another.
 *
 * <p>Needs root, debugfs, and a kernel booted with {@code page_owner=on}; what fails says which.
 *
 * <p><b>What has met a real kernel:</b> nothing of this class yet. Its tests run against a
 * simulated file that follows the kernel's source: one record a read, positions of 6.1 and later
 * and of before, ENOMEM, and the filters of 2026. The records themselves are tested with dumps of
 * real kernels, which were read one record a read(2) with 64 KiB.
 *
 * <p>Immutable: each setting gives a new source. Nothing is opened before it is read.
 */
public final class LiveSource {
  /** Where the kernel has the file, if debugfs is mounted where it usually is. */
  public static final Path PAGE_OWNER = Path.of("/sys/kernel/debug/page_owner");

  /** Page frames of one window: 64 MiB of memory in pages of 4 KiB, some 10 MB of text at most. */
  private static final long WINDOW = 1 << 14;

  private static final int MAX_READERS = 8;

  private static final Pattern FILTER = Pattern.compile("[a-z_]+=[a-z0-9_,-]*");

  /** Opens the file, for {@link #of}. */
  public interface Opener {
    /**
     * Opens the file anew: positions and filters belong to what this returns.
     *
     * @param writable whether filters will be written
     * @throws IOException if it cannot be opened so
     */
    SeekableByteChannel open(boolean writable) throws IOException;
  }

  private final String name;
  private final Opener opener;
  private final PfnRange pfns;
  private final long maxRecords;
  private final @Nullable Duration deadline;
  private final int readers;
  private final long window;
  private final List<String> filters;

  private LiveSource(
      String name,
      Opener opener,
      PfnRange pfns,
      long maxRecords,
      @Nullable Duration deadline,
      int readers,
      long window,
      List<String> filters) {
    this.name = name;
    this.opener = opener;
    this.pfns = pfns;
    this.maxRecords = maxRecords;
    this.deadline = deadline;
    this.readers = readers;
    this.window = window;
    this.filters = List.copyOf(filters);
  }

  /** This machine's kernel: {@link #PAGE_OWNER}. */
  public static LiveSource system() {
    return at(PAGE_OWNER);
  }

  /** The file where debugfs is mounted elsewhere. */
  public static LiveSource at(Path pageOwner) {
    return of(pageOwner.toString(), writable -> open(pageOwner, writable));
  }

  /**
   * A file that is opened in another way: of another machine, or simulated for a test.
   *
   * @param name what to call it in messages and reports
   * @param opener opens it; may be called by several threads, and several times
   */
  public static LiveSource of(String name, Opener opener) {
    int readers =
        Math.min(MAX_READERS, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    return new LiveSource(
        name, opener, PfnRange.ALL, Long.MAX_VALUE, null, readers, WINDOW, List.of());
  }

  /**
   * Whether a path is the page_owner file of a running kernel: a file of that name on debugfs.
   * Readers of paths ask this themselves and then read as this class does.
   */
  public static boolean isLive(Path path) {
    Path file = path.getFileName();
    if (file == null || !file.toString().equals("page_owner")) {
      return false;
    }
    try {
      return Files.getFileStore(path).type().equals("debugfs");
    } catch (IOException | SecurityException e) {
      return path.toAbsolutePath().normalize().equals(PAGE_OWNER);
    }
  }

  /**
   * Reads records of these page frames alone; an allocation belongs to its first page frame.
   *
   * @param from the first, 0 or more
   * @param to the one after the last
   * @throws IllegalArgumentException if {@code from} is negative or {@code to} less than it
   */
  public LiveSource pfns(long from, long to) {
    return with(new PfnRange(from, to), maxRecords, deadline, readers, window, filters);
  }

  /**
   * Stops after so many records. They are read one after the other, by one reader.
   *
   * @throws IllegalArgumentException if {@code count} is negative
   */
  public LiveSource maxRecords(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("maxRecords is never negative: " + count);
    }
    return with(pfns, count, deadline, readers, window, filters);
  }

  /**
   * Stops so long after the reading began; the report's oddities say so, and at which page frame.
   * Asked between two reads of the kernel: a read that is under way is waited for.
   *
   * @throws IllegalArgumentException if {@code after} is negative
   */
  public LiveSource deadline(Duration after) {
    if (after.isNegative()) {
      throw new IllegalArgumentException("a deadline is never negative: " + after);
    }
    return with(pfns, maxRecords, after, readers, window, filters);
  }

  /**
   * Reads so many windows at the same time, each with a file and a thread of its own, where the
   * kernel has windows (6.1 and later); half the processors unless set, at most 8. Each keeps a
   * processor of the machine busy with printing.
   *
   * @throws IllegalArgumentException if {@code count} is less than 1
   */
  public LiveSource readers(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("readers must be at least 1: " + count);
    }
    return with(pfns, maxRecords, deadline, count, window, filters);
  }

  /** Reads in windows of this many page frames; for tests. */
  LiveSource window(long size) {
    return with(pfns, maxRecords, deadline, readers, size, filters);
  }

  /**
   * Has the kernel leave records out, or print them otherwise: writes a token to the file before it
   * is read. Kernels since 2026 know {@code mode=stack}, {@code mode=handle}, {@code
   * mode=stack_handle}; {@code nid=} with a list like {@code 0,2-3} of nodes that have memory;
   * {@code pid=} and {@code tgid=} with at most 16 numbers each, up to 4194304. A record must be of
   * one of the nodes, and of one of the pids or one of the tgids. Older kernels refuse all of them,
   * as an {@link IOException} when the source is read: {@link #accepts} asks before.
   *
   * @throws IllegalArgumentException if this does not look like one token
   */
  public LiveSource kernelFilter(String token) {
    requireToken(token);
    List<String> more = new ArrayList<>(filters);
    more.add(token);
    return with(pfns, maxRecords, deadline, readers, window, more);
  }

  /**
   * Whether the kernel takes a token that {@link #kernelFilter} would write, besides those that are
   * set. Opens the file and reads nothing; false also if the file cannot be opened for writing.
   *
   * @throws IllegalArgumentException if this does not look like one token
   */
  public boolean accepts(String token) {
    return kernelFilter(token).opening().isAccepted();
  }

  /** The tokens of {@link #kernelFilter}, in the order in which they are written. */
  public List<String> kernelFilters() {
    return filters;
  }

  /** Whether {@link #maxRecords} is set, so that what the kernel leaves out makes a difference. */
  public boolean isLimited() {
    return maxRecords < Long.MAX_VALUE;
  }

  /** Begins to read. */
  Feed feed() throws IOException {
    return opening().feed(pfns, maxRecords, window, readers, Deadline.after(deadline));
  }

  private LiveFile opening() {
    return new LiveFile(opener::open, filters);
  }

  private LiveSource with(
      PfnRange range,
      long records,
      @Nullable Duration end,
      int parallel,
      long frames,
      List<String> tokens) {
    return new LiveSource(name, opener, range, records, end, parallel, frames, tokens);
  }

  private static void requireToken(String token) {
    if (!FILTER.matcher(token).matches()) {
      throw new IllegalArgumentException("not a token like pid=1,2: " + token);
    }
  }

  private static SeekableByteChannel open(Path file, boolean writable) throws IOException {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > 0) {
        throw new IOException(file + " is a saved dump, not a kernel's file: read it as a path");
      }
      return writable
          ? FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)
          : FileChannel.open(file, StandardOpenOption.READ);
    } catch (java.nio.file.FileSystemException e) {
      throw OpenFailure.explained(e, file);
    }
  }

  /** The file's name. */
  @Override
  public String toString() {
    return name;
  }
}
