package org.pageowner.dsl.analysis.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.analysis.accounting.Accounting;
import org.pageowner.dsl.analysis.accounting.KernelFiles;

/**
 * One HTML file about a dump, or about dumps in order of time, to attach to a bug.
 *
 * <pre>{@code
 * Report.of(dump).writeTo(Path.of("report.html"));
 * Report.of(before, after).writeTo(Path.of("growth.html"));
 * Report.of(KernelFiles.of(MemInfo.read(meminfo)), dump).writeTo(Path.of("where.html"));
 * }</pre>
 *
 * <p>The file needs no network and no server. It has the tables of a {@code Summary}, a flame
 * graph, a map of physical memory by pageblock, a timeline, a treemap and the memory cgroups of the
 * last dump; of several dumps, a differential flame graph of the last one against the first
 * besides. The numbers are those of {@code Query}, {@code Growth}, {@code Fragmentation} and {@code
 * Cgroups}. An input without page frames, such as an inventory of stacks, has no map and no
 * timeline. The same input gives the same bytes with the same Java runtime.
 *
 * <p>The pictures need Apache ECharts on the class path, {@code org.mvnpm:echarts:6.0.0}, of which
 * the file has a copy. Immutable and safe to share between threads.
 */
public final class Report {
  private final List<ReadReport> reports;
  private final ReportData data;
  private final ChartLibrary library;

  private Report(List<ReadReport> reports, ReportData data, ChartLibrary library) {
    this.reports = reports;
    this.data = data;
    this.library = library;
  }

  /**
   * Reports on sources in order of time, each of which is loaded.
   *
   * @throws IllegalArgumentException if there is none, or if one is a dump and another an inventory
   * @throws IllegalStateException if Apache ECharts is not on the class path
   * @throws UncheckedIOException if a source cannot be read
   */
  public static Report of(DumpSource... sources) {
    return report(null, sources);
  }

  /**
   * Reports on sources in order of time, the last of which is accounted for beside {@code files}:
   * copies of {@code /proc/meminfo} and others of the same moment, as {@link Accounting} does.
   *
   * @throws IllegalArgumentException as {@link #of(DumpSource...)} does
   * @throws IllegalStateException if Apache ECharts is not on the class path
   * @throws UncheckedIOException if a source cannot be read
   */
  public static Report of(KernelFiles files, DumpSource... sources) {
    Objects.requireNonNull(files, "files");
    return report(files, sources);
  }

  private static Report report(@Nullable KernelFiles files, DumpSource... sources) {
    Objects.requireNonNull(sources, "sources");
    for (DumpSource each : sources) {
      Objects.requireNonNull(each, "sources");
    }
    if (sources.length == 0) {
      throw new IllegalArgumentException("a report needs at least one dump");
    }
    ChartLibrary library = ChartLibrary.load();
    List<Dump> dumps = Stream.of(sources).map(Dump::read).toList();
    return new Report(
        dumps.stream().map(Dump::report).toList(), ReportData.of(dumps, files), library);
  }

  /**
   * Reports on files in order of time; see {@link DumpSource#of(Path)}.
   *
   * @throws IllegalArgumentException as {@link #of(DumpSource...)} does
   * @throws IllegalStateException if Apache ECharts is not on the class path
   * @throws UncheckedIOException if a file cannot be read
   */
  public static Report of(Path... files) {
    Objects.requireNonNull(files, "files");
    for (Path each : files) {
      Objects.requireNonNull(each, "files");
    }
    return of(Stream.of(files).map(DumpSource::of).toArray(DumpSource[]::new));
  }

  /** Returns the account of each reading. */
  public List<ReadReport> reports() {
    return reports;
  }

  /**
   * Writes the page, an HTML document; as bytes it is to be UTF-8.
   *
   * @throws IOException if {@code out} cannot be written
   */
  public void writeTo(Appendable out) throws IOException {
    new ReportPage(data, library).appendTo(out);
  }

  /**
   * Writes the page to a file, which is replaced if it exists.
   *
   * @throws IOException if it cannot be written
   */
  public void writeTo(Path file) throws IOException {
    Objects.requireNonNull(file, "file");
    Files.writeString(file, html());
  }

  /** Returns the page, an HTML document. */
  public String html() {
    StringBuilder page = new StringBuilder();
    try {
      writeTo(page);
    } catch (IOException e) {
      throw new AssertionError("appending to a StringBuilder failed", e);
    }
    return page.toString();
  }

  /**
   * Returns the page within a frame, for notebooks, and a link that saves it. The frame is
   * isolated: its scripts cannot reach the notebook.
   */
  public String toHtml() {
    String page = html();
    return "<iframe title=\"pageowner report\" sandbox=\"allow-scripts\" loading=\"lazy\""
        + " style=\"width:100%;height:720px;border:1px solid #8884;border-radius:6px\" srcdoc=\""
        + page.replace("&", "&amp;").replace("\"", "&quot;")
        + "\"></iframe>\n<p><a download=\"report.html\" href=\"data:text/html;base64,"
        + Base64.getEncoder().encodeToString(page.getBytes(StandardCharsets.UTF_8))
        + "\">Save this report as a file</a></p>";
  }

  /** Returns the title of the page. */
  @Override
  public String toString() {
    return "report: " + data.title();
  }
}
