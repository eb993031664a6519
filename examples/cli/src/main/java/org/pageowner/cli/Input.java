package org.pageowner.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pageowner.cli.failure.Failure;
import org.pageowner.cli.live.LiveOptions;
import org.pageowner.cli.live.OomScore;
import org.pageowner.cli.live.OwnOption.Own;
import org.pageowner.cli.live.OwnRecordsNote;
import org.pageowner.cli.live.UsedMemory;
import org.pageowner.cli.output.Progress;
import org.pageowner.cli.output.Terminal;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpReader;
import org.pageowner.core.DumpSource;
import org.pageowner.core.LiveSource;
import org.pageowner.core.StackInventory;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.PageOwnerSort;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.accounting.Accounting;
import org.pageowner.dsl.analysis.accounting.KernelFiles;
import org.pageowner.dsl.analysis.cgroups.Cgroups;
import org.pageowner.dsl.analysis.fragmentation.Fragmentation;
import org.pageowner.dsl.analysis.summary.Summary;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Table;

/** The dump that a command reads: a file, or standard input for {@code -}. */
final class Input {
  /** How much smaller gzip makes a dump. */
  private static final int PACKED = 16;

  private static final Path STDIN = Path.of("/dev/stdin");

  /** Length of a record of a running kernel, about. */
  private static final int LIVE_RECORD = 700;

  private final @Nullable Path path;
  private final Terminal terminal;
  private final Progress progress;
  private final DumpSource source;
  private final LiveOptions options;
  private final @Nullable LiveSource live;
  private final boolean leavesOutOwn;

  /** An input without options for a running kernel, with all its records. */
  Input(String word, Terminal terminal, DumpReader reader) {
    this(word, terminal, reader, new LiveOptions(), Own.KEPT);
  }

  Input(String word, Terminal terminal, DumpReader reader, LiveOptions options, Own own) {
    if (word.isEmpty()) {
      throw Failure.usage("the name of an input is empty: give a file, or - for standard input");
    }
    this.path = word.equals("-") ? null : Path.of(word);
    this.terminal = terminal;
    this.options = options;
    this.progress = new Progress(terminal, System::nanoTime);
    DumpSource named = path == null ? standardInput(terminal) : DumpSource.of(path);
    if (named instanceof LiveSource live) {
      OomScore.raise();
      LiveSource applied = options.apply(live);
      named = own == Own.KEPT ? applied.includeOwn() : applied.withoutOwn();
      this.live = applied;
      this.leavesOutOwn = own == Own.LEFT_OUT;
    } else {
      this.live = null;
      this.leavesOutOwn = false;
    }
    this.source = named.with(reader.onProgress(progress));
  }

  /** Standard input; the kernel's file if that was redirected to it. */
  private static DumpSource standardInput(Terminal terminal) {
    return terminal.isOfSystem() && DumpSource.of(STDIN) instanceof LiveSource live
        ? live
        : DumpSource.of(terminal.in());
  }

  /** Whether this is the page_owner file of a running kernel. */
  boolean isLive() {
    return live != null;
  }

  /** The thread-group id that a running kernel prints for this process, if it is known. */
  OptionalLong ownTgid() {
    return live == null ? OptionalLong.empty() : live.ownTgid();
  }

  /** Hands on the records; the caller checks the report. */
  ReadReport stream(Consumer<RecordBatch> consumer) {
    try (progress) {
      return source.forEachBatch(consumer);
    }
  }

  /**
   * Hands on the records that a plan selects, and warns why there are none; the caller checks the
   * report.
   */
  ReadReport stream(Plan plan, Consumer<RecordBatch> consumer) {
    List<String> notes = new ArrayList<>();
    ReadReport report;
    try (progress) {
      report = query().with(plan).forEachBatch(consumer, notes::add);
    }
    notes.forEach(note -> terminal.warn(this + ": " + note));
    return report;
  }

  /** Reads the input into memory, which takes about a twentieth of the size of its text. */
  Dump load() {
    try (progress) {
      return Dump.read(source);
    }
  }

  /**
   * How large the text is, about, if the file is packed or a running kernel's; 0 if that is not
   * known.
   */
  long textSize() throws IOException {
    if (isLive()) {
      return UsedMemory.pages() * LIVE_RECORD;
    }
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

  /** Summarises the records, beside the kernel's counters if they are given. */
  Summary summary(@Nullable KernelFiles files) {
    try (progress) {
      return files == null ? Summary.of(source) : Summary.of(query(), files);
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

  /** The records beside the kernel's counters. */
  Accounting accounting(KernelFiles files) {
    try (progress) {
      return Accounting.of(source, files);
    }
  }

  /** Fails if there is nothing in the input, or no record; warns if a part of it is missing. */
  void check(ReadReport report) {
    if (report.records() == 0 && !hasReason(report)) {
      throw Failure.of(report.bytes() == 0 ? this + " is empty" + hint() : withoutRecord(report));
    }
    if (report.stopped() != null) {
      terminal.warn(this + " is incomplete: " + report.stopped());
    }
    if (leavesOutOwn) {
      OwnRecordsNote.of(live, report).ifPresent(note -> terminal.warn(this + ": " + note));
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
    if (report.malformed() > 0 && report.stopped() == null) {
      terminal.warn(
          String.format(
              Locale.ROOT,
              report.malformed() == 1
                  ? "%s: %,d piece is not as a kernel prints it; pageowner info shows where"
                  : "%s: %,d pieces are not as a kernel prints them; pageowner info shows where",
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

  /** Whether the options, or the end of the reading, explain that there is no record. */
  private boolean hasReason(ReadReport report) {
    return isLive() && (options.isRestricted() || report.stopped() != null);
  }

  private String hint() {
    return isLive()
        ? "; with page_owner=on, the kernel prints a record for each allocation"
        : "; as a copy of the kernel's file it should have records: was it read as root, on a kernel"
            + " booted with page_owner=on?";
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
