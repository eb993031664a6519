package org.pageowner.core.internal.text.chunk;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.text.bytes.Ascii;
import org.pageowner.core.internal.text.bytes.LegacyMasks;
import org.pageowner.core.internal.text.bytes.RecordStart;
import org.pageowner.core.internal.text.lenient.LenientRecord;
import org.pageowner.core.internal.text.scan.RecordScanner;

/**
 * Parses one chunk: its records, and the text between them.
 *
 * <p>A chunk is scanned once, record by record. The fast path ({@link RecordScanner}) accepts only
 * records that are byte for byte as the kernel prints them; where it rejects one, the tolerant path
 * ({@link LenientRecord}) reads the same bytes again as strings. Almost all records of a real dump
 * take the fast path, so the tolerant one can afford patterns. After each record, {@link
 * RepeatScanner} consumes the run of records that repeat it, so that most records cost one
 * comparison.
 *
 * <p>A <em>segment</em> is the text from one record start at the beginning of a line to the next
 * one. Where a record was run into the line before it, it starts within a line. Such starts are
 * accepted only within a bounded distance from the beginning of their segment ({@link
 * RecordStart#reach}), so the result does not depend on where the input was cut into chunks.
 *
 * <p>Each thread has its own parser and reuses it for one chunk after another.
 */
public final class ChunkParser {
  private final int maxRecordBytes;
  private final BatchBuilder rows;
  private final RecordScanner scanner;
  private final LegacyMasks numbering;
  private final Chunk chunk = new Chunk();
  private final TruncatedEnd end;
  private final RecordCounts counts;
  private final Diagnostics oddities = new Diagnostics(chunk);

  /** Created for the first record that is not regular: most dumps have none. */
  private @Nullable LenientRecord lenient;

  /** The bounds of the segment that was looked up last. */
  private int piece;

  private int nextPiece;
  private long skipped;
  private long tail;
  private boolean truncated;
  private boolean resumed;
  private boolean inNoise;

  /**
   * Creates a parser that skips records longer than {@code maxRecordBytes}.
   *
   * @param legacyMasks the layout of masks without names in this source
   * @param keptBytes maximum size of dictionaries that are kept from one chunk to the next
   */
  public ChunkParser(LegacyMasks numbering, int maxRecordBytes, long keptBytes) {
    this.maxRecordBytes = maxRecordBytes;
    this.rows = new BatchBuilder(keptBytes);
    this.scanner = new RecordScanner(rows, numbering, maxRecordBytes);
    this.numbering = numbering;
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
    counts.begin();
    oddities.begin();
    end.begin();
    piece = 0;
    nextPiece = 0;
    skipped = 0;
    tail = 0;
    truncated = false;
    resumed = false;
    inNoise = false;
    byte[] b = chunk.bytes;
    int limit = chunk.limit;
    int p = chunk.continues ? resume(b) : 0;
    while (p < limit) {
      p = RecordStart.isAt(b, p, limit) ? record(b, p) : between(b, p);
    }
    return result();
  }

  /**
   * Resumes in a segment that was too long for one chunk: the text before the next start is one
   * unreadable range.
   */
  private int resume(byte[] b) {
    piece = -RecordStart.reach(maxRecordBytes);
    nextPiece = RecordStart.next(b, 0, chunk.limit);
    int p = chunk.midLine ? noise(b, 0) : between(b, 0);
    resumed = oddities.malformed() > 0;
    return p;
  }

  private int record(byte[] b, int from) {
    int limit = chunk.limit;
    if (isTooFar(b, from)) {
      return noise(b, from);
    }
    int to = scanner.scan(b, from, limit);
    boolean closed = scanner.closed();
    boolean whole = closed;
    String problem = null;
    if (to < 0) {
      int next = nextPiece(b, from);
      boolean atEnd = chunk.last && next == limit && limit - from <= maxRecordBytes;
      if (atEnd && end.cutsRecord(from)) {
        return tail(b, from);
      }
      LenientRecord lenient = lenient();
      to = lenient.read(b, from, next);
      closed = lenient.closed();
      whole = closed || lenient.needsNoEnd();
      problem = lenient.problem();
      if (to < 0) {
        return atEnd && lenient.endsInName() ? tail(b, from) : notARecord(b, from, next);
      }
    }
    if (!whole && to == limit && chunk.last) {
      truncated = true;
    } else if (!whole && problem == null) {
      problem = "a record that no empty line closes";
    }
    if (problem != null) {
      oddities.malformed(counts.lines(), from, problem);
    }
    count(b, from, to, closed);
    rows.endRow();
    inNoise = false;
    return problem == null && counts.lastUnknown() == 0 ? repeats(b, to) : to;
  }

