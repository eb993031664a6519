package org.pageowner.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pageowner.cli.failure.Failure;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpReader;
import org.pageowner.core.DumpSource;
import org.pageowner.core.StackInventory;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.PageOwnerSort;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.cgroups.Cgroups;
import org.pageowner.dsl.analysis.fragmentation.Fragmentation;
import org.pageowner.dsl.analysis.summary.Summary;
import org.pageowner.dsl.table.Table;

/** The dump that a command reads: a file, or standard input for {@code -}. */
final class Input {
  /** How much smaller gzip makes a dump. */
  private static final int PACKED = 16;

  private final @Nullable Path path;
  private final Terminal terminal;
  private final Progress progress;
  private final DumpSource source;

  Input(String word, Terminal terminal, DumpReader reader) {
    this.path = word.equals("-") ? null : Path.of(word);
    this.terminal = terminal;
    this.progress = new Progress(terminal, System::nanoTime);
    DumpSource named = path == null ? DumpSource.of(terminal.in()) : DumpSource.of(path);
    this.source = named.with(reader.onProgress(progress));
  }

  /** Hands on the records; the caller checks the report. */
  ReadReport stream(Consumer<RecordBatch> consumer) {
    try (progress) {
      return source.forEachBatch(consumer);
    }
  }

  /** Reads all of it into memory: about a twentieth of its text. */
  Dump load() {
    try (progress) {
      return Dump.read(source);
    }
  }

  /** How large the file's text is, about, if it is packed; 0 if that is not known. */
  long textSize() throws IOException {
    if (path == null || !Files.isRegularFile(path)) {
      return 0;
    }
    return path.toString().endsWith(".gz") ? Files.size(path) * PACKED : Files.size(path);
  }

  /** When the file was written last; empty for standard input. */
  Optional<Instant> time() throws IOException {
    return path == null
        ? Optional.empty()
        : Optional.of(Files.getLastModifiedTime(path).toInstant());
  }

  /** Runs a query that {@link #query} began. */
  Table run(Query query) {
    try (progress) {
      return query.run();
    }
  }

  /** Summarises the records. */
  Summary summary() {
    try (progress) {
      return Summary.of(source);
    }
  }

  /** A query to the records. */
  Query query() {
    return Query.from(source);
  }

  /** Writes the output of page_owner_sort for the records. */
  ReadReport sort(PageOwnerSort sort, OutputStream out) throws IOException {
    try (progress) {
      return sort.run(source, out);
    }
  }

  /** The stacks with their pages. */
  StackInventory inventory() {
    try (progress) {
      return StackInventory.read(source);
    }
  }

  /** The mixed pageblocks. */
  Fragmentation fragmentation() {
    try (progress) {
      return Fragmentation.of(source);
    }
  }

  /** The memory cgroups. */
  Cgroups cgroups() {
    try (progress) {
      return Cgroups.of(source);
    }
  }

  /** Fails if there is nothing in the input, or no record; warns if its end is missing. */
  void check(ReadReport report) {
    if (report.bytes() == 0) {
      throw Failure.of(this + " is empty; is the kernel booted with page_owner=on?");
    }
    if (report.records() == 0) {
      throw Failure.of(withoutRecord(report));
    }
    if (report.truncatedTail()) {
      terminal.warn(this + " is cut: it ends within a record, or before the empty line after it");
    }
    if (report.unmatchedHandles() > report.earlyPages()) {
      terminal.warn(
          String.format(
              Locale.ROOT,
              "%s: %,d records have a handle that has no stack in --stacks; are both of one boot?",
              this,
              report.unmatchedHandles()));
    }
    if (report.malformed() > 0) {
      terminal.warn(
          String.format(
              Locale.ROOT,
              "%s: %,d pieces are not as a kernel prints them; pageowner info shows where",
              this,
              report.malformed()));
    }
  }

  /**
   * As {@link #check}; except that a kernel log that was read, and says that its pages have no
   * owner, is no failure.
   */
  void checkSaying(ReadReport report) {
    if (report.records() == 0 && !report.dialects().isEmpty() && report.explanation() != null) {
      terminal.warn(withoutRecord(report));
    } else {
      check(report);
    }
  }

  private String withoutRecord(ReadReport report) {
    String explanation = report.explanation();
    return this
        + " is not a page_owner dump: there is no record in it"
        + (explanation == null ? "" : "; " + explanation);
  }

  /** The name for messages. */
  @Override
  public String toString() {
    return path == null ? "standard input" : path.toString();
  }
}
