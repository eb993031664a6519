package org.pageowner.dsl.analysis.census;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.MalformedDumpException;
import org.pageowner.core.internal.column.BulkCensusRows;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.core.internal.work.OrderedWorkers;
import org.pageowner.core.record.CensusRows;
import org.pageowner.core.record.CensusRows.Header;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;

/**
 * Merges censuses that need not fit into memory.
 *
 * <pre>{@code
 * CensusMerge.of(List.of(DumpSource.of(Path.of("web-1.ndjson")), DumpSource.of(Path.of("web-2.ndjson.gz"))))
 *     .writeTo(out);
 * }</pre>
 *
 * <p>The merge is exact, associative and commutative: the bytes that it writes do not depend on the
 * order of the sources, nor on how some of them were merged before. Rows are in descending order of
 * pages, those with equal pages in the order of the bytes of their keys.
 *
 * <p>About a quarter of the heap holds groups; more of them go to a temporary file, in parts by a
 * hash of their keys, which are summed one by one, sorted and merged from there. The file is
 * removed whatever happens. Immutable and safe to share between threads.
 */
public final class CensusMerge {
  private static final int MAX_THREADS = 8;
  private static final int FIRST_BYTES = 1 << 12;

  private final List<DumpSource> sources;
  private final long maxBytes;

  /** Where the temporary file is; {@code null} for the folder in {@code java.io.tmpdir}. */
  private final @Nullable Path folder;

  private CensusMerge(List<DumpSource> sources, long maxBytes, @Nullable Path folder) {
    this.sources = sources;
    this.maxBytes = maxBytes;
    this.folder = folder;
  }

  /**
   * Returns the merge of sources that are censuses.
   *
   * @throws IllegalArgumentException if there is no source
   */
  public static CensusMerge of(List<DumpSource> sources) {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("no census to merge");
    }
    return new CensusMerge(List.copyOf(sources), Runtime.getRuntime().maxMemory() / 4, null);
  }

  /**
   * Returns the same merge with another bound of memory.
   *
   * @param bytes maximum bytes of groups in memory, about
   * @throws IllegalArgumentException if it is not positive
   */
  public CensusMerge inMemory(long bytes) {
    if (bytes <= 0) {
      throw new IllegalArgumentException("a positive number of bytes: " + bytes);
    }
    return new CensusMerge(sources, bytes, folder);
  }

  /** Returns the same merge with another folder for the temporary file. */
  public CensusMerge temporaryFolder(Path path) {
    return new CensusMerge(sources, maxBytes, Objects.requireNonNull(path, "path"));
  }

  /**
   * Reads the sources and writes the merged census, in UTF-8. Nothing is written if one of them
   * cannot be merged.
   *
   * @return the first line
   * @throws IOException if {@code out} or the temporary file cannot be written
   * @throws UncheckedIOException if a source cannot be read
   * @throws MalformedDumpException if a source is a census that is cut or has other faults; the
   *     message has the line and the byte offset
   * @throws IllegalArgumentException if a source is no census, if the keys or the page sizes of two
   *     differ, or if a host is in two of them, since its pages would count twice
   */
  public Header writeTo(OutputStream out) throws IOException {
    Objects.requireNonNull(out, "out");
    int threads =
        Math.min(Math.min(sources.size(), MAX_THREADS), Runtime.getRuntime().availableProcessors());
    HostNames names = new HostNames();
    try (GroupSums sums = new GroupSums(names, threads, maxBytes, new TemporaryFile(folder))) {
      MergedHosts hosts = read(threads, names, sums);
      Header header = hosts.header(sums.sum());
      out.write((CensusText.firstLine(header) + "\n").getBytes(UTF_8));
      write(sums.sorted(), new RowWriter(names, out));
      return header;
    }
  }

  private static void write(GroupCursor groups, RowWriter rows) throws IOException {
    int row = 0;
    while (groups.next()) {
      if (++row % Interruption.ROWS == 0) {
        Interruption.checkWriting();
      }
      rows.write(groups.bytes(), groups.at());
    }
    rows.flush();
  }

  /** Reads the sources, each thread into a table of its own: the sums do not depend on it. */
  private MergedHosts read(int threads, HostNames names, GroupSums sums) throws IOException {
    MergedHosts hosts = new MergedHosts();
    AtomicInteger claimed = new AtomicInteger();
    try (OrderedWorkers<Source> workers =
        OrderedWorkers.start(
            "pageowner-merge-",
            "merging",
            threads,
            threads * 2,
            thread -> new SourceReader(names, sums.adder(thread), claimed))) {
      for (Source read = workers.next(); read != null; read = workers.next()) {
        hosts.add(read.header(), read.name());
      }
    }
    return hosts;
  }

  /** A census that was read. */
  private record Source(String name, Header header) {}

  /** Reads one source after the other. */
  private final class SourceReader implements OrderedWorkers.Worker<Source> {
    private final HostNames names;
    private final GroupSums.Adder sums;
    private final AtomicInteger claimed;
    private byte[] group = new byte[FIRST_BYTES];
    private int index;

    SourceReader(HostNames names, GroupSums.Adder sums, AtomicInteger claimed) {
      this.names = names;
      this.sums = sums;
      this.claimed = claimed;
    }

    @Override
    public boolean claim() {
      index = claimed.getAndIncrement();
      return index < sources.size();
    }

    @Override
    public Source produce() throws IOException {
      DumpSource source = sources.get(index).with(Dump.reader().strict().threads(1));
      try {
        ReadReport report = source.forEachBatch(this::add);
        Header header = report.census();
        if (header == null) {
          throw noCensus(report.source());
        }
        return new Source(report.source(), header);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }

    private void add(RecordBatch batch) {
      CensusRows rows = batch.census();
      if (rows == null) {
        throw noCensus(sources.get(index).toString());
      }
      try {
        add(BulkCensusRows.of(rows), batch.size());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void add(BulkCensusRows rows, int count) throws IOException {
      LongColumn times = rows.times();
      LongColumn pages = rows.pages();
      LongColumn hosts = rows.hosts();
      LongColumn topHostPages = rows.topHostPages();
      for (int row = 0; row < count; row++) {
        int from = rows.keyFrom(row);
        int length = rows.keyTo(row) - from;
        int size = GroupBytes.size(length);
        group = size > group.length ? new byte[Math.max(size, group.length * 2)] : group;
        GroupBytes.set(
            group,
            rows.keyHash(row),
            times.get(row),
            pages.get(row),
            hosts.get(row),
            topHostPages.get(row),
            names.number(rows.topHostName(row)),
            length);
        System.arraycopy(rows.text(), from, group, GroupBytes.HEAD, length);
        sums.add(group, 0);
      }
    }
  }

  private static IllegalArgumentException noCensus(String source) {
    return new IllegalArgumentException(
        source + " is not a census; pageowner census makes one of a dump");
  }
}
