package org.pageowner.core.internal.text.counted;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.Saturated;
import org.pageowner.core.internal.text.chunk.ChunkResult;
import org.pageowner.core.internal.text.chunk.ChunkSource;
import org.pageowner.core.internal.text.lines.Line;
import org.pageowner.core.internal.text.lines.Lines;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.CensusRows;
import org.pageowner.core.record.Diagnostic;
import org.pageowner.core.record.Dialect;

/**
 * Reads a census: a first line with the field {@code census}, then one group of records a line, as
 * JSON.
 *
 * <p>The header has the number of groups and the sums of their records and pages. So a file that is
 * cut between two lines, or has lost one, is reported.
 */
public final class CensusReader {
  /** Maximum bytes of a line; the first one has about 200 for each host. */
  public static final int MAX_LINE_BYTES = 16 << 20;

  private static final Pattern FIRST_LINE = Pattern.compile("[ \\t]*\\{[ \\t]*\"census\"[ \\t]*:");
  private static final int MAX_ROWS = 1 << 14;
  private static final long MAX_BYTES = 4 << 20;
  private static final int EXCERPT_BYTES = 80;

  private final Lines lines;
  private CensusRows.@Nullable Header header;
  private @Nullable CensusRowReader rows;
  private LineDiagnostics malformed = new LineDiagnostics();
  private boolean ended;
  private boolean truncated;
  private long tail;
  private long skipped;
  private long firstByte;
  private long firstLine;
  private long groups;
  private long times;
  private long pages;

  /**
   * Rows with an account of the text that they were read from.
   *
   * @param batch the rows, or {@code null} if there are none
   * @param times the number of records that they represent
   * @param rest the account
   */
  public record Result(@Nullable CensusBatch batch, long times, ChunkResult rest) {}

  /** Creates a reader, which reads nothing yet. */
  public CensusReader(ChunkSource.Input text) {
    this.lines = new Lines(text::read, MAX_LINE_BYTES);
  }

  /** Returns whether a text that starts like this is a census. */
  public static boolean recognises(String text) {
    return FIRST_LINE.matcher(text).lookingAt();
  }

  /** Reads the first line; returns its fault, after which nothing can be read. */
  public @Nullable Diagnostic readHeader() throws IOException {
    boolean isThere = lines.next();
    byte[] line = lines.start(MAX_LINE_BYTES);
    try {
      if (!isThere || lines.isTooLong()) {
        throw new JsonFault(0, "the first line has more than " + MAX_LINE_BYTES + " bytes");
      }
      CensusRows.Header read = CensusHeader.of(new JsonScanner(line, 0, line.length));
      header = read;
      rows = new CensusRowReader(read);
      skipped = lines.bytes();
      return null;
    } catch (JsonFault e) {
      String excerpt = ByteText.decode(line, 0, Math.min(line.length, EXCERPT_BYTES));
      return new Diagnostic(
          1,
          lines.offset() + e.at(),
          "the first line of a census: " + e.reason(),
          ByteText.printable(excerpt));
    }
  }

  /** Returns the first line. */
  public CensusRows.Header header() {
    CensusRows.Header read = header;
    if (read == null) {
      throw new IllegalStateException("the first line was not read");
    }
    return read;
  }

  /** Returns the next rows; {@code null} at the end of the text. */
  public @Nullable Result next() throws IOException {
    CensusRowReader reader = rows;
    if (ended || reader == null) {
      return null;
    }
    while (reader.size() < MAX_ROWS && lines.total() - firstByte < MAX_BYTES) {
      if (!lines.next()) {
        ended = true;
        requireSums(reader);
        break;
      }
      take(reader);
    }
    return result(reader);
  }

  private void take(CensusRowReader reader) {
    if (lines.isBlank()) {
      skipped += lines.bytes();
      return;
    }
    try {
      if (lines.isTooLong()) {
        throw new JsonFault(lines.from(), "a line of more than " + MAX_LINE_BYTES + " bytes");
      }
      reader.read(lines.array(), lines.from(), lines.to());
    } catch (JsonFault e) {
      if (lines.endsInLine()) {
        truncated = true;
        tail = lines.bytes();
      } else {
        int at = e.at() - lines.from();
        add(lines.number(), lines.offset() + at, e.reason(), lines.start(MAX_LINE_BYTES), at);
        skipped += lines.bytes();
      }
    }
  }

  private void add(long number, long offset, String reason, byte[] line, int at) {
    int from = Math.min(at, line.length);
    int to = Math.min(line.length, from + EXCERPT_BYTES);
    String near = new String(line, from, to - from, ISO_8859_1);
    malformed.add(new Line(number, offset, lines.bytes(), near), firstLine, reason);
  }

  /** Compares the rows with the first line, unless another fault explains a difference. */
  private void requireSums(CensusRowReader reader) {
    CensusRows.Header expected = header();
    boolean equal =
        groups + reader.size() == expected.groups()
            && Saturated.sum(times, reader.times()) == expected.records()
            && Saturated.sum(pages, reader.pages()) == expected.pages();
    if (!equal) {
      add(
          lines.lineEnds(),
          lines.total(),
          "the rows are not those of the first line, which counts "
              + expected.groups()
              + " groups, "
              + expected.records()
              + " records and "
              + expected.pages()
              + " pages",
          new byte[0],
          0);
    }
  }

  private Result result(CensusRowReader reader) {
    long rowTimes = reader.times();
    long rowPages = reader.pages();
    long earlyPages = reader.earlyPages();
    int size = reader.size();
    CensusBatch batch = size == 0 ? null : reader.build();
    groups += size;
    times = Saturated.sum(times, rowTimes);
    pages = Saturated.sum(pages, rowPages);
    long toByte = lines.total();
    long toLine = ended ? lines.lineEnds() : lines.number() + 1;
    ChunkResult rest =
        new ChunkResult(
            null,
            toByte - firstByte,
            skipped,
            tail,
            toLine - firstLine,
            rowPages,
            earlyPages,
            0,
            java.util.List.of(),
            malformed.count(),
            malformed.samples(),
            java.util.List.of(),
            Set.of(Dialect.CENSUS),
            truncated,
            false,
            false);
    malformed = new LineDiagnostics();
    skipped = 0;
    tail = 0;
    firstByte = toByte;
    firstLine = toLine;
    return new Result(batch, rowTimes, rest);
  }
}
