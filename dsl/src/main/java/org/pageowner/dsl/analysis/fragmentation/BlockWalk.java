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
 * Goes over all records once, as {@code pagetypeinfo_showmixedcount_print()} of mm/page_owner.c
 * goes over pages: puts each into its pageblock, and keeps those that were asked for with another
 * migrate type than their block has.
 *
 * <p>Which records are kept is decided when the batch after theirs has been read, since a block may
 * change its type between two of its records: records come in PFN order, and a batch is much larger
 * than a block.
 */
final class BlockWalk {
  private static final int ROWS = 2048;
  private static final int UNTYPED = -1;
  private static final int RESERVED = -1;
  private static final int NO_ORDER = -1;

  private final Interner<String> types = new Interner<>();
  private final Interner<ZoneId> places = new Interner<>();
  private final BlockTable blocks = new BlockTable();
  private final OrderVotes votes = new OrderVotes();
  private final LargeAllocations tails = new LargeAllocations();
  private final List<RecordBatch> kept = new ArrayList<>();
  private final IdNumbers<PageFlags> placeOf =
      new IdNumbers<>(this::placeOf, places.add(ZoneId.UNKNOWN));
  private final IdNumbers<String> pageType = new IdNumbers<>(types::add, UNTYPED);
  private final IdNumbers<String> blockType = new IdNumbers<>(types::add, UNTYPED);
  private final Part part = new Part();
  private @Nullable RecordBatch last;
  private long counted;
  private long reserved;
  private long unplaced;
  private long untyped;

  /** The columns of some rows. */
  private static final class Part {
    final long[] pfns = new long[ROWS];
    final long[] pageblocks = new long[ROWS];
    final long[] orders = new long[ROWS];
    final int[] places = new int[ROWS];
    final int[] pageTypes = new int[ROWS];
    final int[] blockTypes = new int[ROWS];
  }

  private int placeOf(PageFlags flags) {
    return flags.has("reserved") ? RESERVED : places.add(new ZoneId(flags.node(), flags.zone()));
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
    keep();
    last = batch;
  }

  /** Ends the walk: there are no more batches. */
  void end() {
    keep();
    last = null;
  }

  private void copy(RecordBatch batch, int from, int count) {
    batch.pfn().copy(from, count, part.pfns);
    batch.pageblock().copy(from, count, part.pageblocks);
    batch.order().copy(from, count, part.orders);
    placeOf.read(batch.flags(), from, count, part.places);
    pageType.read(batch.migrateType(), from, count, part.pageTypes);
    blockType.read(batch.pageblockType(), from, count, part.blockTypes);
  }

  private boolean isCounted(RecordBatch batch, int row, int at) {
    if (isAbsent(batch.pfn(), row) || isAbsent(batch.pageblock(), row)) {
      unplaced++;
      return false;
    }
    if (part.places[at] == RESERVED) {
      reserved++;
      return false;
    }
    votes.add(part.pfns[at], part.pageblocks[at]);
    if (part.pageTypes[at] == UNTYPED || part.blockTypes[at] == UNTYPED) {
      untyped++;
      return false;
    }
    if (isAbsent(batch.order(), row)) {
      part.orders[at] = NO_ORDER;
    }
    counted++;
    return true;
  }

  private void count(int row) {
    int order = (int) Math.min(part.orders[row], LargeAllocations.MAX_ORDER);
    boolean mayHaveTail = LargeAllocations.mayHave(part.pfns[row], part.pageblocks[row], order);
    int block =
        blocks.add(
            part.places[row],
            part.pageblocks[row],
            part.blockTypes[row],
            part.pageTypes[row],
            mayHaveTail || order == NO_ORDER ? 0 : 1L << order);
    if (mayHaveTail) {
      tails.add(block, (int) part.orders[row], part.pageTypes[row]);
    }
  }

  private void keep() {
    RecordBatch batch = last;
    if (batch == null) {
      return;
    }
    int[] rows = new int[ROWS];
    int found = 0;
    for (int from = 0; from < batch.size(); from += ROWS) {
      int count = Math.min(ROWS, batch.size() - from);
      copy(batch, from, count);
      for (int row = 0; row < count; row++) {
        if (part.places[row] != RESERVED && isForeign(batch, from + row, row)) {
          rows = found == rows.length ? Arrays.copyOf(rows, found * 2) : rows;
          rows[found++] = from + row;
        }
      }
    }
    if (found > 0) {
      kept.add(batch.select(Arrays.copyOf(rows, found)));
    }
  }

  private boolean isForeign(RecordBatch batch, int row, int at) {
    int type = part.pageTypes[at];
    int own = part.blockTypes[at];
    if (type == UNTYPED || own == UNTYPED || (type == own && blocks.conversions() == 0)) {
      return false;
    }
    if (isAbsent(batch.pfn(), row) || isAbsent(batch.pageblock(), row)) {
      return false;
    }
    int block = blocks.find(part.places[at], part.pageblocks[at]);
    return type != own || type != blocks.type(block);
  }

  private static boolean isAbsent(LongColumn column, int row) {
    return column.hasAbsent() && column.isAbsent(row);
  }

  Interner<String> types() {
    return types;
  }

  Interner<ZoneId> places() {
    return places;
  }

  BlockTable blocks() {
    return blocks;
  }

  /** What records say of the pageblock order. */
  OrderVotes votes() {
    return votes;
  }

  LargeAllocations tails() {
    return tails;
  }

  /** The records of another type than their block's, and a few of blocks that were converted. */
  List<RecordBatch> kept() {
    return kept;
  }

  /** Records that were counted. */
  long counted() {
    return counted;
  }

  /** Records that are reserved pages, which the kernel does not count. */
  long reserved() {
    return reserved;
  }

  /** Records that do not say their PFN or pageblock. */
  long unplaced() {
    return unplaced;
  }

  /** Records that do not say a migrate type. */
  long untyped() {
    return untyped;
  }
}
