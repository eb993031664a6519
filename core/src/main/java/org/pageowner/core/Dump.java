package org.pageowner.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.pageowner.core.internal.store.HandleJoin;
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
 * counts stand in place of records: see {@link StackInventory}. What can't be read is counted and
 * shown in the {@link #report}. Immutable and safe to share between threads.
 */
public final class Dump implements Iterable<PageRecord> {
  private final List<RecordBatch> batches;
  private final ReadReport report;

  Dump(List<? extends RecordBatch> batches, ReadReport report) {
    this.batches = List.copyOf(batches);
    this.report = report;
  }

  /**
   * Reads a dump from a file, plain or gzip-compressed, a pipe, or {@code
   * /sys/kernel/debug/page_owner} itself.
   *
   * @throws IOException if the file cannot be read. Text that is not a dump is no error: the report
   *     says what was found
   */
  public static Dump read(Path path) throws IOException {
    return reader().read(path);
  }

  /**
   * Reads a dump from a stream, plain or gzip-compressed, to its end; does not close it.
   *
   * @throws IOException if the stream cannot be read
   */
  public static Dump read(InputStream stream) throws IOException {
    return reader().read(stream);
  }

  /**
   * Reads what a running kernel tells.
   *
   * @throws IOException if its file cannot be opened or read; the message says what to do
   */
  public static Dump read(LiveSource live) throws IOException {
    return reader().read(live);
  }

  /** Reads a dump from a text; {@code \xNN} and {@code \\} in it are not escapes. */
  public static Dump parse(String text) {
    return reader().parse(text);
  }

  /** Sets how to read: strictly, with how many threads, telling whom of the progress. */
  public static DumpReader reader() {
    return new DumpReader();
  }

  /**
   * The same records, where those that print a handle in place of a stack have the stack that
   * {@code inventory} knows for it: of {@code show_stacks_handles}, or of a dump with both, of the
   * same boot. A handle that is not known stays, and is counted in {@link
   * ReadReport#unmatchedHandles}. The records' texts stay as printed.
   */
  public Dump withStacks(StackInventory inventory) {
    HandleJoin join = new HandleJoin(inventory::stack);
    List<RecordBatch> joined = batches.stream().map(join::join).toList();
    long stacks = joined.isEmpty() ? 0 : joined.get(0).stack().dictionary().size();
    return new Dump(
        joined, ReportBuilder.joined(report, stacks, join, inventory.report().source()));
  }

  /** How many records there are. */
  public long size() {
    return report.records();
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

  /** What was read, what was odd, and where. */
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
