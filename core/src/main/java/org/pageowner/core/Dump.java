package org.pageowner.core;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.pageowner.core.internal.store.HandleJoin;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;

/**
 * A page_owner dump in memory: every record, as columns.
 *
 * <pre>{@code
 * Dump dump = Dump.read(Path.of("page_owner_full.txt"));
 * for (PageRecord record : dump) {
 *   System.out.println(record.pfn() + " " + record.name());
 * }
 * }</pre>
 *
 * <p>Reads every form that kernels since 3.19 print, and those of the -mm and vendor trees before,
 * recognised record by record, and the inventories of page_owner_stacks, whose stacks with their
 * counts are the rows in place of records: see {@link StackInventory}. Text that cannot be read is
 * counted and quoted in the {@link #report}. Immutable and safe to share between threads.
 */
public final class Dump implements DumpSource, Iterable<PageRecord> {
  private final List<RecordBatch> batches;
  private final ReadReport report;

  Dump(List<? extends RecordBatch> batches, ReadReport report) {
    this.batches = List.copyOf(batches);
    this.report = report;
  }

  /**
   * Loads a file, plain or gzip-compressed, a pipe, or {@code /sys/kernel/debug/page_owner} itself.
   *
   * @throws UncheckedIOException if the file cannot be read. Text that is not a dump is no failure:
   *     the report describes the text
   */
  public static Dump read(Path path) {
    return read(DumpSource.of(path));
  }

  /**
   * Loads a source. Of a dump, it is the dump itself.
   *
   * @throws UncheckedIOException if the source cannot be read. Text that is not a dump is no
   *     failure: the report describes the text
   * @throws MalformedDumpException if the source is to be read strictly and has malformed parts
   */
  public static Dump read(DumpSource source) {
    Objects.requireNonNull(source, "source");
    return DumpReader.of(source).read(source);
  }

  /** Reads a text; {@code \xNN} and {@code \\} in it are not escapes. */
  public static Dump parse(String text) {
    return read(DumpSource.ofText(text));
  }

  /** Returns the default settings for reading, to be changed. */
  public static DumpReader reader() {
    return new DumpReader();
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public Dump with(DumpReader reader) {
    return reader.applied(this);
  }

  @Override
  public ReadReport forEachBatch(Consumer<? super RecordBatch> consumer) {
    for (RecordBatch batch : batches) {
      Interruption.check();
      consumer.accept(batch);
    }
    return report;
  }

  /**
   * Returns the same records, where those that print a handle in place of a stack have the stack of
   * that handle in {@code inventory}: one of {@code show_stacks_handles}, or of a dump with both,
   * of the same boot. An unknown handle stays, and is counted in {@link
   * ReadReport#unmatchedHandles}. The records' texts stay as printed.
   */
  public Dump withStacks(StackInventory inventory) {
    Objects.requireNonNull(inventory, "inventory");
    HandleJoin join = new HandleJoin(inventory::stack);
    List<RecordBatch> joined = batches.stream().map(join::join).toList();
    long stacks = joined.isEmpty() ? 0 : joined.get(0).stack().dictionary().size();
    return new Dump(joined, InputAccount.joined(report, stacks, join, inventory.report().source()));
  }

  /** The number of records. */
  public long size() {
    if (batches.isEmpty()) {
      return 0;
    }
    RecordBatch last = batches.get(batches.size() - 1);
    return last.index(last.size() - 1) + 1;
  }

  /**
   * The record at a position, counted from 0 in file order.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public PageRecord get(long index) {
    Objects.checkIndex(index, size());
    int low = 0;
    int high = batches.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (batches.get(middle).index(0) <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    RecordBatch batch = batches.get(low);
    return batch.record((int) (index - batch.index(0)));
  }

  /** The records in file order. */
  @Override
  public Iterator<PageRecord> iterator() {
    return new Records();
  }

  /** The records in file order. */
  public Stream<PageRecord> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  /** The records as columns, in file order; they share their dictionaries. */
  public List<RecordBatch> batches() {
    return batches;
  }

  /** The report on the reading: its totals, and the malformed parts with their positions. */
  public ReadReport report() {
    return report;
  }

  /** The report's text. */
  @Override
  public String toString() {
    return report.toString();
  }

  private final class Records implements Iterator<PageRecord> {
    private int batch;
    private int row;

    @Override
    public boolean hasNext() {
      return batch < batches.size();
    }

    @Override
    public PageRecord next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      RecordBatch current = batches.get(batch);
      PageRecord record = current.record(row++);
      if (row == current.size()) {
        batch++;
        row = 0;
      }
      return record;
    }
  }
}
