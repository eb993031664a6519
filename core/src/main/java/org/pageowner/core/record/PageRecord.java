package org.pageowner.core.record;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One record of a dump: an allocation that was live when the dump was taken.
 *
 * <p>A view of one row of a {@link RecordBatch}, immutable and safe to share between threads; it
 * keeps its batch in memory. A value that the record's dialect does not print is {@code null}. Two
 * records are equal if all their values are; their positions are not compared.
 */
public final class PageRecord {
  /** Maximum order: a larger allocation would not fit a 64-bit physical address space. */
  public static final int MAX_ORDER = 51;

  private final RecordBatch batch;
  private final int row;

  /**
   * A view of a row.
   *
   * @throws IndexOutOfBoundsException if the batch has no such row
   */
  public PageRecord(RecordBatch batch, int row) {
    this.batch = batch;
    this.row = Objects.checkIndex(row, batch.size());
  }

  /** The record's position in its source, counted from 0. */
  public long index() {
    return batch.index(row);
  }

  /** The page frame number of the first page. */
  public @Nullable Long pfn() {
    return number(batch.pfn());
  }

  /** The order: the record represents {@code 2^order} base pages. */
  public @Nullable Long order() {
    return number(batch.order());
  }

  /** The number of base pages that the record represents; 0 if it is unknown. */
  public long pages() {
    LongColumn pages = batch.pages();
    return pages.isAbsent(row) ? 0 : pages.get(row);
  }

  /** The gfp mask. */
  public @Nullable GfpMask gfp() {
    return batch.gfp().get(row);
  }

  /** The pid of the task that allocated, in the initial pid namespace; it may be long gone. */
  public @Nullable Long pid() {
    return number(batch.pid());
  }

  /** The thread-group id of the task that allocated. */
  public @Nullable Long tgid() {
    return number(batch.tgid());
  }

  /** The name of the task that allocated ({@code comm}), a string value of {@link ByteText}. */
  public @Nullable String name() {
    return batch.name().get(row);
  }

  /** When the page was allocated, in nanoseconds of the local clock since boot. */
  public @Nullable Long allocTs() {
    return number(batch.allocTs());
  }

  /** When the page was last freed before, in nanoseconds; 0 if never. Kernels 5.13 to 6.6 only. */
  public @Nullable Long freeTs() {
    return number(batch.freeTs());
  }

  /** Whether the page was freed after it was allocated (a race of the dump); needs free_ts. */
  public @Nullable Boolean isFree() {
    Long allocated = allocTs();
    Long freed = freeTs();
    return (allocated == null || freed == null) ? null : (Boolean) (freed > allocated);
  }

  /** The migrate type that the gfp mask asks for. */
  public @Nullable String migrateType() {
    return batch.migrateType().get(row);
  }

  /** The pageblock's number. */
  public @Nullable Long pageblock() {
    return number(batch.pageblock());
  }

  /** The migrate type of the pageblock. */
  public @Nullable String pageblockType() {
    return batch.pageblockType().get(row);
  }

  /** The page flags, with node, zone and lastcpupid. */
  public @Nullable PageFlags flags() {
    return batch.flags().get(row);
  }

  /** The NUMA node; kernels from 5.13 on print it, if their configuration has several. */
  public @Nullable Long node() {
    PageFlags flags = flags();
    return flags == null ? null : flags.node();
  }

  /** The index of the zone in its node: see {@link PageFlags#zone()}. */
  public @Nullable Long zone() {
    PageFlags flags = flags();
    return flags == null ? null : flags.zone();
  }

  /** The CPU and pid that last used the page, packed by the kernel. */
  public @Nullable Long lastcpupid() {
    PageFlags flags = flags();
    return flags == null ? null : flags.lastcpupid();
  }

  /** The stack trace, or {@code null} where the dump prints a handle in place of it. */
  public @Nullable StackTrace stack() {
    return batch.stack().get(row);
  }

  /** The lines after the stack, or {@code null} if there are none. */
  public @Nullable Trailer trailer() {
    return batch.trailer().get(row);
  }

  /** The stack depot's handle, in the print modes that have it: see {@link Trailer#handle()}. */
  public @Nullable Long handle() {
    Trailer trailer = trailer();
    return trailer == null ? null : trailer.handle();
  }

