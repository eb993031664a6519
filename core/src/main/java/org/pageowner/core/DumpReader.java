package org.pageowner.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.pageowner.core.internal.dictionary.Dictionaries;
import org.pageowner.core.internal.store.ColumnBatch;
import org.pageowner.core.internal.store.CountedBatch;
import org.pageowner.core.internal.store.HandleJoin;
import org.pageowner.core.internal.text.counted.CensusBatch;
import org.pageowner.core.record.MalformedPart;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;

/**
 * Settings for reading a dump, where those of {@link Dump#read(Path)} do not fit.
 *
 * <pre>{@code
 * DumpReader strict = Dump.reader().strict().threads(1);
 * Dump dump = strict.read(path);
 * ReadReport report = strict.stream(path, batch -> count(batch));
 * DumpSource source = DumpSource.of(path).with(strict);
 * }</pre>
 *
 * <p>Immutable: each setting gives a new reader. Safe to share between threads if its progress
 * listener is. Reading stops soon after its thread is interrupted, with an {@link
 * UncheckedIOException} whose cause is an {@link java.io.InterruptedIOException}.
 */
public final class DumpReader {
  private final ReadSettings settings;

  DumpReader() {
    this(new ReadSettings());
  }

  private DumpReader(ReadSettings settings) {
    this.settings = settings;
  }

  private DumpReader with(Consumer<ReadSettings> change) {
    ReadSettings changed = settings.copy();
    change.accept(changed);
    return new DumpReader(changed);
  }

  /**
   * Refuses input with malformed parts: the first one, or a last record that is cut, is reported as
   * a {@link MalformedDumpException}.
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
   * Refuses to load a dump whose distinct names, masks and stacks together take more memory than
   * this, with an {@link UncheckedIOException}; a quarter of the largest heap unless set. Real
   * dumps have a few MiB of them, so a dump with more is damaged or made to exhaust memory. Streams
   * have no such bound, since they keep no values.
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
    Objects.requireNonNull(inventory, "inventory");
    return with(set -> set.inventory = inventory);
  }

  /**
   * Reads a kernel log, whatever its first lines look like: the reports of {@code
   * dump_page_owner()} become records, with a {@link org.pageowner.core.record.LogReport}. Not
   * needed where the first 4 MiB have such a report and no record of a dump.
   */
  public DumpReader kernelLog() {
    return with(set -> set.kernelLog = true);
  }

  /** Reports the progress of the reading to {@code listener}. */
  public DumpReader onProgress(ProgressListener listener) {
    Objects.requireNonNull(listener, "listener");
    return with(set -> set.progress = listener);
  }

  /**
   * Hands each malformed part, with its text, to {@code consumer}, in file order. It gets those of
   * a batch before the batch is handed on. Reports have at most {@value ReadReport#MAX_SAMPLES} of
   * them, and no texts.
   */
  public DumpReader onMalformed(Consumer<? super MalformedPart> consumer) {
    Objects.requireNonNull(consumer, "consumer");
    return with(set -> set.malformed = consumer);
  }

  /** Reads in chunks of this size; for tests. */
  DumpReader chunkBytes(int bytes) {
    return with(set -> set.chunkBytes = bytes);
  }

  /**
   * Loads a file; see {@link DumpSource#of(Path)}.
   *
   * @throws UncheckedIOException if it cannot be read
   * @throws MalformedDumpException under strict reading, if there are malformed parts
   */
  public Dump read(Path path) {
    return read(DumpSource.of(path));
  }

  /**
   * Loads a source, with these settings in place of those that it was given. A source in memory is
   * not copied: see {@link DumpSource#with}.
   *
   * @throws UncheckedIOException if it cannot be read, or its distinct values take more memory than
   *     {@link #maxDistinctBytes}
   * @throws MalformedDumpException under strict reading, if there are malformed parts
   */
  public Dump read(DumpSource source) {
    Objects.requireNonNull(source, "source");
    if (source instanceof Dump dump) {
      return applied(dump);
    }
    if (source instanceof StackInventory inventory) {
      return applied(new Dump(inventory.batches(), inventory.report()));
    }
    try (Input input = Input.of(source)) {
      return load(input);
    } catch (IOException e) {
      throw Input.unchecked(e);
    }
  }