  private LenientRecord lenient() {
    if (lenient == null) {
      lenient = new LenientRecord(rows, numbering, maxRecordBytes);
    }
    return lenient;
  }

  private void count(byte[] b, int from, int to, boolean closed) {
    long line = counts.lines();
    counts.add(b, from, to, closed);
    if (counts.lastUnknown() > 0) {
      int trailer = rows.trailer[rows.run()];
      oddities.unknownLines(
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

  private int tail(byte[] b, int from) {
    tail = (long) chunk.limit - from;
    truncated = true;
    counts.addLines(Ascii.countNewlines(b, from, chunk.limit));
    return chunk.limit;
  }

  /**
   * Returns whether a start within a line is too far from the beginning of its segment to count.
   */
  private boolean isTooFar(byte[] b, int from) {
    return from < nextPiece
        && from - piece >= RecordStart.reach(maxRecordBytes)
        && from > 0
        && b[from - 1] != '\n';
  }

  /** Returns the next record start at the beginning of a line. */
  private int nextPiece(byte[] b, int from) {
    boolean atLineStart = from == 0 || b[from - 1] == '\n';
    if (atLineStart || from >= nextPiece) {
      piece = from;
      nextPiece = RecordStart.next(b, from, chunk.limit);
    }
    return nextPiece;
  }

  /** Skips to the next start, which may be within a first line that cannot be read. */
  private int notARecord(byte[] b, int from, int next) {
    LenientRecord lenient = lenient();
    String problem = lenient.problem();
    oddities.malformed(counts.lines(), from, problem == null ? "not a record" : problem);
    int until = Math.min(next, piece + RecordStart.FIRST_LINE);
    int within = lenient.isTooLong() ? until : RecordStart.within(b, from, until);
    return skipNoise(b, from, within < until ? within : next);
  }

  /** Skips the text between two records: empty lines are normal, other text is reported. */
  private int between(byte[] b, int from) {
    int limit = chunk.limit;
    int p = from;
    while (p < limit && (b[p] == '\n' || (b[p] == '\r' && b[p + 1] == '\n'))) {
      p++;
    }
    skip(b, from, p);
    return p == limit || RecordStart.isAt(b, p, limit) ? p : noise(b, p);
  }

  private int noise(byte[] b, int from) {
    if (!end.cutsStart(from)) {
      oddities.malformed(counts.lines(), from, "text outside of a record");
    }
    if (from >= nextPiece) {
      piece = Math.max(0, RecordStart.last(b, 0, from));
      nextPiece = RecordStart.next(b, from, chunk.limit);
    }
    return skipNoise(b, from, wholeStart(b, from));
  }

  /**
   * Returns the start of the next segment, or an earlier start within a line that has an order and
   * a mask.
   */
  private int wholeStart(byte[] b, int from) {
    int reach = Math.min(RecordStart.NOISE, RecordStart.reach(maxRecordBytes));
    int until = Math.min(nextPiece, piece + reach);
    int start = RecordStart.withinWhole(b, from, until);
    return start < until ? start : nextPiece;
  }

  /** Skips to a start, or to the end of the text, which may be cut within a start. */
  private int skipNoise(byte[] b, int from, int next) {
    inNoise = true;
    int cutStart = next == chunk.limit ? end.cutStart(from) : -1;
    skip(b, from, cutStart < 0 ? next : cutStart);
    return cutStart < 0 ? next : tail(b, cutStart);
  }

  private void skip(byte[] b, int from, int to) {
    skipped += (long) Math.min(to, chunk.length) - from;
    counts.addLines(Ascii.countNewlines(b, from, to));
  }

  private ChunkResult result() {
    long addedLines = (long) chunk.limit - chunk.length;
    return new ChunkResult(
        rows.size() == 0 ? null : rows.build(),
        chunk.length,
        skipped,
        tail,
        counts.lines() - addedLines,
        counts.pages(),
        counts.early(),
        counts.unknown(),
        oddities.unknownLines(),
        oddities.malformed(),
        oddities.samples(),
        counts.dialects(),
        truncated,
        resumed,
        inNoise);
  }
}
