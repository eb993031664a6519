package org.pageowner.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.Saturated;
import org.pageowner.core.internal.store.StackBatchBuilder;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;

/**
 * Stacks with the base pages they hold: the contents of a file of {@code
 * /sys/kernel/debug/page_owner_stacks}, or the sums of a dump.
 *
 * <pre>{@code
 * StackInventory kernels = StackInventory.read(Path.of("show_stacks.txt"));
 * StackInventory ours = StackInventory.of(Dump.read(Path.of("page_owner.txt")));
 * }</pre>
 *
 * <p>The kernel's files are of kernel 6.9 and later, those with handles of 6.19 and later:
 *
 * <ul>
 *   <li>{@code show_stacks}: stacks with their base pages ({@code nr_base_pages}); in 6.9-rc1 with
 *       their allocations ({@code stack_count}), which is another unit;
 *   <li>{@code show_handles}: handles with their base pages;
 *   <li>{@code show_stacks_handles}: stacks with their handles, and no counts.
 * </ul>
 *
 * <p>The kernel does not count early pages, and omits stacks that hold less than {@code
 * count_threshold} pages. Immutable and safe to share between threads.
 */
public final class StackInventory implements DumpSource, Iterable<StackInventory.Entry> {
  private final List<Entry> entries;
  private final Map<Long, StackTrace> byHandle;
  private final ReadReport report;

  /**
   * A stack of an inventory. Values that the file does not have are {@code null}.
   *
   * @param stack the stack; {@code null} in show_handles
   * @param handle the number of the stack in the kernel's stack depot, from 0 to 2^32 - 1, stable
   *     within one boot
   * @param pages base pages that are allocated with this stack
   * @param allocations allocations, of any order, that are live with this stack
   */
  public record Entry(
      @Nullable StackTrace stack,
      @Nullable Long handle,
      @Nullable Long pages,
      @Nullable Long allocations) {}

  private StackInventory(List<Entry> entries, ReadReport report) {
    this.entries = List.copyOf(entries);
    this.report = report;
    this.byHandle = new HashMap<>();
    for (Entry entry : entries) {
      if (entry.handle() != null && entry.stack() != null) {
        byHandle.put(entry.handle(), entry.stack());
      }
    }
  }

  /**
   * Reads the inventory in a file, plain or gzip-compressed. Of a dump it is the same as {@link
   * #of(Dump)}, without loading the records.
   *
   * @throws UncheckedIOException if the file cannot be read. Text that is neither an inventory nor
   *     a dump is no failure: the report describes the text
   */
  public static StackInventory read(Path path) {
    return read(DumpSource.of(path));
  }

  /**
   * Reads the inventory in a source. Of a dump it is the same as {@link #of(Dump)}, without loading
   * the records; of an inventory it is the inventory itself.
   *
   * @throws UncheckedIOException if the source cannot be read. Text that is neither an inventory
   *     nor a dump is no failure: the report describes the text
   * @throws MalformedDumpException if the source is to be read strictly and has malformed parts
   */
  public static StackInventory read(DumpSource source) {
    if (source instanceof StackInventory inventory) {
      return inventory;
    }
    StackTotals totals = new StackTotals();
    return totals.inventory(source.forEachBatch(totals::add));
  }

  /** Reads the inventory in a text, or of the dump in it. */
  public static StackInventory parse(String text) {
    return of(Dump.parse(text));
  }

  /**
   * Sums up a dump: for each stack, and handle if there is one, the number of its records and of
   * its pages; early records are left out, as the kernel does. The stacks are in the order of their
   * first records.
   */
  public static StackInventory of(Dump dump) {
    Objects.requireNonNull(dump, "dump");
    return read(dump);
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public StackInventory with(DumpReader reader) {
    return reader.applied(this);
  }

  @Override
  public ReadReport forEachBatch(Consumer<? super RecordBatch> consumer) {
    for (RecordBatch batch : batches()) {
      Interruption.check();
      consumer.accept(batch);
    }
    return report;
  }

  static StackInventory of(List<Entry> entries, ReadReport report) {
    return new StackInventory(entries, report);
  }

  /** The stacks, in file order: the kernel lists the newest first. */
  public List<Entry> entries() {
    return entries;
  }

  /** The number of stacks. */
  public int size() {
    return entries.size();
  }

  /** Returns the base pages of all stacks whose pages are known, at most 2^63 - 1. */
  public long pages() {
    long sum = 0;
    for (Entry entry : entries) {
      sum = Saturated.sum(sum, entry.pages() == null ? 0 : entry.pages());
    }
    return sum;
  }

  /** The stack of a handle, or {@code null} if the inventory does not have it. */
  public @Nullable StackTrace stack(long handle) {
    return byHandle.get(handle);
  }

  /**
   * Returns the stacks that hold at least {@code pages} pages, as the kernel does for {@code
   * count_threshold}. Stacks without a count, as those of show_stacks_handles, stay.
   */
  public StackInventory threshold(long pages) {
    return new StackInventory(
        entries.stream().filter(entry -> entry.pages() == null || entry.pages() >= pages).toList(),
        report);
  }

  /**
   * Returns the same entries with the stacks that {@code named}, of the same boot, has for them.
   */
  public StackInventory withStacks(StackInventory named) {
    Objects.requireNonNull(named, "named");
    List<Entry> joined = new ArrayList<>();
    for (Entry entry : entries) {
      StackTrace stack = entry.stack();
      Long handle = entry.handle();
      StackTrace found = stack == null && handle != null ? named.stack(handle) : stack;
      joined.add(new Entry(found, handle, entry.pages(), entry.allocations()));
    }
    return new StackInventory(joined, report);
  }

  /** The stacks as columns: one batch, or none if there is no stack. */
  public List<RecordBatch> batches() {
    if (entries.isEmpty()) {
      return List.of();
    }
    StackBatchBuilder rows = new StackBatchBuilder();
    for (Entry entry : entries) {
      rows.add(entry.stack(), entry.handle(), entry.pages(), entry.allocations());
    }
    return List.of(rows.build());
  }

  /** The report on the reading: the inventory, or the dump that it was made of. */
  public ReadReport report() {
    return report;
  }

  /**
   * Writes the stacks as show_stacks prints them: the frames, the handle if there is one, and
   * {@code nr_base_pages}, or {@code stack_count} where only that is known.
   *
   * @throws IOException if {@code out} cannot be written
   */
  public void appendTo(Appendable out) throws IOException {
    for (Entry entry : entries) {
      append(entry, out);
    }
  }

  private static void append(Entry entry, Appendable out) throws IOException {
    StackTrace stack = entry.stack();
    if (stack != null) {
      for (Frame frame : stack.frames()) {
        out.append(' ').append(frame.text()).append('\n');
      }
    }
    if (entry.handle() != null) {
      out.append("handle: ").append(entry.handle().toString()).append('\n');
    }
    if (entry.pages() != null) {
      out.append("nr_base_pages: ").append(entry.pages().toString()).append('\n');
    } else if (entry.allocations() != null) {
      out.append("stack_count: ").append(entry.allocations().toString()).append('\n');
    }
    out.append('\n');
  }

  @Override
  public Iterator<Entry> iterator() {
    return entries.iterator();
  }

  /** The source, the number of stacks and the pages that they hold. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s: %,d stacks, %,d pages", report.source(), size(), pages());
  }
}
