package org.pageowner.core;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.ColumnBatch;
import org.pageowner.core.internal.store.CountedBatch;
import org.pageowner.core.internal.store.Dictionaries;
import org.pageowner.core.internal.store.HandleJoin;
import org.pageowner.core.internal.text.bytes.LegacyMasks;
import org.pageowner.core.internal.text.chunk.ChunkResult;
import org.pageowner.core.internal.text.chunk.ChunkSource;
import org.pageowner.core.internal.text.counted.BlockSource;
import org.pageowner.core.internal.text.counted.Blocks;
import org.pageowner.core.internal.text.counted.InventoryReader;
import org.pageowner.core.internal.text.counted.ModuleStatsReader;
import org.pageowner.core.internal.text.counted.SortedReader;
import org.pageowner.core.internal.text.log.LogReader;
import org.pageowner.core.internal.text.prefix.UnprefixedText;
import org.pageowner.core.internal.text.probe.InputProbe;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;

/**
 * How to read a dump, where {@link Dump#read(Path)} is not enough.
 *
 * <p>Immutable: each setting gives a new reader. Reading stops with {@link
 * java.io.InterruptedIOException} soon after its thread is interrupted.
 */
public final class DumpReader {
  private static final int DEFAULT_CHUNK_BYTES = 4 << 20;
  private static final int DEFAULT_MAX_RECORD_BYTES = 1 << 20;
  private static final long KEPT_BYTES = 16 << 20;

  private final Settings settings;

  /** What can be set. Changed only before a reader has it. */
  private static final class Settings implements Cloneable {
    boolean strict;
    int threads = Runtime.getRuntime().availableProcessors();
    int chunkBytes = DEFAULT_CHUNK_BYTES;
    int maxRecordBytes = DEFAULT_MAX_RECORD_BYTES;
    long maxDistinctBytes = Runtime.getRuntime().maxMemory() / 4;
    boolean kernelLog;
    @Nullable StackInventory inventory;
    ProgressListener progress = (bytesRead, totalBytes, records) -> {};

    /** Cloned, so that no setting can be forgotten. */
    Settings copy() {
      try {
        return (Settings) clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError("it is cloneable", e);
      }
    }
  }

  DumpReader() {
    this(new Settings());
  }

  private DumpReader(Settings settings) {
    this.settings = settings;
  }

  private DumpReader with(Consumer<Settings> change) {
    Settings changed = settings.copy();
    change.accept(changed);
    return new DumpReader(changed);
  }

  /**
   * Refuses input that is not as a kernel prints it: the first oddity, and a cut last record,
   * become a {@link MalformedDumpException}.
   */
  public DumpReader strict() {
    return with(set -> set.strict = true);
  }

