package org.pageowner.core.record;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some consecutive records of a dump, as columns.
 *
 * <p>The way to read many records fast; {@link PageRecord} is the way to read one with comfort.
 * Implemented by this library, immutable, safe to share between threads. The batches of a loaded
 * dump share their dictionaries; each batch of a streamed one has its own.
 */
public interface RecordBatch {
  /** How many records there are, at least 1. */
  int size();

  /** The position in the source of a record, counted from 0. */
  long index(int row);

  /** Page frame numbers. */
  LongColumn pfn();

  /**
   * Orders: a record stands for {@code 2^order} base pages. From 0 to {@value
   * PageRecord#MAX_ORDER}.
   */
  LongColumn order();

  /**
   * Base pages that each row represents: {@code 2^order}, and in an inventory of stacks or in
   * page_owner_sort's output what was counted. Absent where neither is known.
   */
  LongColumn pages();

  /** Allocations that each row represents: 1, or a count that is printed with it. */
  LongColumn times();

  /**
   * Whether the rows have counts, as those of an inventory and of page_owner_sort's output, rather
   * than being one record of a dump each.
   */
  boolean isInventory();

  /** Pids of the allocating tasks, in the initial pid namespace; absent before kernel 5.11. */
  LongColumn pid();

  /** Thread-group ids of the allocating tasks; absent before kernel 5.18. */
  LongColumn tgid();

  /** Times of allocation, in nanoseconds of the local clock since boot; absent before 5.11. */
  LongColumn allocTs();

  /** Times when the page was last freed before, in nanoseconds; printed by 5.13 to 6.6 only. */
  LongColumn freeTs();

  /** Pageblock numbers: {@code pfn >> pageblock_order}. */
  LongColumn pageblock();

  /** Names of the allocating tasks ({@code comm}), as string values of {@link ByteText}. */
  DictionaryColumn<String> name();

  /** Migrate types that the gfp masks ask for. */
  DictionaryColumn<String> migrateType();

  /** Migrate types of the pageblocks at the time of the dump. */
  DictionaryColumn<String> pageblockType();

  /** Gfp masks. */
  DictionaryColumn<GfpMask> gfp();

  /** Page flags. */
  DictionaryColumn<PageFlags> flags();

  /** Stack traces; absent where the dump prints a handle in place of it. */
  DictionaryColumn<StackTrace> stack();

  /** What follows the stack; absent where nothing does. */
  DictionaryColumn<Trailer> trailer();

  /** What a kernel log says besides; {@code null} if the record is of a dump. */
  default @Nullable LogReport logReport(int row) {
    return null;
  }

  /** The form in which a record is printed. */
  Dialect dialect(int row);

  /**
   * A batch of some of these records, that keeps nothing of the others.
   *
   * @param rows rows of this batch, at least one, in the order in which they shall stand
   */
  RecordBatch select(int[] rows);

  /** A view of one record. */
  PageRecord record(int row);

  /** The record's lines, byte for byte as in the dump, without the empty line that closes it. */
  byte[] text(int row);

  /** The record's lines as {@link #text(int)} gives them, without some parts. */
  byte[] text(int row, Set<TextPart> without);

  /**
   * Writes what {@link #text(int, Set)} gives, without making it.
   *
   * @throws IOException if {@code out} cannot be written
   */
  default void writeText(int row, Set<TextPart> without, OutputStream out) throws IOException {
    out.write(text(row, without));
  }

  /**
   * Whether the record deviates from what its dialect prints (damage, another line ending), so that
   * its text is more than its columns say.
   */
  boolean isIrregular(int row);
}
