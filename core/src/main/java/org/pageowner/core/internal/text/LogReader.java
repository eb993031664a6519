package org.pageowner.core.internal.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.store.LogBatch;
import org.pageowner.core.internal.store.Saturated;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.LogReport;
import org.pageowner.core.record.Oddity;
import org.pageowner.core.record.ReadReport;

/**
 * Reads the reports of {@code dump_page_owner()} out of a kernel log.
 *
 * <p>Lines of several CPUs stand among each other; where the log tells who printed a line, each
 * printer's report is put together by itself. What is not of a report is skipped and is no oddity:
 * it is the rest of the log.
 */
public final class LogReader {
  private static final Pattern AHEAD =
      Pattern.compile(
          "page (?:last )?allocated via order \\d{1,3}, migratetype |"
              + "page_owner tracks the page as (?:allocated|freed)");

  /** What print_page_owner() begins with; the log's own lines begin in lower case. */
  private static final String RECORD_OF_A_DUMP = "Page allocated via order ";

  /** Reports that are open at one time; CPUs print one each. */
  private static final int MAX_OPEN = 1024;

  /** A mail breaks the line of the allocation into a few. */
  private static final int MAX_WRAPPED = 6;

  private final Lines lines;
  private final BatchBuilder rows = new BatchBuilder();
  private final RowWriter row = new RowWriter(rows);
  private final List<LogReport> reports = new ArrayList<>();
  private final List<Oddity> samples = new ArrayList<>();
  private final List<Oddity> faults = new ArrayList<>(); // of records, found when all is read
  private final Map<String, LogEntry> open = new LinkedHashMap<>();
  private final List<LogEntry> closed = new ArrayList<>();
  private @Nullable Wrapped wrapped;
  private long malformed;
  private long skipped;
  private long pages;
  private long early;

  /** The line of an allocation, which may be several. */
  static final class Wrapped {
    final String printer;
    final long number;
    final long offset;
    final StringBuilder words = new StringBuilder();
    final StringBuilder whole = new StringBuilder();
    int count;
    long bytes;

    Wrapped(String printer, long number, long offset) {
      this.printer = printer;
      this.number = number;
      this.offset = offset;
    }
  }

  /** A reader that keeps {@code maxLineBytes} of a line. */
  public LogReader(ChunkSource.Input input, int maxLineBytes) {
    this.lines = new Lines(input, maxLineBytes);
  }

  /** Whether text is of a kernel log with reports of page owners. */
  static boolean isAhead(byte[] bytes, int length) {
    return AHEAD.matcher(new String(bytes, 0, length, ISO_8859_1)).find();
  }

  /** What was read: the records, unless there are none, and the rest in numbers. */
  public record Result(@Nullable LogBatch records, ChunkResult rest) {}

  /** Reads to the end. */
  public Result read() throws IOException {
    while (lines.next()) {
      String whole = lines.text();
      LogLine line = LogLine.of(whole);
      if (wrapped == null || !continues(wrapped, line, whole)) {
        take(line, whole);
      }
    }
    giveUp();
    open.values().forEach(this::close);
    closed.sort(Comparator.comparingLong(LogEntry::line));
    closed.forEach(this::write);
    return result();
  }

  private void take(LogLine line, String whole) {
    String words = line.words();
    LogEntry entry = open.get(line.printer());
    if (entry != null && (entry.endsAt(words) || entry.isOver())) {
      close(entry);
      open.remove(line.printer());
      entry = null;
    }
    if (LogWords.ALLOCATED_START.matcher(words).lookingAt()) {
      giveUp();
      Wrapped start = new Wrapped(line.printer(), lines.number(), lines.offset());
      wrapped = start;
      add(start, words, whole);
      return;
    }
    boolean isNew = entry == null;
    LogEntry taking = entry == null ? new LogEntry() : entry;
    boolean taken = taking.take(words, whole, lines);
    if (!taken) {
      skipped += lines.bytes();
      if (words.startsWith(RECORD_OF_A_DUMP)) {
        oddity(
            samples, lines.number(), lines.offset(), "a dump's record within a kernel log", words);
      }
    } else if (isNew) {
      open(line.printer(), taking);
    }
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

  /** Adds a further line to one that is not whole; false if it is none of it. */
  private boolean continues(Wrapped start, LogLine line, String whole) {
    if (!line.printer().isEmpty() && !line.printer().equals(start.printer)) {
      return false; // another CPU's, in between; what a mailer broke off has no prefix
    }
    if (start.count == MAX_WRAPPED
        || LogWords.ALLOCATED_START.matcher(line.words()).lookingAt()
        || LogWords.frame(line.words()) != null) {
      giveUp();
      return false;
    }
    add(start, line.words(), whole);
    return true;
  }

  private void add(Wrapped start, String words, String whole) {
    boolean first = start.count == 0;
    start.words.append(first ? words : " " + words.strip());
    start.whole.append(first ? "" : "\n").append(whole);
    start.count++;
    start.bytes += lines.bytes();
    Matcher allocated = LogWords.ALLOCATED.matcher(start.words.toString());
    if (allocated.matches()) {
      wrapped = null;
      LogEntry entry = open.get(start.printer);
      if (entry == null) {
        entry = new LogEntry();
        open(start.printer, entry);
      }
      entry.allocated(allocated, start);
    }
  }

  private void giveUp() {
    Wrapped start = wrapped;
    wrapped = null;
    if (start != null) {
      skipped += start.bytes;
      LogEntry entry = open.remove(start.printer); // what was told before is not of the next one
      if (entry != null) {
        close(entry);
      }
      oddity(
          samples,
          start.number,
          start.offset,
          "the line of the allocation is not whole",
          start.words);
    }
  }

  private void close(LogEntry entry) {
    if (entry.isRecord()) {
      closed.add(entry);
    } else {
      skipped += entry.bytes(); // of a page that page_owner says nothing of
    }
  }

  private void write(LogEntry entry) {
    int at = rows.run();
    String fault = entry.write(row);
    LogReport report = entry.report();
    reports.add(report);
    if (fault != null) {
      oddity(faults, entry.line(), entry.offset(), fault, "");
    }
    if (!rows.noOrder.get(at)) {
      long count = 1L << rows.order[at];
      pages = Saturated.sum(pages, count);
      if (rows.dictionaries().stack.value(rows.stack[at]).isEarly()) {
        early = Saturated.sum(early, count);
      }
    }
  }

  private void oddity(
      List<Oddity> kept, long line, long offset, String reason, CharSequence excerpt) {
    malformed++;
    if (kept.size() < ReadReport.MAX_SAMPLES) {
      byte[] bytes = excerpt.toString().getBytes(ISO_8859_1);
      int length = Math.min(bytes.length, Oddities.EXCERPT_BYTES);
      kept.add(
          new Oddity(line, offset, reason, ByteText.printable(ByteText.decode(bytes, 0, length))));
    }
  }

  private Result result() {
    LogBatch batch = rows.size() == 0 ? null : new LogBatch(rows.build(), reports);
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
            0,
            List.of(),
            malformed,
            Stream.concat(samples.stream(), faults.stream())
                .sorted(Comparator.comparingLong(Oddity::offset))
                .limit(ReadReport.MAX_SAMPLES)
                .toList(),
            batch == null ? Set.of() : Set.of(Dialect.LOG),
            false,
            false,
            false));
  }
}