  /**
   * Reads a text; the same as {@link #read(DumpSource)} of {@link DumpSource#ofText}.
   *
   * @throws MalformedDumpException under strict reading, if there are malformed parts
   */
  public Dump parse(String text) {
    return read(DumpSource.ofText(text));
  }

  /**
   * Hands the records of a file to {@code consumer}, batch by batch in file order, without keeping
   * them, so that a dump may be larger than the memory.
   *
   * @return the report on the reading
   * @throws UncheckedIOException if the file cannot be read
   * @throws MalformedDumpException under strict reading, if there are malformed parts
   */
  public ReadReport stream(Path path, Consumer<? super RecordBatch> consumer) {
    return stream(DumpSource.of(path), consumer);
  }

  /**
   * Hands the records of a source to {@code consumer}, batch by batch in file order, with these
   * settings in place of those that the source was given. Each batch of a source that is not in
   * memory has dictionaries of its own.
   *
   * @return the report on the reading
   * @throws UncheckedIOException if the source cannot be read
   * @throws MalformedDumpException under strict reading, if there are malformed parts
   */
  public ReadReport stream(DumpSource source, Consumer<? super RecordBatch> consumer) {
    Objects.requireNonNull(source, "source");
    if (source instanceof Dump || source instanceof StackInventory) {
      return read(source).forEachBatch(consumer);
    }
    try (Input input = Input.of(source)) {
      return stream(input, consumer);
    } catch (IOException e) {
      throw Input.unchecked(e);
    }
  }

  /** Returns the settings that a source was given. */
  static DumpReader of(DumpSource source) {
    if (source instanceof LiveSource live) {
      return live.reader();
    }
    return source instanceof TextSource text ? text.reader() : new DumpReader();
  }

  /** Returns a dump in memory with the stacks of {@link #withStacks}. */
  Dump applied(Dump dump) {
    return settings.inventory == null ? dump : dump.withStacks(settings.inventory);
  }

  /** Returns an inventory in memory with the stacks of {@link #withStacks}. */
  StackInventory applied(StackInventory inventory) {
    return settings.inventory == null ? inventory : inventory.withStacks(settings.inventory);
  }

  private Dump load(Input input) throws IOException {
    Dictionaries shared = new Dictionaries();
    List<RecordBatch> batches = new ArrayList<>();
    InputAccount report = new InputAccount(input.name());
    read(
        input,
        report,
        batch -> {
          batches.add(joined(batch, report.records(), shared));
          shared.requireAtMost(settings.maxDistinctBytes);
        });
    int stacks = batches.isEmpty() ? 0 : batches.get(0).stack().dictionary().size();
    return applied(new Dump(batches, report.build(stacks)));
  }

  private static RecordBatch joined(RecordBatch batch, long index, Dictionaries shared) {
    if (batch instanceof ColumnBatch columns) {
      return columns.joined(index, shared);
    }
    if (batch instanceof CensusBatch census) {
      return census.joined(index, shared);
    }
    return batch instanceof CountedBatch counted ? counted.joined(index, shared) : batch;
  }

  private ReadReport stream(Input input, Consumer<? super RecordBatch> consumer)
      throws IOException {
    DistinctStacks stacks = new DistinctStacks();
    InputAccount report = new InputAccount(input.name());
    StackInventory named = settings.inventory;
    HandleJoin join = named == null ? null : new HandleJoin(named::stack);
    read(
        input,
        report,
        batch -> {
          RecordBatch placed = placed(batch, report.records());
          RecordBatch joined = join == null ? placed : join.join(placed);
          if (joined instanceof CensusBatch census) {
            census.forEachStackHash(stacks::add);
          } else {
            stacks.add(joined.stack().dictionary());
          }
          consumer.accept(joined);
        });
    ReadReport result = report.build(stacks.size());
    return named == null || join == null
        ? result
        : InputAccount.joined(result, stacks.size(), join, named.report().source());
  }

  private static RecordBatch placed(RecordBatch batch, long index) {
    if (batch instanceof ColumnBatch columns) {
      return columns.at(index);
    }
    if (batch instanceof CensusBatch census) {
      return census.at(index);
    }
    return batch instanceof CountedBatch counted ? counted.at(index) : batch;
  }

  private void read(Input input, InputAccount report, Consumer<RecordBatch> sink)
      throws IOException {
    new InputReader(input, settings, report, sink).read();
  }

  /** The settings, for messages. */
  @Override
  public String toString() {
    return "DumpReader" + settings;
  }
}