  /**
   * Uses this many threads, by default one for each processor. The result does not depend on it.
   *
   * @throws IllegalArgumentException if {@code count} is less than 1
   */
  public DumpReader threads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("threads must be at least 1: " + count);
    }
    return with(set -> set.threads = count);
  }

  /**
   * Skips, and reports, records longer than this; 1 MiB unless set. The kernel's are below 64 KiB.
   *
   * @throws IllegalArgumentException if {@code bytes} is less than 1024 or more than 1 GiB
   */
  public DumpReader maxRecordBytes(int bytes) {
    if (bytes < 1024 || bytes > 1 << 30) {
      throw new IllegalArgumentException("maxRecordBytes must be from 1024 to 1 GiB: " + bytes);
    }
    return with(set -> set.maxRecordBytes = bytes);
  }

  /**
   * Refuses to load a dump whose distinct names, masks and stacks together take more than this, as
   * an {@link IOException}; a quarter of the largest heap unless set. Real dumps have a few MiB of
   * them, so more of them is damage or malice. Streams have no such bound: they keep none.
   *
   * @throws IllegalArgumentException if {@code bytes} is less than 1
   */
  public DumpReader maxDistinctBytes(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("maxDistinctBytes must be at least 1: " + bytes);
    }
    return with(set -> set.maxDistinctBytes = bytes);
  }

  /**
   * Gives records that print a handle in place of a stack the stack that {@code inventory} has for
   * it; see {@link Dump#withStacks}.
   */
  public DumpReader withStacks(StackInventory inventory) {
    return with(set -> set.inventory = inventory);
  }

  /**
   * Reads a kernel log, whatever its beginning looks like: the reports of {@code dump_page_owner()}
   * become records, with a {@link org.pageowner.core.record.LogReport}. Not needed where the first
   * 4 MiB have such a report and no record of a dump.
   */
  public DumpReader kernelLog() {
    return with(set -> set.kernelLog = true);
  }

  /** Tells {@code listener} how far the reading has come. */
  public DumpReader onProgress(ProgressListener listener) {
    return with(set -> set.progress = listener);
  }

  /** Reads in pieces of this size; for tests. */
  DumpReader chunkBytes(int bytes) {
    return with(set -> set.chunkBytes = bytes);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read
   * @throws MalformedDumpException under strict reading, if it is not as a kernel prints it
   */
  public Dump read(Path path) throws IOException {
    try (Input input = Input.of(path)) {
      return load(input);
    }
  }

  /**
   * Reads from a running kernel.
   *
   * @throws IOException if its file cannot be opened or read; the message says what to do
   * @throws MalformedDumpException under strict reading, if a record was lost or the deadline came
   */
  public Dump read(LiveSource live) throws IOException {
    try (Input input = Input.of(live)) {
      return load(input);
    }
  }

  /**
   * Reads a stream to its end; does not close it.
   *
   * @throws IOException if it cannot be read
   * @throws MalformedDumpException under strict reading, if it is not as a kernel prints it
   */
  public Dump read(InputStream stream) throws IOException {
    try (Input input = Input.of(stream, "stream")) {
      return load(input);
    }
  }

  /**
   * Reads a text.
   *
   * @throws UncheckedIOException with a {@link MalformedDumpException}, under strict reading
   */
  public Dump parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (Input input = Input.of(new ByteArrayInputStream(bytes), "text")) {
      return load(input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Hands the records of a file to {@code consumer}, batch by batch in file order, without keeping
   * them: for dumps that are larger than the memory. Each batch has dictionaries of its own.
   *
   * @return what was read
   * @throws IOException if the file cannot be read
   * @throws MalformedDumpException under strict reading, if it is not as a kernel prints it
   */
  public ReadReport stream(Path path, Consumer<? super RecordBatch> consumer) throws IOException {
    try (Input input = Input.of(path)) {
      return stream(input, consumer);
    }
  }

  /**
   * Hands the records of a stream to {@code consumer}, batch by batch; does not close the stream.
   *
   * @see #stream(Path, Consumer)
   * @throws IOException if the stream cannot be read
   */
  public ReadReport stream(InputStream stream, Consumer<? super RecordBatch> consumer)
      throws IOException {
    try (Input input = Input.of(stream, "stream")) {
      return stream(input, consumer);
    }
  }

  /**
   * Hands the records of a running kernel to {@code consumer}, batch by batch, in PFN order.
   *
   * @see #stream(Path, Consumer)
   * @throws IOException if its file cannot be opened or read; the message says what to do
   */
  public ReadReport stream(LiveSource live, Consumer<? super RecordBatch> consumer)
      throws IOException {
    try (Input input = Input.of(live)) {
      return stream(input, consumer);
    }
  }

  private Dump load(Input input) throws IOException {
    Dictionaries shared = new Dictionaries();
    List<RecordBatch> batches = new ArrayList<>();
    ReportBuilder report = new ReportBuilder(input.name());
    run(
        input,
        report,
        batch -> {
          batches.add(joined(batch, report.records(), shared));
          shared.requireAtMost(settings.maxDistinctBytes);
        });
    int stacks = batches.isEmpty() ? 0 : batches.get(0).stack().dictionary().size();
    Dump dump = new Dump(batches, report.build(stacks));
    StackInventory named = settings.inventory;
    return named == null ? dump : dump.withStacks(named);
  }

  private static RecordBatch joined(RecordBatch batch, long index, Dictionaries shared) {
    if (batch instanceof ColumnBatch columns) {
      return columns.joined(index, shared);
    }
    return batch instanceof CountedBatch counted ? counted.joined(index, shared) : batch;
  }

  private static RecordBatch placed(RecordBatch batch, long index) {
    if (batch instanceof ColumnBatch columns) {
      return columns.at(index);
    }
    return batch instanceof CountedBatch counted ? counted.at(index) : batch;
  }

  private ReadReport stream(Input input, Consumer<? super RecordBatch> consumer)
      throws IOException {
    DistinctStacks stacks = new DistinctStacks();
    ReportBuilder report = new ReportBuilder(input.name());
    StackInventory named = settings.inventory;
    HandleJoin join = named == null ? null : new HandleJoin(named::stack);
    run(
        input,
        report,
        batch -> {
          RecordBatch placed = placed(batch, report.records());
          RecordBatch joined = join == null ? placed : join.join(placed);
          stacks.add(joined.stack().dictionary());
          consumer.accept(joined);
        });
    ReadReport result = report.build(stacks.size());
    return named == null || join == null
        ? result
        : ReportBuilder.joined(result, stacks.size(), join, named.report().source());
  }

  private void run(Input input, ReportBuilder report, Consumer<RecordBatch> sink)
      throws IOException {
    InputProbe probe = new InputProbe(input);
    if (settings.kernelLog || probe.kind() == InputProbe.Kind.LOG) {
      LogReader.Result read = probe.logReader(settings.maxRecordBytes).read();
      accept(input, read.records(), read.rest(), report, sink);
    } else {
      ChunkSource.Input text = probe;
      if (!probe.isPlain()) {
        UnprefixedText clean = probe.cleanText(settings.maxRecordBytes);
        report.readFrom(clean.positions());
        text = clean;
      }
      readText(input, text, probe, report, sink);
    }
    report.explain(probe);
    String damage = input.damage();
    if (damage != null) {
      report.cut(damage);
    }
    if (input.lost() > 0) {
      report.missing(
          input.lost(),
          String.format(
              Locale.ROOT,
              "records lost, which the kernel could not give (ENOMEM): %,d",
              input.lost()));
    }
    String stopped = input.stopped();
    if (stopped != null) {
      report.missing(1, stopped);
    }
    requireClean(report);
  }

  private void readBlocks(
      Input input, BlockSource blocks, ReportBuilder report, Consumer<RecordBatch> sink)
      throws IOException {
    for (Blocks read = blocks.next(); read != null; read = blocks.next()) {
      CountedBatch batch = read.rows();
      if (batch != null) {
        sink.accept(batch);
      }
      report.add(read.rest(), batch == null ? 0 : batch.size(), read.times());
      requireClean(report);
      settings.progress.onProgress(input.position(), input.size(), report.records());
    }
  }

  private void readText(
      Input input,
      ChunkSource.Input text,
      InputProbe probe,
      ReportBuilder report,
      Consumer<RecordBatch> sink)
      throws IOException {
    int max = settings.maxRecordBytes;
    switch (probe.kind()) {
      case INVENTORY -> {
        InventoryReader.Result read = new InventoryReader(text, max).read();
        accept(input, read.stacks(), read.rest(), report, sink);
      }
      case SORTED ->
          readBlocks(input, new SortedReader(text, probe.legacyMasks(), max), report, sink);
      case MODULES -> readBlocks(input, new ModuleStatsReader(text, max), report, sink);
      case DUMP, LOG -> readRecords(input, text, probe.legacyMasks(), report, sink);
    }
  }

  private void readRecords(
      Input input,
      ChunkSource.Input text,
      LegacyMasks numbering,
      ReportBuilder report,
      Consumer<RecordBatch> sink)
      throws IOException {
    // a join with an inventory works through each dictionary that is another than the last one
    long keptBytes = settings.inventory == null ? keptBytes() : 0;
    Pipeline pipeline =
        new Pipeline(settings.chunkBytes, settings.maxRecordBytes, settings.threads, keptBytes);
    pipeline.run(
        input,
        text,
        numbering,
        result -> {
          RecordBatch batch = result.batch();
          if (batch != null) {
            sink.accept(batch);
          }
          report.add(result);
          requireClean(report);
          settings.progress.onProgress(input.position(), input.size(), report.records());
        });
  }

  /** So much of distinct values a thread takes along, which need not be looked at again. */
  private static long keptBytes() {
    return Math.min(KEPT_BYTES, Runtime.getRuntime().maxMemory() / 32);
  }

  private void accept(
      Input input,
      @Nullable RecordBatch batch,
      ChunkResult rest,
      ReportBuilder report,
      Consumer<RecordBatch> sink)
      throws IOException {
    if (batch != null) {
      sink.accept(batch);
    }
    report.add(rest, batch == null ? 0 : batch.size());
    requireClean(report);
    settings.progress.onProgress(input.position(), input.size(), report.records());
  }

  private void requireClean(ReportBuilder report) throws MalformedDumpException {
    if (settings.strict) {
      report.requireClean();
    }
  }
}
