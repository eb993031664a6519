package org.pageowner.core;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.live.Feed;
import org.pageowner.core.internal.live.PfnRange;
import org.pageowner.core.internal.store.CountedBatch;
import org.pageowner.core.internal.text.bytes.PositionedInput;
import org.pageowner.core.internal.text.chunk.ChunkResult;
import org.pageowner.core.internal.text.chunk.ChunkSource;
import org.pageowner.core.internal.text.chunk.FilePart;
import org.pageowner.core.internal.text.counted.BlockSource;
import org.pageowner.core.internal.text.counted.Blocks;
import org.pageowner.core.internal.text.counted.CensusBatch;
import org.pageowner.core.internal.text.counted.CensusReader;
import org.pageowner.core.internal.text.counted.InventoryReader;
import org.pageowner.core.internal.text.counted.ModuleStatsReader;
import org.pageowner.core.internal.text.counted.SortedReader;
import org.pageowner.core.internal.text.log.LogReader;
import org.pageowner.core.internal.text.prefix.UnprefixedText;
import org.pageowner.core.internal.text.probe.InputProbe;
import org.pageowner.core.record.Diagnostic;
import org.pageowner.core.record.MalformedPart;
import org.pageowner.core.record.RecordBatch;

/**
 * Reads one input: the probe identifies the format, the reader of that format produces batches, and
 * the report accounts for every byte.
 */
final class InputReader {
  private static final long MAX_KEPT_BYTES = 16 << 20;

  private final Input input;
  private final ReadSettings settings;
  private final InputAccount report;
  private final Consumer<RecordBatch> sink;

  /**
   * A reader of one input.
   *
   * @param report counts each batch after {@code sink} has taken it
   * @param sink takes the batches in file order
   */
  InputReader(Input input, ReadSettings settings, InputAccount report, Consumer<RecordBatch> sink) {
    this.input = input;
    this.settings = settings;
    this.report = report;
    this.sink = sink;
  }

  /** Reads the input to its end. */
  void read() throws IOException {
    InputProbe probe = new InputProbe(input);
    if (isOfAnotherPart(probe)) {
      return;
    }
    if (settings.kernelLog || probe.kind() == InputProbe.Kind.LOG) {
      LogReader.Result read = probe.logReader(settings.maxRecordBytes).read();
      accept(read.records(), read.rest());
    } else {
      readText(probe);
    }
    report.explain(probe);
    reportIncomplete();
    requireClean();
  }

  /** Returns whether the input is not split, and another part has all of it. */
  private boolean isOfAnotherPart(InputProbe probe) {
    Input.Part part = input.part();
    return part != null && !part.hasFirstByte() && splittable(probe) == null;
  }

  /** Returns the file if it can be read in parts: a plain dump, byte for byte as it is stored. */
  private @Nullable PositionedInput splittable(InputProbe probe) {
    boolean isDump = !settings.kernelLog && probe.kind() == InputProbe.Kind.DUMP;
    return isDump && probe.isPlain() ? probe.positioned() : null;
  }

  private void readText(InputProbe probe) throws IOException {
    int max = settings.maxRecordBytes;
    ChunkSource.Input text = text(probe);
    switch (probe.kind()) {
      case INVENTORY -> {
        InventoryReader.Result read = new InventoryReader(text, max).read();
        accept(read.stacks(), read.rest());
      }
      case SORTED -> readBlocks(new SortedReader(text, probe.legacyMasks(), max));
      case CENSUS -> readCensus(new CensusReader(text));
      case MODULES -> readBlocks(new ModuleStatsReader(text, max));
      case DUMP, LOG -> readRecords(text, probe);
    }
  }

  /** Returns the input without the prefixes that quoting and loggers add to its lines. */
  private ChunkSource.Input text(InputProbe probe) {
    if (probe.isPlain()) {
      return probe;
    }
    UnprefixedText clean = probe.cleanText(settings.maxRecordBytes);
    report.readFrom(clean.positions());
    return clean;
  }

