package org.pageowner.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.StackBatchBuilder;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;

/**
 * Stacks with the base pages they hold: what the files of {@code
 * /sys/kernel/debug/page_owner_stacks} list, or what a dump comes down to.
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
 * <p>The kernel counts no early pages, and hides stacks that hold less than {@code count_threshold}
 * pages. Immutable and safe to share between threads.
 */
public final class StackInventory implements Iterable<StackInventory.Entry> {
  private final List<Entry> entries;
  private final Map<Long, StackTrace> byHandle;
  private final ReadReport report;

  /**
   * A stack of an inventory. What the file does not say is {@code null}.
   *
   * @param stack the stack; {@code null} in show_handles
   * @param handle the stack depot's number for it, from 0 to 2^32 - 1, stable within one boot
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
   * Reads an inventory, plain or gzip-compressed. A dump is read as well, without keeping its
   * records, and gives what {@link #of(Dump)} does.
   *
   * @throws IOException if the file cannot be read. Text that is neither is no error: the report
   *     says what was found
   */
  public static StackInventory read(Path path) throws IOException {
    return read(path, Dump.reader());
  }

  /** Reads an inventory, or a dump, as {@code reader} is set. */
  public static StackInventory read(Path path, DumpReader reader) throws IOException {
    StackTotals sums = new StackTotals();
    return sums.inventory(reader.stream(path, sums::add));
  }

  /**
   * Reads an inventory, or a dump, from a stream to its end; does not close it.
   *
   * @throws IOException if the stream cannot be read
   */
  public static StackInventory read(InputStream stream) throws IOException {
    return read(stream, Dump.reader());
  }

  /** Reads an inventory, or a dump, from a stream, as {@code reader} is set. */
  public static StackInventory read(InputStream stream, DumpReader reader) throws IOException {
    StackTotals sums = new StackTotals();
    return sums.inventory(reader.stream(stream, sums::add));
  }

  /** Reads an inventory, or a dump, from a text. */
  public static StackInventory parse(String text) {
    return of(Dump.parse(text));
  }

  /**
   * What a dump comes down to: for each stack, and handle if there is one, how many records and how
   * many pages it has; early records are left out, as the kernel does. In the order in which the
   * stacks first come.
   */
  public static StackInventory of(Dump dump) {
    StackTotals sums = new StackTotals();
    dump.batches().forEach(sums::add);
    return sums.inventory(dump.report());
  }

  static StackInventory of(List<Entry> entries, ReadReport report) {
    return new StackInventory(entries, report);
  }

  /** The stacks, in file order: the kernel lists the newest first. */
  public List<Entry> entries() {
    return entries;
  }

  /** How many stacks there are. */
  public int size() {
    return entries.size();
  }

  /** The base pages of all stacks, as far as they are known. */
  public long pages() {
    long sum = 0;
    for (Entry entry : entries) {
      sum += entry.pages() == null ? 0 : entry.pages();
    }
    return sum;
  }

  /** The stack of a handle, or {@code null} if it is not known here. */
  public @Nullable StackTrace stack(long handle) {
    return byHandle.get(handle);
  }

  /**
   * The stacks that hold at least so many pages, as the kernel's {@code count_threshold} has it.
   * Stacks without a count stay, as in show_stacks_handles.
   */
  public StackInventory threshold(long pages) {
    return new StackInventory(
        entries.stream().filter(entry -> entry.pages() == null || entry.pages() >= pages).toList(),
        report);
  }

  /** The same with the stacks that another inventory of the same boot has for its handles. */
  public StackInventory withStacks(StackInventory named) {
    List<Entry> joined = new ArrayList<>();
    for (Entry entry : entries) {
      StackTrace stack = entry.stack();
      Long handle = entry.handle();
      StackTrace found = stack == null && handle != null ? named.stack(handle) : stack;
      joined.add(new Entry(found, handle, entry.pages(), entry.allocations()));
    }
    return new StackInventory(joined, report);
  }

  /** The stacks as columns, for a query: one batch, or none if there is no stack. */
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

  /** What was read: the inventory, or the dump that it was made of. */
  public ReadReport report() {
    return report;
  }

  /**
   * Writes the stacks as show_stacks prints them: the frames, the handle if there is one, and
   * {@code nr_base_pages}, or {@code stack_count} where only that is known.
   *
   * @throws UncheckedIOException if {@code out} can't be written
   */
  public void appendTo(Appendable out) {
    try {
      for (Entry entry : entries) {
        append(entry, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

  /** How many stacks there are, and how many pages they hold. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s: %,d stacks, %,d pages", report.source(), size(), pages());
  }
}
