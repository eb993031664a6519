package org.pageowner.core.internal.text.counted;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.text.chunk.ChunkResult;
import org.pageowner.core.internal.text.chunk.ChunkSource;
import org.pageowner.core.internal.text.legacy.LegacyMasks;
import org.pageowner.core.internal.text.lines.Line;
import org.pageowner.core.internal.text.lines.Lines;
import org.pageowner.core.internal.text.lines.TextLines;
import org.pageowner.core.record.Dialect;

/**
 * Reads the output of page_owner_sort, of every version and with every option.
 *
 * <p>A block is a {@link Heading} and the text that it announces, up to an empty line or the next
 * heading: a record without its PFN line, or a stack; with {@code --cull} and no stack, there is no
 * text. Text between blocks is skipped.
 *
 * <p>The format is ambiguous line by line: a name may have line ends, a heading may be broken, and
 * an empty line may follow every line. So the reader is a state machine with bounded look-ahead: it
 * keeps one open block, sees the line after the current one, and reads up to {@link
 * BrokenHeading#MAX_LINES} lines where a heading may have been broken. Rows are returned in batches
 * of bounded size, so that memory does not grow with the input.
 */
public final class SortedReader implements BlockSource {
  private static final int MAX_ROWS = 1 << 14;
  private static final long MAX_BYTES = 4 << 20;

  /** The end of a line: a carriage return by itself, or U+0085, may be in a name. */
  private static final Pattern LINE_ENDS = Pattern.compile("\\r?\\n");

  /** A line that starts as a heading does. */
  private static final Pattern TIMES = Pattern.compile("(?d)-?\\d{1,25} times[,:(\\[ ].*");

  /** Maximum length of a name, a module and the allocators together. */
  private static final int MAX_HEADING_REST = 256;

  private final TextLines lines;
  private final int maxBlockBytes;
  private final BlockRows rows;
  private LineDiagnostics malformed = new LineDiagnostics();
  private LineDiagnostics unknown = new LineDiagnostics();
  private @Nullable BlockLines block;
  private final Queue<Line> window = new ArrayDeque<>(); // lines already read, after the line ahead
  private @Nullable Line ahead;
  private @Nullable Line text; // the rest of a line that starts with a heading
  private boolean started;
  private boolean
      inText; // in lines that look like a block's but are outside of any; they have been reported
  private boolean truncated;
  private long skipped;
  private long firstLine;
  private long firstByte;

  /**
   * Creates a reader.
   *
   * @param legacyMasks the layout of masks without names
   * @param maxBlockBytes maximum number of bytes of a block that are read; longer blocks are
   *     reported
   */
  public SortedReader(ChunkSource.Input text, LegacyMasks legacyMasks, int maxBlockBytes) {
    this.lines = new Lines(text::read, maxBlockBytes);
    this.maxBlockBytes = maxBlockBytes;
    this.rows = new BlockRows(legacyMasks, maxBlockBytes);
  }

