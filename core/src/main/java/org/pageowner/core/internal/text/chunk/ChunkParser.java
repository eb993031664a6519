package org.pageowner.core.internal.text.chunk;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.text.bytes.Ascii;
import org.pageowner.core.internal.text.bytes.RecordStart;
import org.pageowner.core.internal.text.legacy.LegacyMasks;
import org.pageowner.core.internal.text.lenient.LenientRecord;
import org.pageowner.core.internal.text.scan.RecordScanner;

/**
 * Parses one chunk: its records, and the text between them.
 *
 * <p>A chunk is scanned once, record by record. The fast path ({@link RecordScanner}) accepts only
 * records that are byte for byte as the kernel prints them; where it rejects one, the tolerant path
 * ({@link LenientRecord}) reads the same bytes again as strings. Almost all records of a real dump
 * take the fast path, so the tolerant one can afford patterns. After each record, {@code
 * RepeatScanner} consumes the run of records that repeat it, so that most records cost one
 * comparison.
 *
 * <p>Each thread has its own parser and reuses it for one chunk after another.
 */
public final class ChunkParser {
  private static final String CUT = "the last record is cut or not closed";

  private final int maxRecordBytes;
  private final BatchBuilder rows;
  private final RecordScanner scanner;
  private final LegacyMasks legacyMasks;
  private final Chunk chunk = new Chunk();
  private final Segment segment;
  private final TruncatedEnd end;
  private final RecordCounts counts;
  private final Diagnostics diagnostics;

  /** Created for the first record that is not regular: most dumps have none. */
  private @Nullable LenientRecord lenient;

  private long skippedBytes;
  private long tailBytes;
  private boolean truncated;
  private boolean resumes;
  private boolean inSkippedText;

  /**
   * Creates a parser that skips records longer than {@code maxRecordBytes}.
   *
   * @param legacyMasks the layout of masks without names in this source
   * @param keptBytes maximum size of dictionaries that are kept from one chunk to the next
   * @param keepsParts whether results have the text of malformed places
   */
  public ChunkParser(
      LegacyMasks legacyMasks, int maxRecordBytes, long keptBytes, boolean keepsParts) {
    this.diagnostics = new Diagnostics(chunk, keepsParts);
    this.maxRecordBytes = maxRecordBytes;
    this.rows = new BatchBuilder(keptBytes);
    this.scanner = new RecordScanner(rows, legacyMasks, maxRecordBytes);
    this.legacyMasks = legacyMasks;
    this.segment = new Segment(maxRecordBytes);
    this.end = new TruncatedEnd(chunk, maxRecordBytes);
    this.counts = new RecordCounts(rows);
  }

  /** Takes the next chunk of a source, for {@link #parse}; returns false if there is none. */
  public boolean take(ChunkSource source) throws IOException {
    return source.next(chunk);
  }

  /** Parses the chunk that was taken. */
  public ChunkResult parse() throws IOException {
    chunk.load();
    scanner.reset();
    counts.reset();
    diagnostics.reset();
    end.inspect();
    segment.reset();
    skippedBytes = 0;
    tailBytes = 0;
    truncated = false;
    resumes = false;
    inSkippedText = false;
    byte[] b = chunk.bytes;
    int limit = chunk.limit;
    int p = chunk.continues ? resume(b) : 0;
    while (p < limit) {
      p = RecordStart.isAt(b, p, limit) ? record(b, p) : skipBetween(b, p);
    }
    return result();
  }

  /**
   * Resumes in a segment that was too long for one chunk: the text before the next start is one
   * unreadable range.
   */
  private int resume(byte[] b) {
    segment.resume(b, chunk.limit);
    int p = chunk.midLine ? skipText(b, 0) : skipBetween(b, 0);
    resumes = diagnostics.malformed() > 0;
    return p;
  }

  private int record(byte[] b, int from) {
    int limit = chunk.limit;
    if (segment.isOutOfReach(b, from)) {
      return skipText(b, from);
    }
    int to = scanner.scan(b, from, limit);
    boolean closed = scanner.closed();
    boolean whole = closed;
    String problem = null;
    if (to < 0) {
      segment.enterRecord(b, from, limit);
      int next = segment.end();
      boolean atEnd = chunk.last && next == limit && limit - from <= maxRecordBytes;
      if (atEnd && end.cutsRecord(from)) {
        return truncatedTail(b, from);
      }
      LenientRecord lenient = lenient();
      to = lenient.read(b, from, next);
      closed = lenient.closed();
      whole = closed || lenient.needsNoEnd();
      problem = lenient.problem();
      if (to < 0) {
        return atEnd && lenient.endsInName() ? truncatedTail(b, from) : notARecord(b, from);
      }
    }
    if (!whole && to == limit && chunk.last) {
      truncated = true;
      diagnostics.part(rows.size(), counts.lines(), from, to, CUT);
    } else if (!whole && problem == null) {
      problem = "a record that no empty line closes";
    }
    if (problem != null) {
      diagnostics.malformed(counts.lines(), from, problem);
      diagnostics.part(rows.size(), counts.lines(), from, to, problem);
    }
    count(b, from, to, closed);
    rows.endRow();
    inSkippedText = false;
    return problem == null && counts.lastUnknown() == 0 ? repeats(b, to) : to;
  }

