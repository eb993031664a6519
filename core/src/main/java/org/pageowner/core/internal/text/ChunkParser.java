package org.pageowner.core.internal.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.store.ColumnBatch;
import org.pageowner.core.internal.store.Dictionaries;
import org.pageowner.core.internal.store.Forms;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.Oddity;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.Trailer;

/**
 * Reads a chunk: record after record, and what stands between them.
 *
 * <p>Reused for chunk after chunk by one thread.
 */
public final class ChunkParser {
  static final int EXCERPT_BYTES = 80;

  /** A last line without its line end that nevertheless can't be longer. */
  private static final Pattern COMPLETE_LINE =
      Pattern.compile(
          " \\S+\\+0x[0-9a-f]+/0x[0-9a-f]+ \\[\\S+\\]|Slab cache page"
              + "|Charged (\\(via objcg\\) )?to (offline )?memcg /"
              + "|Page has been migrated, last migrate reason: (compaction|memory_failure"
              + "|memory_hotplug|syscall_or_cpuset|mempolicy_mbind|numa_misplaced|contig_range"
              + "|longterm_pin|demotion|damon)");

  private final int maxRecordBytes;
  private final BatchBuilder rows;
  private final RecordScanner scanner;
  private final LenientRecord lenient;
  private final StackMarks stacks = new StackMarks();
  private final TrailerMarks trailers = new TrailerMarks();
  private final Chunk chunk = new Chunk();

  /** What the marks are of. */
  private @Nullable Dictionaries marked;

  /** The end of the text: the chunk's, or one more if the input's last line end was added. */
  private int limit;

  /** Where the last line start with a record's start is, and the next one behind it. */
  private int piece;

  private int nextPiece;
  private long skipped;
  private long tail;
  private long lines;
  private long pages;
  private long early;
  private long unknown;
  private long malformed;
  private Set<Dialect> dialects = EnumSet.noneOf(Dialect.class);
  private int lastForm;

  /** What the last record counted for. */
  private long lastPages;

  private long lastEarly;
  private int lastLines;
  private int lastUnknown;
  private boolean truncated;

  /** Whether the input ends within a line. */
  private boolean cut;

  private boolean resumed;
  private boolean inNoise;
  private List<Oddity> samples = new ArrayList<>();
  private List<Oddity> unknownSamples = new ArrayList<>();

  /**
   * A parser that skips records longer than {@code maxRecordBytes}.
   *
   * @param numbering what the source tells of old masks
   * @param keptBytes batches share dictionaries that are not larger
   */
  public ChunkParser(Numbering numbering, int maxRecordBytes, long keptBytes) {
    this.maxRecordBytes = maxRecordBytes;
    this.rows = new BatchBuilder(keptBytes);
    this.scanner = new RecordScanner(rows, numbering, maxRecordBytes);
    this.lenient = new LenientRecord(rows, numbering, maxRecordBytes);
  }

  /** Takes the next chunk of a source, to be read by {@link #parse}; false if there is none. */
  public boolean take(ChunkSource source) throws IOException {
    return source.next(chunk);
  }

  /** Reads the chunk that was taken. */
  public ChunkResult parse() throws IOException {
    chunk.load();
    begin();
    byte[] b = chunk.bytes;
    completeLastLine(b);
    b[limit] = '\n';
    b[limit + 1] = '\n';
    int p = chunk.continues ? resume(b) : 0;
    while (p < limit) {
      p = RecordStart.isAt(b, p, limit) ? record(b, p) : between(b, p);
    }
    return end();
  }

  private void begin() {
    scanner.reset();
    if (marked != rows.dictionaries()) {
      marked = rows.dictionaries();
      stacks.clear();
      trailers.clear();
    }
    limit = chunk.length;
    piece = 0;
    nextPiece = 0;
    skipped = 0;
    tail = 0;
    lines = 0;
    pages = 0;
    early = 0;
    unknown = 0;
    malformed = 0;
    dialects = EnumSet.noneOf(Dialect.class);
    lastForm = -1;
    truncated = false;
    resumed = false;
    inNoise = false;
    samples = new ArrayList<>();
    unknownSamples = new ArrayList<>();
  }

  /** At the end of the input a line may lack its end: it is added if the line can't be longer. */
  private void completeLastLine(byte[] b) {
    cut = chunk.last && b[limit - 1] != '\n';
    if (!cut) {
      return;
    }
    int from = lastLine(b);
    if (limit - from < maxRecordBytes && COMPLETE_LINE.matcher(latin(b, from, limit)).matches()) {
      b[limit++] = '\n';
      cut = false;
    }
  }

  private int lastLine(byte[] b) {
    int from = limit;
    while (from > 0 && b[from - 1] != '\n') {
      from--;
    }
    return from;
  }

