package org.pageowner.core.internal.text.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.store.LogBatch;
import org.pageowner.core.internal.store.Saturated;
import org.pageowner.core.internal.text.chunk.ChunkResult;
import org.pageowner.core.internal.text.lenient.RowWriter;
import org.pageowner.core.internal.text.lines.ConsoleWidth;
import org.pageowner.core.internal.text.lines.TextLines;
import org.pageowner.core.internal.text.prefix.PrefixedLine;
import org.pageowner.core.internal.text.prefix.Prefixes;
import org.pageowner.core.internal.text.prefix.Printer;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Diagnostic;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.LogReport;
import org.pageowner.core.record.ReadReport;

/**
 * Reads the reports of {@code dump_page_owner()} out of a kernel log.
 *
 * <p>CPUs print concurrently, so lines of several reports interleave. The reader demultiplexes
 * them: it keeps one open report per printer (the task or CPU that the prefix of a line names) and
 * assigns each line to the report of its printer. Before that, a line that was broken is completed
 * ({@link BrokenLine}). Each line is classified once ({@link LogWords}); a report is closed when a
 * line starts another one, or after a number of unrelated lines. Other lines are the rest of the
 * log: they are skipped and not reported as malformed.
 */
public final class LogReader {
  /**
   * The start of a record as print_page_owner() prints it; the same line of a log is lower case.
   */
  private static final String RECORD_OF_A_DUMP = "Page allocated via order ";

  /** Maximum number of open reports; each CPU prints one at a time. */
  private static final int MAX_OPEN = 1024;

  private static final int EXCERPT_BYTES = 80;

  private final TextLines lines;
  private final Prefixes prefixes;
  private final ConsoleWidth width;
  private final BatchBuilder rows = new BatchBuilder();
  private final RowWriter row = new RowWriter(rows);
  private final List<LogReport> reports = new ArrayList<>();
  private final BitSet ofCrash = new BitSet();
  private final Set<Dialect> dialects = EnumSet.noneOf(Dialect.class);
  private final List<Diagnostic> samples = new ArrayList<>();
  private final List<Diagnostic> unknownSamples = new ArrayList<>();
  private final List<Diagnostic> faults = new ArrayList<>(); // of records, found after all is read
  private final Map<String, LogEntry> open = new LinkedHashMap<>();
  private final List<LogEntry> closed = new ArrayList<>();
  private String lastPrinter = Printer.UNKNOWN;
  private @Nullable LogLine pending;
  private long malformed;
  private long unknown;
  private long skipped;
  private long pages;
  private long early;

  /**
   * Creates a reader.
   *
   * @param width the width at which a console broke or cut the lines
   */
  public LogReader(TextLines lines, Prefixes prefixes, ConsoleWidth width) {
    this.lines = lines;
    this.prefixes = prefixes;
    this.width = width;
  }

  /** The result: the records, or {@code null} if there are none, and the account of the rest. */
  public record Result(@Nullable LogBatch records, ChunkResult rest) {}

  /** Reads to the end. */
  public Result read() throws IOException {
    while (lines.next()) {
      if (isIrrelevant(lines.text())) {
        skipped += lines.bytes();
        continue;
      }
      PrefixedLine prefixed = prefixes.split(lines.text());
      LogLine before = pending;
      if (before == null || !before.continuesWith(prefixed, lines)) {
        takePending();
        pending = new LogLine(prefixed, lines, width);
      }
    }
    takePending();
    open.values().forEach(this::close);
    closed.sort(Comparator.comparingLong(LogEntry::line));
    closed.forEach(this::write);
    return result();
  }

  /**
   * Returns whether the line has none of the words with which reports start; this skips most of a
   * long log quickly.
   */
  private boolean isIrrelevant(String line) {
    return open.isEmpty()
        && pending == null
        && !line.contains("page")
        && !line.contains("Page")
        && !line.contains("PFN ");
  }

  private void takePending() {
    LogLine line = pending;
    pending = null;
    if (line != null) {
      take(line);
    }
  }