  /**
   * Returns whether a text that starts like this is page_owner_sort's: a heading, with the text
   * that it announces, precedes any record without one. Neither dumps nor logs have such a line
   * before their first record.
   */
  public static boolean recognises(String text) {
    if (!text.contains(" times") && !text.contains("\ntimes")) {
      return false;
    }
    List<String> lines = LINE_ENDS.splitAsStream(text).flatMap(SortedReader::parts).toList();
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at);
      if (BlockLines.isRecord(line)) {
        return false;
      }
      if (BrokenHeading.mayBegin(line) && isHeadingAt(lines, at)) {
        return true;
      }
    }
    return false;
  }

  /** Returns a heading and the text after it as two lines, any other line as it is. */
  private static Stream<String> parts(String line) {
    int at = Heading.textStart(line);
    return at < 0 ? Stream.of(line) : Stream.of(line.substring(0, at), line.substring(at));
  }

  private static boolean isHeadingAt(List<String> lines, int at) {
    List<String> window = lines.subList(at, Math.min(lines.size(), at + BrokenHeading.MAX_LINES));
    BrokenHeading.Whole whole = BrokenHeading.join(window);
    String line = whole == null ? lines.get(at) : whole.line();
    int after = at + (whole == null ? 1 : whole.parts());
    int next = after;
    while (next < lines.size() && lines.get(next).isBlank()) {
      next++; // an empty line may follow every line
    }
    String below = after < lines.size() ? lines.get(after) : null;
    String further = next < lines.size() ? lines.get(next) : null;
    Heading heading = Heading.of(line, below);
    if (heading == null) {
      return false;
    }
    if (heading.pages() == null && !line.contains(" pages")) {
      return below != null && BlockLines.isText(below);
    }
    boolean isAbove = further != null && BlockLines.isText(further);
    boolean isLast = further == null || Heading.of(further, null) != null;
    if (heading.announces()) {
      return isAbove || isLast; // the stack of a record without frames is empty
    }
    return heading.more().isEmpty() || isAbove || isLast;
  }

  @Override
  public @Nullable Blocks next() throws IOException {
    if (!started) {
      started = true;
      ahead = readLine();
    } else if (ahead == null) {
      return null;
    }
    while (true) {
      Line line = ahead;
      if (line == null) {
        end();
        return takeBatch(lines.total(), lines.lineEnds());
      }
      if (rows.size() >= MAX_ROWS || line.offset() - firstByte >= MAX_BYTES) {
        return takeBatch(line.offset(), line.number());
      }
      ahead = readLine();
      take(line, ahead);
    }
  }

  /** Returns the next line; a broken heading counts as one line. */
  private @Nullable Line readLine() throws IOException {
    Line first = window.isEmpty() ? nextLine() : window.poll();
    if (first == null || !BrokenHeading.mayBegin(first.text())) {
      return first;
    }
    while (window.size() < BrokenHeading.MAX_LINES - 1) {
      Line more = nextLine();
      if (more == null) {
        break;
      }
      window.add(more);
    }
    List<String> texts = new ArrayList<>();
    texts.add(first.text());
    window.forEach(line -> texts.add(line.text()));
    BrokenHeading.Whole whole = BrokenHeading.join(texts);
    if (whole == null) {
      return first;
    }
    long bytes = first.bytes();
    for (int part = 1; part < whole.parts(); part++) {
      bytes += window.remove().bytes();
    }
    return new Line(first.number(), first.offset(), bytes, whole.line());
  }

  private @Nullable Line nextLine() throws IOException {
    Line rest = text;
    text = null;
    if (rest != null) {
      return rest;
    }
    if (!lines.next()) {
      return null;
    }
    String line = lines.text();
    int at = Heading.textStart(line);
    if (at < 0) {
      return new Line(lines.number(), lines.offset(), lines.bytes(), line);
    }
    long offset = lines.offset();
    text = new Line(lines.number(), offset + at, lines.bytes() - at, line.substring(at));
    return new Line(lines.number(), offset, at, line.substring(0, at));
  }

  private void take(Line line, @Nullable Line next) {
    BlockLines open = block;
    String nextText = next == null ? null : next.text();
    Heading heading = Heading.of(line.text(), nextText);
    boolean isLong = heading != null && heading.pages() != null; // longer than a name
    if (open != null && open.endsInName() && !isLong && !BlockLines.isRecord(line.text())) {
      open.add(line);
      return;
    }
    if (heading != null && isCertain(heading, next)) {
      close();
      begin(new BlockLines(heading, line, maxBlockBytes));
    } else if (open != null && !open.isOpen()) {
      continueName(open, line, nextText);
    } else if (open != null && line.isBlank()) {
      if (open.endsAtBlank(next)) {
        close();
      }
    } else if (open != null && !(BlockLines.isRecord(line.text()) && !open.text().isEmpty())) {
      open.add(line);
    } else if (BlockLines.isRecord(line.text())) {
      close();
      malformed.add(line, firstLine, "a record without a line of times: counted once");
      begin(new BlockLines(null, line, maxBlockBytes));
    } else {
      skip(line);
    }
  }

  /** Returns whether a heading is certain: the oldest form is too short to be one by itself. */
  private static boolean isCertain(Heading heading, @Nullable Line next) {
    return heading.pages() != null
        || heading.line().contains(" pages")
        || next == null
        || next.isBlank()
        || BlockLines.isText(next.text());
  }

  private void begin(BlockLines next) {
    inText = false;
    block = next;
    Heading heading = next.heading;
    if (heading != null && !next.isOpen() && !heading.endsInName()) {
      close();
    }
  }

  /**
   * Continues a heading without a stack, which ends in its line unless the name in it has line
   * ends.
   */
  private void continueName(BlockLines open, Line line, @Nullable String next) {
    Heading heading = open.heading;
    List<Line> name = new ArrayList<>(open.nameLines());
    name.add(line);
    String more = name.stream().map(Line::text).collect(Collectors.joining("\n"));
    if (heading == null || line.isBlank() || more.length() > MAX_HEADING_REST) {
      close();
      skip(line);
      return;
    }
    Heading whole = heading.continued(more, next);
    if (whole == null) {
      open.nameLines().add(line);
    } else {
      block = null;
      begin(new BlockLines(whole, open.first(), maxBlockBytes));
      if (whole.endsInName()) {
        close();
      }
    }
  }

  /** Skips text around the blocks, which is normal unless it looks like a part of a block. */
  private void skip(Line line) {
    skipped += line.bytes();
    boolean isText = BlockLines.isText(line.text());
    if (isText && !inText) {
      malformed.add(line, firstLine, "lines of a block without its first ones");
    } else if (TIMES.matcher(line.text()).matches()) {
      malformed.add(line, firstLine, "a line of times that is of no known form: not counted");
    }
    inText = isText;
  }

  private void close() {
    BlockLines done = block;
    block = null;
    if (done == null) {
      return;
    }
    if (!rows.add(done, malformed, unknown, firstLine)) {
      done.text().forEach(line -> skipped += line.bytes());
    }
    done.nameLines().forEach(this::skip);
  }

  private void end() {
    BlockLines open = block;
    truncated = open != null && open.isOpen();
    close();
  }

  private Blocks takeBatch(long toByte, long toLine) {
    long times = rows.times();
    long pages = rows.pages();
    long early = rows.earlyPages();
    boolean any = rows.size() > 0;
    Blocks batch =
        new Blocks(
            any ? rows.build() : null,
            times,
            new ChunkResult(
                null,
                toByte - firstByte,
                skipped,
                0,
                toLine - firstLine,
                pages,
                early,
                unknown.count(),
                unknown.samples(),
                malformed.count(),
                malformed.samples(),
                List.of(),
                any ? Set.of(Dialect.SORTED) : Set.of(),
                truncated,
                false,
                false));
    malformed = new LineDiagnostics();
    unknown = new LineDiagnostics();
    skipped = 0;
    firstByte = toByte;
    firstLine = toLine;
    return batch;
  }
}
