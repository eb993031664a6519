package org.pageowner.core.internal.text.counted;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.dictionary.Dictionaries;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.store.CountedBatch;
import org.pageowner.core.internal.store.CountedBatchBuilder;
import org.pageowner.core.internal.store.Saturated;
import org.pageowner.core.internal.text.legacy.LegacyMasks;
import org.pageowner.core.internal.text.lenient.LenientRecord;
import org.pageowner.core.internal.text.lines.Line;
import org.pageowner.core.record.Allocators;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.EarlyPages;
import org.pageowner.core.record.StackTrace;

/** Converts blocks of page_owner_sort's output to rows, each with the counts of its heading. */
final class BlockRows {
  private final CountedBatchBuilder blocks = new CountedBatchBuilder(Dialect.SORTED);
  private final LenientRecord record;
  private long times;
  private long pages;
  private long early;

  BlockRows(LegacyMasks legacyMasks, int maxBlockBytes) {
    this.record = new LenientRecord(blocks.rows(), legacyMasks, maxBlockBytes);
  }

  /** Returns the number of rows. */
  int size() {
    return blocks.size();
  }

  /** Returns the number of records that the rows represent. */
  long times() {
    return times;
  }

  /** Returns their base pages. */
  long pages() {
    return pages;
  }

  /** Returns the base pages whose owner is unknown. */
  long earlyPages() {
    return early;
  }

  /** Returns the rows so far, of which there must be at least one, and starts a new batch. */
  CountedBatch build() {
    times = 0;
    pages = 0;
    early = 0;
    return blocks.build();
  }

  /** Adds a block; returns false if it has neither a heading nor a readable first line. */
  boolean add(
      BlockLines block, LineDiagnostics malformed, LineDiagnostics unknown, long firstLine) {
    Heading heading = block.heading;
    boolean isRead = read(block, malformed, firstLine);
    if (!isRead) {
      return false;
    }
    BatchBuilder rows = blocks.rows();
    if (heading != null) {
      complete(rows, heading);
      if (heading.fault() != null) {
        malformed.add(block.first(), firstLine, heading.fault());
      }
      if (!heading.more().isEmpty()) {
        unknown.add(block.first(), firstLine, "words that no known page_owner_sort prints");
      }
    }
    addUnknownLines(rows, block, unknown, firstLine);
    long count = heading == null ? 1 : heading.times();
    Long size = pages(rows, heading, count);
    if (size == null) {
      malformed.add(block.first(), firstLine, "neither pages nor an order");
    } else {
      pages = Saturated.sum(pages, size);
      early = Saturated.sum(early, isEarly(rows) ? size : 0);
    }
    times = Saturated.sum(times, count);
    blocks.endRow(heading == null ? null : heading.line(), count, size);
    return true;
  }

  /** Reads the text into the current row; returns false if the block is to be dropped. */
  private boolean read(BlockLines block, LineDiagnostics malformed, long firstLine) {
    byte[] text = block.bytes();
    if (block.isTooLong()) {
      malformed.add(block.first(), firstLine, "a block of too many bytes");
    }
    if (block.text().isEmpty()) {
      record.readNothing();
      return true;
    }
    Line first = block.text().get(0);
    if (!BlockLines.isRecord(first.text())) {
      record.readBelow(text);
    } else if (record.read(text, 0, text.length) < 0) {
      String problem = record.problem();
      malformed.add(first, firstLine, problem == null ? "not a record" : problem);
      if (block.heading == null) {
        return false;
      }
      record.readBelow(text);
      return true;
    }
    String problem = record.problem();
    if (problem != null) {
      malformed.add(first, firstLine, problem);
    }
    return true;
  }

  /** Adds values of the heading that the text lacks. */
  private static void complete(BatchBuilder rows, Heading heading) {
    int run = rows.run();
    Dictionaries values = rows.dictionaries();
    Long pid = heading.pid();
    if (pid != null && rows.noPid.get(run)) {
      rows.pid[run] = pid;
      rows.noPid.clear(run);
    }
    Long tgid = heading.tgid();
    if (tgid != null && rows.noTgid.get(run)) {
      rows.tgid[run] = tgid;
      rows.noTgid.clear(run);
    }
    String name = heading.name();
    if (name != null && rows.name[run] < 0) {
      byte[] bytes = name.getBytes(ISO_8859_1);
      rows.name[run] = values.name.strings().intern(bytes, 0, bytes.length);
    }
    String lines = trailerLines(rows, heading);
    if (!lines.isEmpty()) {
      ByteArrayOutputStream trailer = new ByteArrayOutputStream();
      if (rows.trailer[run] >= 0) {
        trailer.writeBytes(values.trailer.bytes(rows.trailer[run]));
      }
      trailer.writeBytes(lines.getBytes(ISO_8859_1));
      byte[] bytes = trailer.toByteArray();
      rows.trailer[run] = values.trailer.strings().intern(bytes, 0, bytes.length);
    }
  }

  /**
   * Returns module and allocator as lines of the trailer, unless a stack implies them. The tool
   * derives the allocator SLAB from the page's flag, which its output does not have.
   */
  private static String trailerLines(BatchBuilder rows, Heading heading) {
    StackTrace stack = stack(rows);
    boolean isBare = stack == null || stack.isEmpty();
    StringBuilder lines = new StringBuilder();
    if (isBare && heading.module() != null) {
      lines.append(TrailerWords.MODULE).append(heading.module()).append('\n');
    }
    int bits = heading.allocators();
    boolean isSlab =
        stack != null
            && (bits & Allocators.SLAB) != 0
            && (Allocators.bitsOf(stack) & Allocators.SLAB) == 0;
    if (bits != 0 && (isBare || isSlab)) {
      String words = Allocators.of(isBare ? bits : Allocators.SLAB).text();
      lines.append(TrailerWords.ALLOCATORS).append(words).append(" \n");
    }
    return lines.toString();
  }

  private static @Nullable StackTrace stack(BatchBuilder rows) {
    int id = rows.stack[rows.run()];
    return id < 0 ? null : rows.dictionaries().stack.value(id);
  }

  private static boolean isEarly(BatchBuilder rows) {
    int run = rows.run();
    int gfp = rows.gfp[run];
    return EarlyPages.isEarly(
        stack(rows),
        gfp < 0 ? null : rows.dictionaries().gfp.value(gfp),
        rows.noOrder.get(run) ? null : Long.valueOf(rows.order[run]));
  }

  /** Returns the base pages: from the heading, or from the order in the oldest form. */
  private static @Nullable Long pages(BatchBuilder rows, @Nullable Heading heading, long count) {
    if (heading != null && heading.pages() != null) {
      return heading.pages();
    }
    int run = rows.run();
    if (rows.noOrder.get(run) || (heading != null && heading.fault() != null)) {
      return null;
    }
    long order = rows.order[run];
    return count > Long.MAX_VALUE >> order ? Long.MAX_VALUE : count << order;
  }

  private static void addUnknownLines(
      BatchBuilder rows, BlockLines block, LineDiagnostics unknown, long firstLine) {
    int trailer = rows.trailer[rows.run()];
    if (trailer < 0) {
      return;
    }
    Iterator<Line> lines = block.text().iterator();
    for (String text : rows.dictionaries().trailer.value(trailer).unknownLines()) {
      Line at = block.first();
      String bytes = new String(ByteText.encode(text), ISO_8859_1);
      while (lines.hasNext()) {
        Line line = lines.next();
        if (line.text().endsWith(bytes)) {
          at = line;
          break;
        }
      }
      unknown.add(at, firstLine, "a line that no known kernel prints");
    }
  }
}
