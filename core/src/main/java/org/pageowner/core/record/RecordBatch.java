package org.pageowner.core.record;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A batch of consecutive records of a dump, as columns.
 *
 * <p>The fast way to read many records; {@link PageRecord} is the convenient way to read one.
 * Implemented by this library, immutable, safe to share between threads. The batches of a loaded
 * dump share their dictionaries; each batch of a streamed one has its own.
 */
public interface RecordBatch {
  /** Returns the number of records, at least 1. */
  int size();

  /** Returns a record's position in the source, counted from 0. */
  long index(int row);

  /** Returns the page frame numbers. */
  LongColumn pfn();

  /**
   * Returns the orders, from 0 to {@value PageRecord#MAX_ORDER}: a record is an allocation of
   * {@code 2^order} base pages.
   */
  LongColumn order();

  /**
   * Returns the base pages that each row represents: {@code 2^order}, or the count that an
   * inventory of stacks or page_owner_sort's output has. Absent where neither is known.
   */
  LongColumn pages();

  /** Returns the allocations that each row represents: 1, or the count printed with it. */
  LongColumn times();

  /**
   * Returns whether the rows have counts, as in an inventory and in page_owner_sort's output,
   * rather than being one record of a dump each.
   */
  boolean isInventory();

  /** Returns the allocating tasks' pids in the initial pid namespace; absent before kernel 5.11. */
  LongColumn pid();

  /** Returns the allocating tasks' thread-group ids; absent before kernel 5.18. */
  LongColumn tgid();

  /** Returns the times of allocation, in nanoseconds since boot; absent before 5.11. */
  LongColumn allocTs();

  /** Returns the times of the page's last free before, in nanoseconds; only in 5.13 to 6.6. */
  LongColumn freeTs();

  /** Returns the pageblock numbers: {@code pfn >> pageblock_order}. */
  LongColumn pageblock();

  /** Returns the allocating tasks' names ({@code comm}), as string values of {@link ByteText}. */
  DictionaryColumn<String> name();

  /** Returns the migrate types that the gfp masks request. */
  DictionaryColumn<String> migrateType();

  /** Returns the migrate types of the pageblocks at the time of the dump. */
  DictionaryColumn<String> pageblockType();

  /** Returns the gfp masks. */
  DictionaryColumn<GfpMask> gfp();

  /** Returns the page flags. */
  DictionaryColumn<PageFlags> flags();

  /** Returns the stack traces; absent where the dump prints a handle instead. */
  DictionaryColumn<StackTrace> stack();

  /** Returns the lines after the stack; absent where there are none. */
  DictionaryColumn<Trailer> trailer();

  /** Returns the kernel log's report that has the record; {@code null} if it is of a dump. */
  default @Nullable LogReport logReport(int row) {
    return null;
  }

  /** Returns what only the rows of a census have; {@code null} for other batches. */
  default @Nullable CensusRows census() {
    return null;
  }

  /** Returns the dialect in which a record is printed. */
  Dialect dialect(int row);

  /**
   * Returns a batch of selected records, which keeps no memory of the others alive.
   *
   * @param rows rows of this batch, at least one, in the order of the new batch
   */
  RecordBatch select(int[] rows);

  /** Returns a view of one record. */
  PageRecord record(int row);

  /** Returns the record's lines, byte for byte as in the dump, without the final empty line. */
  byte[] text(int row);

  /** Returns the record's lines as {@link #text(int)} does, without some parts. */
  byte[] text(int row, Set<TextPart> without);

  /**
   * Writes the bytes that {@link #text(int, Set)} returns, without allocating an array of them.
   *
   * @throws IOException if {@code out} cannot be written
   */
  default void writeText(int row, Set<TextPart> without, OutputStream out) throws IOException {
    out.write(text(row, without));
  }

  /**
   * Returns whether the record deviates from its dialect (damage, another line ending), so that its
   * text cannot be rendered from its columns.
   */
  boolean isIrregular(int row);
}
