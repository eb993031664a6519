package org.pageowner.core;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.HandleJoin;
import org.pageowner.core.internal.store.Saturated;
import org.pageowner.core.internal.text.chunk.ChunkResult;
import org.pageowner.core.internal.text.lines.OriginalPositions;
import org.pageowner.core.internal.text.probe.InputProbe;
import org.pageowner.core.record.CensusRows;
import org.pageowner.core.record.Diagnostic;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.MalformedPart;
import org.pageowner.core.record.ReadReport;

/**
 * The account of one input while it is read: adds up its chunks in file order, and collects the
 * first diagnostics.
 */
final class InputAccount {
  private final String source;
  private final List<Diagnostic> samples = new ArrayList<>();
  private final List<Diagnostic> unknownSamples = new ArrayList<>();
  private long records;
  private long times;
  private long start;
  private long bytes;
  private long skipped;
  private long tail;
  private long lines;
  private long pages;
  private long early;
  private long unknown;
  private long malformed;
  private final Set<Dialect> dialects = EnumSet.noneOf(Dialect.class);
  private boolean truncated;
  private @Nullable String explanation;
  private @Nullable String stopped;
  private long ownRecords;
  private long ownPages;
  private long lost;
  private CensusRows.@Nullable Header census;
  private boolean inNoise;
  private @Nullable OriginalPositions positions;

  InputAccount(String source) {
    this.source = source;
  }

  /** Sets the map from positions in the text to those in the input, where the two differ. */
  void readFrom(OriginalPositions map) {
    positions = map;
  }

  /** Sets the offset of the first byte, if it is not the first one of the file. */
  void startAt(long offset) {
    start = offset;
  }

  /** Returns the number of records so far. */
  long records() {
    return records;
  }

  void add(ChunkResult chunk) {
    add(chunk, chunk.batch() == null ? 0 : chunk.batch().size());
  }

  void add(ChunkResult chunk, long recordsInChunk) {
    add(chunk, recordsInChunk, recordsInChunk);
  }

  /** Adds a chunk whose {@code recordsInChunk} rows represent {@code timesInChunk} records. */
  void add(ChunkResult chunk, long recordsInChunk, long timesInChunk) {
    int known = chunk.resumesNoise() && inNoise ? 1 : 0;
    keep(chunk.samples().subList(known, chunk.samples().size()), samples);
    keep(chunk.unknownSamples(), unknownSamples);
    records += recordsInChunk;
    times = Saturated.sum(times, timesInChunk);
    bytes += chunk.bytes();
    skipped += chunk.skippedBytes();
    tail += chunk.tailBytes();
    lines += chunk.lines();
    pages = Saturated.sum(pages, chunk.pages());
    early = Saturated.sum(early, chunk.earlyPages());
    unknown += chunk.unknownLines();
    malformed += chunk.malformed() - known;
    dialects.addAll(chunk.dialects());
    truncated |= chunk.truncatedTail();
    inNoise = chunk.endsInNoise() || (inNoise && chunk.isBlank());
    if (positions != null) {
      positions.forgetBefore(bytes);
    }
  }

  /**
   * Returns the malformed parts of a chunk that is not added yet: with their texts if the chunk has
   * them, else the places that it describes.
   */
  List<MalformedPart> parts(ChunkResult chunk) {
    int known = chunk.resumesNoise() && inNoise ? 1 : 0;
    List<MalformedPart> parts = new ArrayList<>();
    for (MalformedPart part : chunk.parts()) {
      long record = part.hasRecord() ? records + part.record() : -1;
      parts.add(new MalformedPart(placed(part.diagnostic()), record, part.text()));
    }
    if (chunk.parts().isEmpty()) {
      for (Diagnostic sample : chunk.samples()) {
        parts.add(new MalformedPart(placed(sample), -1, sample.excerpt()));
      }
      long others = chunk.malformed() - chunk.samples().size();
      if (others > 0) {
        parts.add(missingPart("further malformed parts: " + others));
      }
      if (chunk.truncatedTail()) {
        parts.add(missingPart("the last record is cut or not closed"));
      }
    }
    return parts.subList(Math.min(known, parts.size()), parts.size());
  }

  /** Returns a malformed part without text. */
  MalformedPart missingPart(String reason) {
    return new MalformedPart(new Diagnostic(1 + lines, start + bytes, reason, ""), -1, "");
  }

