package org.pageowner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpReader;
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
  private final InputStream stream;
  private final Terminal terminal;
  private final DumpReader reader;
  private final Progress progress;

  Input(String word, Terminal terminal, DumpReader reader) {
    this.path = word.equals("-") ? null : Path.of(word);
    this.stream = terminal.in();
    this.terminal = terminal;
    this.progress = new Progress(terminal, System::nanoTime);
    this.reader = reader.onProgress(progress);
  }

  /** Hands on the records; the caller checks the report. */
  ReadReport stream(Consumer<RecordBatch> consumer) throws IOException {
    try (progress) {
      return path == null ? reader.stream(stream, consumer) : reader.stream(path, consumer);
    }
  }

  /** Reads all of it into memory: about a twentieth of its text. */
  Dump load() throws IOException {
    try (progress) {
      return path == null ? reader.read(stream) : reader.read(path);
    }
  }

  /** How large the file's text is, about, if it is packed; 0 if that is not known. */
  long textSize() throws IOException {
    if (path == null || !Files.isRegularFile(path)) {
      return 0;
    }
    return path.toString().endsWith(".gz") ? Files.size(path) * PACKED : Files.size(path);
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
      return Summary.of(query());
    }
  }

  /** A query to the records. */
  Query query() {
    return path == null ? Query.from(stream, reader) : Query.from(path, reader);
  }

  /** Writes the output of page_owner_sort for the records. */
  ReadReport sort(PageOwnerSort sort, OutputStream out) throws IOException {
    try (progress) {
      return path == null ? sort.run(stream, reader, out) : sort.run(path, reader, out);
    }
  }

  /** The stacks with their pages. */
  StackInventory inventory() throws IOException {
    try (progress) {
      return path == null ? StackInventory.read(stream, reader) : StackInventory.read(path, reader);
    }
  }

  /** The mixed pageblocks. */
  Fragmentation fragmentation() throws IOException {
    try (progress) {
      return path == null ? Fragmentation.of(stream, reader) : Fragmentation.of(path, reader);
    }
  }

  /** The memory cgroups. */
  Cgroups cgroups() throws IOException {
    try (progress) {
      return path == null ? Cgroups.of(stream, reader) : Cgroups.of(path, reader);
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