  private void readBlocks(BlockSource blocks) throws IOException {
    for (Blocks read = blocks.next(); read != null; read = blocks.next()) {
      CountedBatch batch = read.rows();
      reportParts(read.rest());
      if (batch != null) {
        sink.accept(batch);
      }
      report.add(read.rest(), batch == null ? 0 : batch.size(), read.times());
      afterBatch();
    }
  }

  private void readCensus(CensusReader census) throws IOException {
    Diagnostic fault = census.readHeader();
    if (fault != null) {
      throw new MalformedDumpException(input.name(), fault);
    }
    for (CensusReader.Result read = census.next(); read != null; read = census.next()) {
      CensusBatch batch = read.batch();
      reportParts(read.rest());
      if (batch != null) {
        sink.accept(batch);
      }
      report.add(read.rest(), batch == null ? 0 : batch.size(), read.times());
      afterBatch();
    }
    report.census(census.header());
  }

  private void readRecords(ChunkSource.Input text, InputProbe probe) throws IOException {
    Pipeline pipeline = new Pipeline(settings, keptBytes());
    Pipeline.Sink results = result -> accept(result.batch(), result);
    Input.Part part = input.part();
    PositionedInput file = part == null ? null : splittable(probe);
    if (part == null || file == null) {
      pipeline.run(input, text, probe.legacyMasks(), results);
    } else {
      FilePart records = FilePart.of(file, part.from(), part.to());
      report.startAt(records.start());
      pipeline.run(input, records, probe.legacyMasks(), results);
    }
  }

  /**
   * Returns the size up to which a thread keeps its dictionaries from chunk to chunk, so that
   * values are not looked at again. A join with an inventory scans each new dictionary, so it gets
   * small ones.
   */
  private long keptBytes() {
    return settings.inventory == null
        ? Math.min(MAX_KEPT_BYTES, Runtime.getRuntime().maxMemory() / 32)
        : 0;
  }

  private void accept(@Nullable RecordBatch batch, ChunkResult rest) {
    reportParts(rest);
    if (batch != null) {
      sink.accept(batch);
    }
    report.add(rest, batch == null ? 0 : batch.size());
    afterBatch();
  }

  private void reportParts(ChunkResult chunk) {
    Consumer<? super MalformedPart> consumer = settings.malformed;
    if (consumer != null) {
      report.parts(chunk).forEach(consumer);
    }
  }

  private void afterBatch() {
    requireClean();
    Input.Kernel kernel = input.kernel();
    if (kernel != null) {
      PfnRange pfns = kernel.pfns();
      long end = pfns.to() == Long.MAX_VALUE ? 0 : pfns.to();
      long read = Math.max(kernel.feed().pfn() + 1, pfns.from());
      settings.progress.onPageFrames(pfns.from(), end == 0 ? read : Math.min(read, end), end);
    }
    settings.progress.onProgress(input.position(), input.size(), report.records());
  }

  private void reportIncomplete() throws IOException {
    String damage = input.damage();
    if (damage != null) {
      Consumer<? super MalformedPart> consumer = settings.malformed;
      if (consumer != null) {
        consumer.accept(report.missingPart(damage));
      }
      report.cut(damage);
    }
    Input.Kernel kernel = input.kernel();
    if (kernel != null) {
      reportIncomplete(kernel);
    }
  }

  private void reportIncomplete(Input.Kernel kernel) throws IOException {
    report.leftOut(kernel.own().records(), kernel.own().pages());
    Feed feed = kernel.feed();
    if (feed.lost() > 0) {
      report.lost(
          feed.lost(),
          String.format(
              Locale.ROOT,
              "records lost, which the kernel could not give (ENOMEM): %,d",
              feed.lost()));
    }
    Feed.Stop stop = feed.stopped();
    if (stop == null) {
      return;
    }
    report.stop(stop.reason());
    if (stop.isFailure()) {
      if (report.records() == 0) {
        throw new IOException(input.name() + " cannot be read: " + stop.reason());
      }
      report.missing(1, stop.reason());
    }
  }

  private void requireClean() {
    if (settings.strict) {
      report.requireClean(input.damage());
    }
  }
}
