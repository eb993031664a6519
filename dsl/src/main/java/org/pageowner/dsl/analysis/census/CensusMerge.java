package org.pageowner.dsl.analysis.census;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.MalformedDumpException;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.core.internal.work.OrderedWorkers;
import org.pageowner.core.record.CensusRows;
import org.pageowner.core.record.CensusRows.Header;
import org.pageowner.core.record.DictionaryColumn;
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
 * <p>About a quarter of the heap holds groups; more of them go to a temporary folder, sorted, and
 * are merged from there. Immutable and safe to share between threads.
 */
public final class CensusMerge {
  private static final int MAX_THREADS = 8;
  private static final long MIN_BYTES = 1 << 20;

  private final List<DumpSource> sources;
  private final long maxBytes;

  private CensusMerge(List<DumpSource> sources, long maxBytes) {
    this.sources = sources;
    this.maxBytes = maxBytes;
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
    return new CensusMerge(List.copyOf(sources), Runtime.getRuntime().maxMemory() / 4);
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
    return new CensusMerge(sources, bytes);
  }

  /**
   * Reads the sources and writes the merged census, in UTF-8. Nothing is written if one of them
   * cannot be merged.
   *
   * @return the first line
   * @throws IOException if {@code out} or the temporary folder cannot be written
   * @throws UncheckedIOException if a source cannot be read
   * @throws MalformedDumpException if a source is a census that is cut or has other faults; the
   *     message has the line and the byte offset
   * @throws IllegalArgumentException if a source is no census, if the keys or the page sizes of two
   *     differ, or if a host is in two of them, since its pages would count twice
   */
  public Header writeTo(OutputStream out) throws IOException {
    Objects.requireNonNull(out, "out");
    Path folder = Files.createTempDirectory("pageowner-merge");
    try {
      return merge(folder, out);
    } finally {
      remove(folder);
    }
  }

  private Header merge(Path folder, OutputStream out) throws IOException {
    MergedHosts hosts = new MergedHosts();
    List<GroupTable> tables = new ArrayList<>();
    try (SortedGroups rows = new SortedGroups(folder, Group.BY_PAGES, maxBytes)) {
      read(folder, hosts, tables);
      Iterator<Group> sums = GroupTable.sums(tables);
      long groups = 0;
      while (sums.hasNext()) {
        rows.add(sums.next());
        groups++;
      }
      Header header = hosts.header(groups);
      write(header, rows.sorted(), out);
      return header;
    } finally {
      for (GroupTable table : tables) {
        table.close();
      }
    }
  }

  static void write(Header header, Iterator<Group> rows, OutputStream out) throws IOException {
    out.write((CensusText.firstLine(header) + "\n").getBytes(UTF_8));
    StringBuilder buffer = new StringBuilder();
    int row = 0;
    while (rows.hasNext()) {
      if (++row % Interruption.ROWS == 0) {
        Interruption.checkWriting();
      }
      CensusText.write(rows.next(), buffer, out);
    }
  }

  /** Reads the sources, each thread into a table of its own: the sum does not depend on it. */
  private void read(Path folder, MergedHosts hosts, List<GroupTable> tables) throws IOException {
    int threads =
        Math.min(Math.min(sources.size(), MAX_THREADS), Runtime.getRuntime().availableProcessors());
    long each = Math.max(maxBytes / threads, Math.min(maxBytes, MIN_BYTES));
    for (int i = 0; i < threads; i++) {
      tables.add(new GroupTable(folder, each));
    }
    AtomicInteger claimed = new AtomicInteger();
    try (OrderedWorkers<Source> workers =
        OrderedWorkers.start(
            "pageowner-merge-",
            "merging",
            threads,
            threads * 2,
            thread -> new SourceReader(tables.get(thread), claimed))) {
      for (Source read = workers.next(); read != null; read = workers.next()) {
        hosts.add(read.header(), read.name());
      }
    }
  }

  /** A census that was read. */
  private record Source(String name, Header header) {}

  /** Reads one source after the other into a table. */
  private final class SourceReader implements OrderedWorkers.Worker<Source> {
    private final GroupTable table;
    private final AtomicInteger claimed;
    private int index;

    SourceReader(GroupTable table, AtomicInteger claimed) {
      this.table = table;
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
      Map<String, byte[]> names = new HashMap<>();
      LongColumn times = rows.times();
      LongColumn pages = rows.pages();
      LongColumn hosts = rows.hosts();
      DictionaryColumn<String> topHost = rows.topHost();
      LongColumn topHostPages = rows.topHostPages();
      try {
        for (int row = 0; row < batch.size(); row++) {
          byte[] name = names.computeIfAbsent(name(topHost, row), text -> text.getBytes(UTF_8));
          table.add(
              new Group(
                  rows.keyJson(row),
                  times.get(row),
                  pages.get(row),
                  hosts.get(row),
                  name,
                  topHostPages.get(row)));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String name(DictionaryColumn<String> hosts, int row) {
    return hosts.dictionary().value(hosts.id(row));
  }

  private static IllegalArgumentException noCensus(String source) {
    return new IllegalArgumentException(
        source + " is not a census; pageowner census makes one of a dump");
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
