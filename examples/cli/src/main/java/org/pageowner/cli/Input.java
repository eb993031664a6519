package org.pageowner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpReader;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.Query;

/** The dump that a command reads: a file, or standard input for {@code -}. */
final class Input {
  private final @Nullable Path path;
  private final InputStream stream;
  private final Terminal terminal;
  private final DumpReader reader;
  private final Progress progress;

  Input(String word, Strictness strictness, Terminal terminal) {
    this.path = word.equals("-") ? null : Path.of(word);
    this.stream = terminal.in();
    this.terminal = terminal;
    this.progress = new Progress(terminal, System::nanoTime);
    DumpReader reader = Dump.reader().onProgress(progress);
    this.reader = strictness == Strictness.STRICT ? reader.strict() : reader;
  }

  /** Whether a dump must be as a kernel prints it. */
  enum Strictness {
    LENIENT,
    STRICT;

    static Strictness of(boolean strict) {
      return strict ? STRICT : LENIENT;
    }
  }

  /** Hands on the records. What is odd about the input as a whole is for the caller to check. */
  ReadReport stream(Consumer<RecordBatch> consumer) throws IOException {
    try (progress) {
      return path == null ? reader.stream(stream, consumer) : reader.stream(path, consumer);
    }
  }

  /** A query to the records. */
  Query query() {
    return path == null ? Query.from(stream, reader) : Query.from(path, reader);
  }

  Progress progress() {
    return progress;
  }

  /** Fails if there is nothing in the input, or no record; warns if its end is missing. */
  void check(ReadReport report) {
    requireRecords(report.bytes(), report.records());
    if (report.truncatedTail()) {
      terminal.warn(this + " is cut: it ends within a record, or before the empty line after it");
    }
  }

  /** Fails if there is nothing in the input, or no record. */
  void requireRecords(long bytes, long records) {
    if (bytes == 0) {
      throw Failure.of(this + " is empty; is the kernel booted with page_owner=on?");
    }
    if (records == 0) {
      throw Failure.of(this + " is not a page_owner dump: there is no record in it");
    }
  }

  /** The name for messages. */
  @Override
  public String toString() {
    return path == null ? "standard input" : path.toString();
  }
}