  private void keep(List<Diagnostic> found, List<Diagnostic> kept) {
    for (Diagnostic sample : found) {
      if (kept.size() < ReadReport.MAX_SAMPLES) {
        kept.add(placed(sample));
      }
    }
  }

  /** Returns a place of the chunk as one of the input. */
  private Diagnostic placed(Diagnostic sample) {
    long line = lines + sample.line();
    long offset = sample.offset();
    if (positions != null) {
      line = positions.number(offset);
      offset = positions.offset(offset);
    }
    return new Diagnostic(1 + line, offset, sample.reason(), sample.excerpt());
  }

  /** Sets the explanation of an input without records. */
  void explain(InputProbe text) {
    explanation = text.explanation();
    if (text.isLogWithoutOwners()) {
      dialects.add(Dialect.LOG); // a log that was read to its end and has no record
    }
  }

  /** Counts the missing rest of an input that ends before its source does. */
  void cut(String reason) {
    malformed++;
    truncated = true;
    if (samples.size() < ReadReport.MAX_SAMPLES) {
      samples.add(new Diagnostic(1 + lines, start + bytes, reason, ""));
    }
  }

  /** Counts parts that are known to be missing, such as lost records. */
  void missing(long count, String reason) {
    malformed = Saturated.sum(malformed, count);
    if (samples.size() < ReadReport.MAX_SAMPLES) {
      samples.add(new Diagnostic(1 + lines, start + bytes, reason, ""));
    }
  }

  /** Counts records that a kernel could not give. */
  void lost(long count, String reason) {
    lost = Saturated.sum(lost, count);
    missing(count, reason);
  }

  /**
   * Sets the first line of a census, and counts the parts that its hosts did not read. They are no
   * fault of this text, so that strict reading accepts them.
   */
  void census(CensusRows.Header header) {
    census = header;
    dialects.add(Dialect.CENSUS);
    lost = header.lost();
    malformed = Saturated.sum(malformed, Saturated.sum(header.malformed(), header.lost()));
  }

  /** Counts records of this process that were left out. */
  void leftOut(long count, long countedPages) {
    ownRecords = count;
    ownPages = countedPages;
  }

  /** Sets the reason why the reading ended before the source did. */
  void stop(String reason) {
    stopped = reason;
  }

  /**
   * Fails if anything is malformed so far.
   *
   * @param damage why the text ends before the packed stream does, which is then the cause of a
   *     truncated end; or {@code null}
   */
  void requireClean(@Nullable String damage) throws MalformedDumpException {
    boolean isPackedCut = damage != null && truncated;
    if (!samples.isEmpty() && !(isPackedCut && isInTail(samples.get(0)))) {
      throw new MalformedDumpException(source, samples.get(0));
    }
    if (truncated) {
      String reason = isPackedCut ? damage : "the last record is cut or not closed";
      throw new MalformedDumpException(
          source, new Diagnostic(1 + lines, start + bytes, String.valueOf(reason), ""));
    }
  }

  private boolean isInTail(Diagnostic sample) {
    return positions == null && sample.offset() >= start + bytes - tail;
  }

  ReadReport build(long stacks) {
    OriginalPositions map = positions;
    if (map != null) {
      skipped += map.total() - bytes; // the prefixes
      bytes = map.total();
    }
    return ReadReport.builder(source)
        .records(records)
        .times(times)
        .pages(pages)
        .bytes(bytes)
        .skippedBytes(skipped)
        .tailBytes(tail)
        .stacks(stacks)
        .earlyPages(early)
        .unknownLines(unknown)
        .unknownLineSamples(unknownSamples)
        .malformed(malformed)
        .samples(samples)
        .dialects(dialects)
        .truncatedTail(truncated)
        .stopped(stopped)
        .ownRecords(ownRecords)
        .ownPages(ownPages)
        .lost(lost)
        .census(census)
        .explanation(records == 0 ? explanation : null)
        .build();
  }

  /**
   * Returns the report of records that were joined with an inventory.
   *
   * @param source the source of the inventory
   */
  static ReadReport joined(ReadReport read, long stacks, HandleJoin join, String source) {
    return read.toBuilder()
        .stacks(stacks)
        .earlyPages(read.earlyPages() + join.earlyPages())
        .unmatchedHandles(join.unmatched())
        .stacksFrom(source)
        .build();
  }
}