  private void take(LogLine line) {
    LogWords kind = kind(line.words());
    LogEntry entry = open.get(line.printer());
    if (entry != null && (entry.endsAt(kind) || entry.isOver())) {
      close(entry);
      open.remove(line.printer());
      entry = null;
    }
    if (line.words().startsWith(RECORD_OF_A_DUMP) && (entry == null || !entry.isOfCrash())) {
      skip(line);
      report(samples, line, "a dump's record within a kernel log");
      return;
    }
    if (line.isForeign()) {
      LogEntry interrupted = open.get(lastPrinter); // it may continue with the line before
      if (interrupted != null) {
        interrupted.interrupt(line, !lastPrinter.equals(Printer.UNKNOWN));
      }
    } else {
      lastPrinter = line.printer();
    }
    LogEntry taking = entry == null ? new LogEntry() : entry;
    if (!taking.take(kind, line)) {
      skip(line);
    } else if (entry == null) {
      open(line.printer(), taking);
    }
  }

  /** Returns the kind of a line; an indented word is a frame, not a heading. */
  private static LogWords kind(String words) {
    LogWords kind = LogWords.ofLine(words.strip());
    boolean indented = !words.isEmpty() && words.charAt(0) == ' ';
    boolean bare =
        kind == LogWords.ALLOCATION_STACK || (kind == LogWords.FREED && words.length() < 12);
    return indented && bare ? LogWords.NONE : kind;
  }

  private void skip(LogLine line) {
    skipped += line.bytes();
  }

  private void open(String printer, LogEntry entry) {
    if (open.size() == MAX_OPEN) {
      String eldest = open.keySet().iterator().next();
      LogEntry oldest = open.remove(eldest);
      if (oldest != null) {
        close(oldest);
      }
    }
    open.put(printer, entry);
  }

  private void close(LogEntry entry) {
    if (entry.isRecord()) {
      closed.add(entry);
    } else {
      skipped += entry.bytes(); // the owner of this page is not in the log
    }
  }

  private void write(LogEntry entry) {
    int at = rows.run();
    String fault = entry.write(row);
    Dialect dialect = entry.isOfCrash() ? Dialect.CRASH : Dialect.LOG;
    ofCrash.set(reports.size(), dialect == Dialect.CRASH);
    dialects.add(dialect);
    reports.add(entry.report());
    if (fault != null) {
      report(faults, entry.line(), entry.offset(), fault, "");
    }
    String rest = entry.unknown();
    if (rest != null) {
      unknown++;
      keep(unknownSamples, entry.line(), entry.offset(), "text that no known kernel prints", rest);
    }
    if (!rows.noOrder.get(at)) {
      long count = 1L << rows.order[at];
      pages = Saturated.sum(pages, count);
      if (rows.dictionaries().stack.value(rows.stack[at]).isEarly()) {
        early = Saturated.sum(early, count);
      }
    }
  }

  private void report(List<Diagnostic> kept, LogLine line, String reason) {
    report(kept, line.number(), line.offset(), reason, line.words());
  }

  private void report(
      List<Diagnostic> kept, long line, long offset, String reason, String excerpt) {
    malformed++;
    keep(kept, line, offset, reason, excerpt);
  }

  private static void keep(
      List<Diagnostic> kept, long line, long offset, String reason, String excerpt) {
    if (kept.size() < ReadReport.MAX_SAMPLES) {
      byte[] bytes = excerpt.getBytes(ISO_8859_1);
      int length = Math.min(bytes.length, EXCERPT_BYTES);
      kept.add(
          new Diagnostic(
              line, offset, reason, ByteText.printable(ByteText.decode(bytes, 0, length))));
    }
  }

  private Result result() {
    LogBatch batch = rows.size() == 0 ? null : new LogBatch(rows.build(), reports, ofCrash);
    return new Result(
        batch,
        new ChunkResult(
            null,
            lines.total(),
            skipped,
            0,
            lines.lineEnds(),
            pages,
            early,
            unknown,
            unknownSamples,
            malformed,
            Stream.concat(samples.stream(), faults.stream())
                .sorted(Comparator.comparingLong(Diagnostic::offset))
                .limit(ReadReport.MAX_SAMPLES)
                .toList(),
            List.of(),
            dialects,
            false,
            false,
            false));
  }
}