  private LenientRecord lenient() {
    if (lenient == null) {
      lenient = new LenientRecord(rows, legacyMasks, maxRecordBytes);
    }
    return lenient;
  }

  private void count(byte[] b, int from, int to, boolean closed) {
    long line = counts.lines();
    counts.add(b, from, to, closed);
    if (counts.lastUnknown() > 0) {
      int trailer = rows.trailer[rows.run()];
      diagnostics.unknownLines(
          rows.dictionaries().trailer.value(trailer).unknownLines(), line, from, to);
    }
  }

  /** Consumes the following records that repeat the last one. */
  private int repeats(byte[] b, int from) {
    int to = scanner.repeats().scan(b, from, chunk.limit);
    int count = scanner.repeats().count();
    if (count > 0) {
      rows.repeatLast(count);
      counts.addRepeats(count);
    }
    return to;
  }

  private int truncatedTail(byte[] b, int from) {
    tailBytes = (long) chunk.limit - from;
    truncated = true;
    diagnostics.part(-1, counts.lines(), from, chunk.limit, CUT);
    counts.addLines(Ascii.countNewlines(b, from, chunk.limit));
    return chunk.limit;
  }

  /** Skips to the next start, which may be within a first line that cannot be read. */
  private int notARecord(byte[] b, int from) {
    LenientRecord lenient = lenient();
    String problem = lenient.problem();
    String reason = problem == null ? "not a record" : problem;
    diagnostics.malformed(counts.lines(), from, reason);
    int next =
        lenient.isTooLong()
            ? segment.end()
            : segment.firstStart(b, from, RecordStart.FIRST_LINE, RecordStart::within);
    return skipTo(b, from, next, reason);
  }

  /** Skips the text between two records: empty lines are normal, other text is reported. */
  private int skipBetween(byte[] b, int from) {
    int limit = chunk.limit;
    int p = from;
    while (p < limit && (b[p] == '\n' || (b[p] == '\r' && b[p + 1] == '\n'))) {
      p++;
    }
    skip(b, from, p);
    return p == limit || RecordStart.isAt(b, p, limit) ? p : skipText(b, p);
  }

  private int skipText(byte[] b, int from) {
    String reason = end.cutsStart(from) ? null : "text outside of a record";
    if (reason != null) {
      diagnostics.malformed(counts.lines(), from, reason);
    }
    segment.enterText(b, from, chunk.limit);
    int next = segment.firstStart(b, from, RecordStart.SKIPPED_TEXT, RecordStart::withinWhole);
    return skipTo(b, from, next, reason);
  }

  /** Skips to a start, or to the end of the text, which may be cut within a start. */
  private int skipTo(byte[] b, int from, int next, @Nullable String reason) {
    inSkippedText = true;
    int cutStart = next == chunk.limit ? end.cutStart(from) : -1;
    int to = cutStart < 0 ? next : cutStart;
    if (reason != null) {
      diagnostics.part(-1, counts.lines(), from, to, reason);
    }
    skip(b, from, to);
    return cutStart < 0 ? next : truncatedTail(b, cutStart);
  }

  private void skip(byte[] b, int from, int to) {
    skippedBytes += (long) Math.min(to, chunk.length) - from;
    counts.addLines(Ascii.countNewlines(b, from, to));
  }

  private ChunkResult result() {
    long addedLines = (long) chunk.limit - chunk.length;
    return new ChunkResult(
        rows.size() == 0 ? null : rows.build(),
        chunk.length,
        skippedBytes,
        tailBytes,
        counts.lines() - addedLines,
        counts.pages(),
        counts.early(),
        counts.unknown(),
        diagnostics.unknownLines(),
        diagnostics.malformed(),
        diagnostics.samples(),
        diagnostics.parts(),
        counts.dialects(),
        truncated,
        resumes,
        inSkippedText);
  }
}
