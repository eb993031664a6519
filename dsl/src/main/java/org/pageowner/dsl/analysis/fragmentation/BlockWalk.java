package org.pageowner.dsl.analysis.fragmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.PageFlags;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.index.Interner;

/**
 * Scans all records once, as {@code pagetypeinfo_showmixedcount_print()} of mm/page_owner.c scans
 * pages: counts each record in its pageblock, and retains the records that were requested with
 * another migrate type than that of their block.
 *
 * <p>A block may change its type between two of its records. Therefore the records to retain are
 * selected after the next batch has been read: records are in PFN order, and a batch is much larger
 * than a block.
 */
final class BlockWalk {
  private static final int ROWS = 2048;
  private static final int UNTYPED = -1;
  private static final int RESERVED = -1;
  private static final int NO_ORDER = -1;

  private final Interner<String> types = new Interner<>();
  private final Interner<ZoneId> zones = new Interner<>();
  private final BlockTable blocks = new BlockTable();
  private final OrderVotes votes = new OrderVotes();
  private final LargeAllocations largeAllocations = new LargeAllocations();
  private final List<RecordBatch> foreign = new ArrayList<>();
  private final IdNumbers<PageFlags> zoneNumber =
      new IdNumbers<>(this::zoneNumber, zones.add(ZoneId.UNKNOWN));
  private final IdNumbers<String> pageType = new IdNumbers<>(types::add, UNTYPED);
  private final IdNumbers<String> blockType = new IdNumbers<>(types::add, UNTYPED);
  private final Rows rows = new Rows();
  private @Nullable RecordBatch last;
  private long counted;
  private long reserved;
  private long withoutBlock;
  private long withoutType;

  /** The columns of some rows. */
  private static final class Rows {
    final long[] pfns = new long[ROWS];
    final long[] pageblocks = new long[ROWS];
    final long[] orders = new long[ROWS];
    final int[] zones = new int[ROWS];
    final int[] pageTypes = new int[ROWS];
    final int[] blockTypes = new int[ROWS];
  }

  private int zoneNumber(PageFlags flags) {
    return flags.has("reserved") ? RESERVED : zones.add(new ZoneId(flags.node(), flags.zone()));
  }

  /** Reads the next batch. */
  void read(RecordBatch batch) {
    for (int from = 0; from < batch.size(); from += ROWS) {
      int count = Math.min(ROWS, batch.size() - from);
      copy(batch, from, count);
      for (int row = 0; row < count; row++) {
        if (isCounted(batch, from + row, row)) {
          count(row);
        }
      }
    }
    retainForeign();
    last = batch;
  }

  /** Ends the scan. */
  void end() {
    retainForeign();
    last = null;
  }

  private void copy(RecordBatch batch, int from, int count) {
    batch.pfn().copy(from, count, rows.pfns);
    batch.pageblock().copy(from, count, rows.pageblocks);
    batch.order().copy(from, count, rows.orders);
    zoneNumber.read(batch.flags(), from, count, rows.zones);
    pageType.read(batch.migrateType(), from, count, rows.pageTypes);
    blockType.read(batch.pageblockType(), from, count, rows.blockTypes);
  }

  private boolean isCounted(RecordBatch batch, int row, int at) {
    if (isAbsent(batch.pfn(), row) || isAbsent(batch.pageblock(), row)) {
      withoutBlock++;
      return false;
    }
    if (rows.zones[at] == RESERVED) {
      reserved++;
      return false;
    }
    votes.add(rows.pfns[at], rows.pageblocks[at]);
    if (rows.pageTypes[at] == UNTYPED || rows.blockTypes[at] == UNTYPED) {
      withoutType++;
      return false;
    }
    if (isAbsent(batch.order(), row)) {
      rows.orders[at] = NO_ORDER;
    }
    counted++;
    return true;
  }

  private void count(int row) {
    int order = (int) Math.min(rows.orders[row], LargeAllocations.MAX_ORDER);
    boolean mayExceedBlock = LargeAllocations.mayHave(rows.pfns[row], rows.pageblocks[row], order);
    int block =
        blocks.add(
            rows.zones[row],
            rows.pageblocks[row],
            rows.blockTypes[row],
            rows.pageTypes[row],
            mayExceedBlock || order == NO_ORDER ? 0 : 1L << order);
    if (mayExceedBlock) {
      largeAllocations.add(block, (int) rows.orders[row], rows.pageTypes[row]);
    }
  }

  private void retainForeign() {
    RecordBatch batch = last;
    if (batch == null) {
      return;
    }
    int[] found = new int[ROWS];
    int size = 0;
    for (int from = 0; from < batch.size(); from += ROWS) {
      int count = Math.min(ROWS, batch.size() - from);
      copy(batch, from, count);
      for (int row = 0; row < count; row++) {
        if (rows.zones[row] != RESERVED && isForeign(batch, from + row, row)) {
          found = size == found.length ? Arrays.copyOf(found, size * 2) : found;
          found[size++] = from + row;
        }
      }
    }
    if (size > 0) {
      foreign.add(batch.select(Arrays.copyOf(found, size)));
    }
  }

  private boolean isForeign(RecordBatch batch, int row, int at) {
    int type = rows.pageTypes[at];
    int own = rows.blockTypes[at];
    if (type == UNTYPED || own == UNTYPED || (type == own && blocks.conversions() == 0)) {
      return false;
    }
    if (isAbsent(batch.pfn(), row) || isAbsent(batch.pageblock(), row)) {
      return false;
    }
    int block = blocks.find(rows.zones[at], rows.pageblocks[at]);
    return type != own || type != blocks.type(block);
  }

  private static boolean isAbsent(LongColumn column, int row) {
    return column.hasAbsent() && column.isAbsent(row);
  }

  Interner<String> types() {
    return types;
  }

  Interner<ZoneId> zones() {
    return zones;
  }

  BlockTable blocks() {
    return blocks;
  }

  /** Returns the evidence of records for the pageblock order. */
  OrderVotes votes() {
    return votes;
  }

  LargeAllocations largeAllocations() {
    return largeAllocations;
  }

  /**
   * Returns the records of another type than their block's, and some of blocks that were converted.
   */
  List<RecordBatch> foreign() {
    return foreign;
  }

  /** Returns the number of records that were counted. */
  long counted() {
    return counted;
  }

  /** Returns the number of records of reserved pages, which the kernel does not count. */
  long reserved() {
    return reserved;
  }

  /** Returns the number of records without a PFN or a pageblock. */
  long withoutBlock() {
    return withoutBlock;
  }

  /** Returns the number of records without one of the migrate types. */
  long withoutType() {
    return withoutType;
  }
}