  /** Why the page was last migrated, in the kernel's words. */
  public @Nullable String migrateReason() {
    Trailer trailer = trailer();
    return trailer == null ? null : trailer.migrateReason();
  }

  /** The name of the memory cgroup that is charged: see {@link Trailer#memcg()}. */
  public @Nullable String memcg() {
    Trailer trailer = trailer();
    return trailer == null ? null : trailer.memcg();
  }

  /** Whether that cgroup is offline: deleted, but still charged. */
  public @Nullable Boolean isMemcgOffline() {
    Trailer trailer = trailer();
    return (trailer == null || trailer.memcg() == null) ? null : (Boolean) trailer.memcgOffline();
  }

  /** Whether it is charged through an object cgroup, as kernel memory is. */
  public @Nullable Boolean isMemcgObjcg() {
    Trailer trailer = trailer();
    return (trailer == null || trailer.memcg() == null) ? null : (Boolean) trailer.memcgObjcg();
  }

  /**
   * The module where the allocation was made: see {@link StackTrace#module()}; without a stack, the
   * one that is printed.
   */
  public @Nullable String module() {
    StackTrace stack = stack();
    if (stack != null && !stack.isEmpty()) {
      return stack.module();
    }
    Trailer trailer = trailer();
    return trailer == null ? null : trailer.module();
  }

  /** The function that asked for the memory: see {@link StackTrace#caller()}. */
  public @Nullable String caller() {
    StackTrace stack = stack();
    return stack == null ? null : stack.caller();
  }

  /** The allocators that made the allocation, or {@code null} if they are unknown. */
  public @Nullable Allocators allocators() {
    int bits =
        Allocators.join(
            Allocators.bitsByStack(stack()),
            Boolean.TRUE.equals(isSlab()),
            Allocators.printedBits(trailer()));
    return bits == 0 ? null : Allocators.of(bits);
  }

  /**
   * Whether the page is marked as a slab page: by its line (5.18+) or its flag (up to 6.9). {@code
   * null} where neither that line nor page flags are printed.
   */
  public @Nullable Boolean isSlab() {
    return SlabPages.isSlab(trailer(), flags());
  }

  /**
   * {@code true} where the record is marked {@code (swapped)}: see {@link Trailer#swapped()}.
   * {@code null} elsewhere, since kernels without that mark print nothing.
   */
  public @Nullable Boolean isSwapped() {
    Trailer trailer = trailer();
    return (trailer != null && trailer.swapped()) ? Boolean.TRUE : null;
  }

  /**
   * Whether the page was allocated before page_owner was ready: its order, mask, task and stack are
   * not those of its true owner. {@link EarlyPages} has the rule.
   */
  public boolean isEarly() {
    return EarlyPages.isEarly(stack(), gfp(), order());
  }

  /** The report of a kernel log on the page; {@code null} if the record is of a dump. */
  public @Nullable LogReport logReport() {
    return batch.logReport(row);
  }

  /** The row of a census; {@code null} if the record is of a dump. */
  public CensusRows.@Nullable Row census() {
    CensusRows rows = batch.census();
    return rows == null ? null : new CensusRows.Row(rows, row);
  }

  /** The form in which the record is printed. */
  public Dialect dialect() {
    return batch.dialect(row);
  }

  /** Whether the record deviates from its dialect: see {@link RecordBatch#isIrregular}. */
  public boolean isIrregular() {
    return batch.isIrregular(row);
  }

  /** The record's lines as in the dump, as a string value of {@link ByteText}. */
  public String text() {
    byte[] text = batch.text(row);
    return ByteText.decode(text, 0, text.length);
  }

  private @Nullable Long number(LongColumn column) {
    return column.isAbsent(row) ? null : column.get(row);
  }

  private List<@Nullable Object> values() {
    return java.util.Arrays.asList(
        pfn(),
        order(),
        pages(),
        gfp(),
        pid(),
        tgid(),
        name(),
        allocTs(),
        freeTs(),
        migrateType(),
        pageblock(),
        pageblockType(),
        flags(),
        stack(),
        trailer(),
        logReport(),
        dialect(),
        batch.census() == null ? null : text());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PageRecord that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  /** The record's lines, as in the dump. */
  @Override
  public String toString() {
    return text();
  }
}
