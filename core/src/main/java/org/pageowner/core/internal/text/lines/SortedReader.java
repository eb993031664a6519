package org.pageowner.core.internal.text.lines;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.text.ChunkResult;
import org.pageowner.core.internal.text.ChunkSource;
import org.pageowner.core.internal.text.Numbering;
import org.pageowner.core.record.Dialect;

/**
 * Reads the output of page_owner_sort, of every version and option.
 *
 * <p>A block is a {@link Heading}, and the text that it announces up to an empty line or the next
 * heading: a record without its PFN line, or a stack; with {@code --cull} and no stack there is
 * none. Text between blocks is skipped.
 */
public final class SortedReader implements BlockSource {
  private static final int MAX_ROWS = 1 << 14;
  private static final long MAX_BYTES = 4 << 20;
  private static final String TIMES = " times";

  /** A name, a module and the allocators have at most this many bytes. */
  private static final int MAX_HEADING_REST = 256;

  private final TextLines lines;
  private final int maxBlockBytes;
  private final BlockRows rows;
  private Findings malformed = new Findings();
  private Findings unknown = new Findings();
  private @Nullable BlockLines block;
  private @Nullable Line ahead;
  private boolean started;
  private boolean inText; // lines like those of a block, outside of any, which have been reported
  private boolean truncated;
  private long skipped;
  private long firstLine;
  private long firstByte;

  /**
   * A reader.
   *
   * @param numbering the meaning of masks without names
   * @param maxBlockBytes the part of a block that is read; more of it is reported
   */
  public SortedReader(ChunkSource.Input text, Numbering numbering, int maxBlockBytes) {
    this.lines = new Lines(text::read, maxBlockBytes);
    this.maxBlockBytes = maxBlockBytes;
    this.rows = new BlockRows(numbering, maxBlockBytes);
  }

  /**
   * Whether a text, of which this is the beginning, is page_owner_sort's: there is a heading with
   * the text that it announces, before any record without one. No dump has such a line before its
   * first record, and no log.
   */
  public static boolean isAhead(String text) {
    if (!text.contains(TIMES)) {
      return false;
    }
    String line = null;
    for (int at = 0; at <= text.length(); ) {
      int end = text.indexOf('\n', at);
      String next = plain(text, at, end < 0 ? text.length() : end);
      if (line != null && BlockLines.isRecord(line)) {
        return false;
      }
      if (line != null && isHeadingOf(line, next)) {
        return true;
      }
      if (line == null || !next.isBlank() || !line.contains(" pages")) {
        line = next; // else an empty line may follow every line
      }
      if (end < 0) {
        break;
      }
      at = end + 1;
    }
    return line != null && isHeadingOf(line, null);
  }

  private static String plain(String text, int from, int to) {
    return text.substring(from, to > from && text.charAt(to - 1) == '\r' ? to - 1 : to);
  }

  private static boolean isHeadingOf(String line, @Nullable String next) {
    Heading heading = Heading.of(line, next);
    if (heading == null || !heading.more().isEmpty()) {
      return false;
    }
    return heading.announces() ? next != null && BlockLines.isText(next) : heading.pages() != null;
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
        return taken(lines.total(), lines.lineEnds());
      }
      if (rows.size() >= MAX_ROWS || line.offset() - firstByte >= MAX_BYTES) {
        return taken(line.offset(), line.number());
      }
      ahead = readLine();
      take(line, ahead);
    }
  }

  private @Nullable Line readLine() throws IOException {
    return lines.next()
        ? new Line(lines.number(), lines.offset(), lines.bytes(), lines.text())
        : null;
  }

  private void take(Line line, @Nullable Line next) {
    BlockLines open = block;
    String nextText = next == null ? null : next.text();
    if (open != null && open.endsInName() && !BlockLines.isRecord(line.text())) {
      open.add(line);
      return;
    }
    Heading heading = Heading.of(line.text(), nextText);
    if (heading != null && isTrue(heading, next)) {
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

  /** The oldest heading is too short to be one by itself. */
  private static boolean isTrue(Heading heading, @Nullable Line next) {
    return heading.pages() != null
        || heading.line().contains(" pages")
        || next == null
        || next.isBlank()
        || BlockLines.isText(next.text());
  }

  private void begin(BlockLines begun) {
    inText = false;
    block = begun;
    Heading heading = begun.heading;
    if (heading != null && !begun.isOpen() && !heading.endsInName()) {
      close();
    }
  }

  /** A heading without a stack ends in its line, unless the name in it has line ends. */
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

  /** Text around the blocks is no oddity, except where it looks like a part of one. */
  private void skip(Line line) {
    skipped += line.bytes();
    boolean isText = BlockLines.isText(line.text());
    if (isText && !inText) {
      malformed.add(line, firstLine, "lines of a block without its first ones");
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

  private Blocks taken(long toByte, long toLine) {
    long times = rows.times();
    long pages = rows.pages();
    long early = rows.earlyPages();
    boolean any = rows.size() > 0;
    Blocks taken =
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
                any ? Set.of(Dialect.SORTED) : Set.of(),
                truncated,
                false,
                false));
    malformed = new Findings();
    unknown = new Findings();
    skipped = 0;
    firstByte = toByte;
    firstLine = toLine;
    return taken;
  }
}
