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
 * Reads a chunk: record after record, and what stands between them.
 *
 * <p>A piece is what stands from one start at a line's begin up to the next one. A record may also
 * start within a line that was run into; but not anywhere in a piece, so that it is known from a
 * bounded part of the text where records are.
 *
 * <p>Reused for chunk after chunk by one thread.
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

  /** Made for the first record that is not regular: most dumps have none. */
  private @Nullable LenientRecord lenient;

  /** Where the last piece that was looked at begins and ends. */
  private int piece;

  private int nextPiece;
  private long skipped;
  private long tail;
  private boolean truncated;
  private boolean resumed;
  private boolean inNoise;

  /**
   * A parser that skips records longer than {@code maxRecordBytes}.
   *
   * @param numbering what the source tells of old masks
   * @param keptBytes batches share dictionaries that are not larger
   */
  public ChunkParser(LegacyMasks numbering, int maxRecordBytes, long keptBytes) {
    this.maxRecordBytes = maxRecordBytes;
    this.rows = new BatchBuilder(keptBytes);
    this.scanner = new RecordScanner(rows, numbering, maxRecordBytes);
    this.numbering = numbering;
    this.end = new TruncatedEnd(chunk, maxRecordBytes);
    this.counts = new RecordCounts(rows);
  }

  /** Takes the next chunk of a source, to be read by {@link #parse}; false if there is none. */
  public boolean take(ChunkSource source) throws IOException {
    return source.next(chunk);
  }

  /** Reads the chunk that was taken. */
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

  /** Goes on with a piece that was too long for one chunk: all up to a start is one noise. */
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

  /** Goes over the records behind that repeat the last one. */
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
   * Whether a start within a line stands so far behind its piece's begin that it does not count.
   */
  private boolean isTooFar(byte[] b, int from) {
    return from < nextPiece
        && from - piece >= RecordStart.reach(maxRecordBytes)
        && from > 0
        && b[from - 1] != '\n';
  }

  /** The next start at a line's begin. */
  private int nextPiece(byte[] b, int from) {
    boolean atLineStart = from == 0 || b[from - 1] == '\n';
    if (atLineStart || from >= nextPiece) {
      piece = from;
      nextPiece = RecordStart.next(b, from, chunk.limit);
    }
    return nextPiece;
  }

  /** Skips to the next start. A first line that can't be read may hide one within it. */
  private int notARecord(byte[] b, int from, int next) {
    LenientRecord lenient = lenient();
    String problem = lenient.problem();
    oddities.malformed(counts.lines(), from, problem == null ? "not a record" : problem);
    int until = Math.min(next, piece + RecordStart.FIRST_LINE);
    int within = lenient.isTooLong() ? until : RecordStart.within(b, from, until);
    return skipNoise(b, from, within < until ? within : next);
  }

  /** What stands between two records: empty lines are skipped, text is noise. */
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

  /** The next start of a piece, or one within a line that has an order and a mask. */
  private int wholeStart(byte[] b, int from) {
    int reach = Math.min(RecordStart.NOISE, RecordStart.reach(maxRecordBytes));
    int until = Math.min(nextPiece, piece + reach);
    int start = RecordStart.withinWhole(b, from, until);
    return start < until ? start : nextPiece;
  }

  /** Skips to a start, or to the end of the text, where the first part of one may stand. */
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