  private static String latin(byte[] b, int from, int to) {
    return new String(b, from, to - from, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /** Goes on with a piece that was too long for one chunk: all up to a start is one noise. */
  private int resume(byte[] b) {
    int p = chunk.midLine ? noise(b, 0) : between(b, 0);
    resumed = malformed > 0;
    return p;
  }

  private int record(byte[] b, int from) {
    int end = scanner.scan(b, from, limit);
    boolean closed = scanner.closed();
    String problem = null;
    if (end < 0) {
      int next = nextPiece(b, from);
      boolean atEnd = chunk.last && next == limit && limit - from <= maxRecordBytes;
      if (atEnd && cut && isCut(b, from)) {
        return tail(b, from);
      }
      end = lenient.read(b, from, next);
      closed = lenient.closed();
      problem = lenient.problem();
      if (end < 0) {
        return atEnd && lenient.endsInName() ? tail(b, from) : notARecord(b, from, next);
      }
    }
    if (!closed && end == limit && chunk.last) {
      truncated = true;
    } else if (!closed && problem == null) {
      problem = "a record that no empty line closes";
    }
    if (problem != null) {
      oddity(b, from, problem);
    }
    count(b, from, end, closed);
    rows.endRow();
    inNoise = false;
    return problem == null && lastUnknown == 0 ? repeats(b, end) : end;
  }

  /** Goes over the records behind that repeat the last one. */
  private int repeats(byte[] b, int from) {
    int end = scanner.repeats().scan(b, from, limit);
    int count = scanner.repeats().count();
    if (count > 0) {
      rows.repeatLast(count);
      pages = saturatedSum(pages, saturatedProduct(count, lastPages));
      early = saturatedSum(early, saturatedProduct(count, lastEarly));
      lines += (long) count * lastLines;
    }
    return end;
  }

  /** Whether the last record of the input goes up to its end, where a line is cut. */
  private boolean isCut(byte[] b, int from) {
    LenientRecord probe = new LenientRecord(new BatchBuilder(), Numbering.UNKNOWN, maxRecordBytes);
    int end = probe.read(b, from, limit);
    return end < 0 || (end == limit && !probe.closed());
  }

  private int tail(byte[] b, int from) {
    tail = (long) limit - from;
    truncated = true;
    lines += Ascii.countNewlines(b, from, limit);
    return limit;
  }

  /** The next start at a line's begin. */
  private int nextPiece(byte[] b, int from) {
    boolean atLineStart = from == 0 || b[from - 1] == '\n';
    if (atLineStart || from >= nextPiece) {
      piece = from;
      nextPiece = RecordStart.next(b, from, limit);
    }
    return nextPiece;
  }

  private void count(byte[] b, int from, int end, boolean closed) {
    int row = rows.run();
    int form = rows.form[row];
    int stack = rows.stack[row];
    int trailer = rows.trailer[row];
    if (form != lastForm) {
      dialects.add(Forms.dialect(form));
      lastForm = form;
    }
    if (stack >= 0) {
      stacks.learn(rows.dictionaries().stack, stack);
    }
    lastUnknown = 0;
    if (trailer >= 0) {
      trailers.learn(rows.dictionaries().trailer, trailer);
      lastUnknown = trailers.unknownLines(trailer);
      if (lastUnknown > 0) {
        unknown += lastUnknown;
        showUnknown(b, from, end, rows.dictionaries().trailer.value(trailer));
      }
    }
    lastPages = rows.noOrder.get(row) ? 0 : 1L << rows.order[row];
    lastEarly = isEarly(row, stack) ? lastPages : 0;
    lastLines =
        (form & BatchBuilder.VERBATIM) != 0 || stack < 0 || rows.name[row] < 0
            ? Ascii.countNewlines(b, from, end)
            : regularLines(row, form, stack, trailer, closed);
    pages = saturatedSum(pages, lastPages);
    early = saturatedSum(early, lastEarly);
    lines += lastLines;
  }

  private boolean isEarly(int row, int stack) {
    if (stack >= 0 && !stacks.isEmpty(stack)) {
      return stacks.isEarly(stack);
    }
    int gfp = rows.gfp[row];
    return gfp >= 0
        && rows.order[row] == 0
        && !rows.noOrder.get(row)
        && rows.dictionaries().gfp.value(gfp).bits() == 0;
  }

  private int regularLines(int row, int form, int stack, int trailer, boolean closed) {
    int count = 1 + stacks.lines(stack) + (closed ? 1 : 0);
    if ((form & BatchBuilder.HAS_PFN) != 0) {
      count++;
    }
    if (trailer >= 0) {
      count += trailers.lines(trailer);
    }
    return count + nameLines(rows.name[row]);
  }

  private int nameLines(int name) {
    int count = 0;
    var names = rows.dictionaries().name.strings();
    for (int i = names.length(name) - 1; i >= 0; i--) {
      if (names.at(name, i) == '\n') {
        count++;
      }
    }
    return count;
  }

  /** Skips to the next start. A first line that can't be read may hide one within it. */
  private int notARecord(byte[] b, int from, int next) {
    String problem = lenient.problem();
    oddity(b, from, problem == null ? "not a record" : problem);
    int until = Math.min(next, piece + RecordStart.FIRST_LINE);
    int within = lenient.isTooLong() ? until : RecordStart.within(b, from, until);
    return skipNoise(b, from, within < until ? within : next);
  }

  /** What stands between two records: empty lines are skipped, text is noise. */
  private int between(byte[] b, int from) {
    int p = from;
    while (p < limit && (b[p] == '\n' || (b[p] == '\r' && b[p + 1] == '\n'))) {
      p++;
    }
    skip(b, from, p);
    return p == limit || RecordStart.isAt(b, p, limit) ? p : noise(b, p);
  }

  private int noise(byte[] b, int from) {
    if (!isPartOfStart(b, from)) {
      oddity(b, from, "text outside of a record");
    }
    return skipNoise(b, from, RecordStart.next(b, from, limit));
  }

  /** Skips to a start, or to the end of the text, where the first part of one may stand. */
  private int skipNoise(byte[] b, int from, int next) {
    inNoise = true;
    if (next == limit && cut) {
      int line = Math.max(from, lastLine(b));
      if (isPartOfStart(b, line)) {
        skip(b, from, line);
        return tail(b, line);
      }
    }
    skip(b, from, next);
    return next;
  }

  /** Whether the input ends within a start that begins here. */
  private boolean isPartOfStart(byte[] b, int from) {
    boolean atLineStart = from == 0 ? !chunk.midLine : b[from - 1] == '\n';
    return cut && atLineStart && RecordStart.isPartAt(b, from, limit);
  }

  private void skip(byte[] b, int from, int to) {
    skipped += (long) Math.min(to, chunk.length) - from;
    lines += Ascii.countNewlines(b, from, to);
  }

  private void showUnknown(byte[] b, int from, int end, Trailer trailer) {
    int at = from;
    for (String line : trailer.unknownLines()) {
      if (unknownSamples.size() == ReadReport.MAX_SAMPLES) {
        return;
      }
      at = lineOrRest(b, at, end, ByteText.encode(line));
      long number = lines + Ascii.countNewlines(b, from, at);
      unknownSamples.add(
          new Oddity(
              number, chunk.offset + at, "a line that no known kernel prints", excerpt(b, at)));
    }
  }

  /** The next place where a line is, or else ends with, a text. */
  private static int lineOrRest(byte[] b, int from, int end, byte[] text) {
    byte[] line = new byte[text.length + 1];
    line[0] = '\n';
    System.arraycopy(text, 0, line, 1, text.length);
    int atLine = Ascii.indexOf(b, from, end, line);
    int at = atLine >= 0 ? atLine + 1 : Ascii.indexOf(b, from, end, text);
    return Math.max(from, at);
  }

  private void oddity(byte[] b, int at, String reason) {
    malformed++;
    if (samples.size() < ReadReport.MAX_SAMPLES) {
      samples.add(new Oddity(lines, chunk.offset + at, reason, excerpt(b, at)));
    }
  }

  /** The start of the line at a position, which may go on behind the chunk. */
  private String excerpt(byte[] b, int at) {
    byte[] line = new byte[EXCERPT_BYTES];
    int length = 0;
    while (length < EXCERPT_BYTES) {
      int behind = at + length - limit;
      if (behind >= chunk.ahead.length) {
        break;
      }
      byte next = behind < 0 ? b[at + length] : chunk.ahead[behind];
      if (next == '\n') {
        break;
      }
      line[length++] = next;
    }
    return ByteText.printable(ByteText.decode(line, 0, length));
  }

  private ChunkResult end() {
    ColumnBatch batch = rows.size() == 0 ? null : rows.build();
    long addedLines = (long) limit - chunk.length;
    return new ChunkResult(
        batch,
        chunk.length,
        skipped,
        tail,
        lines - addedLines,
        pages,
        early,
        unknown,
        List.copyOf(unknownSamples),
        malformed,
        List.copyOf(samples),
        dialects,
        truncated,
        resumed,
        inNoise);
  }

  private static long saturatedProduct(int count, long each) {
    return each > Long.MAX_VALUE / count ? Long.MAX_VALUE : count * each;
  }

  private static long saturatedSum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
