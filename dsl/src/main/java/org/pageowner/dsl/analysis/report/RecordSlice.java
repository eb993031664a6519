package org.pageowner.dsl.analysis.report;

import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.RecordBatch;

/**
 * The columns of some consecutive records of a batch, copied as far as the scans of a report need
 * them. Dictionary ids are valid for the whole dump, as the batches of a loaded one share
 * dictionaries.
 */
final class RecordSlice {
  /** Maximum number of rows. */
  static final int ROWS = 2048;

  final long[] pfns = new long[ROWS];
  final long[] pageblocks = new long[ROWS];
  final long[] orders = new long[ROWS];
  final long[] pages = new long[ROWS];
  final long[] times = new long[ROWS];
  final int[] flags = new int[ROWS];
  final int[] stacks = new int[ROWS];
  final int[] trailers = new int[ROWS];
  final int[] migrateTypes = new int[ROWS];
  final int[] masks = new int[ROWS];

  /** The usages of the records, as names; {@link RecordScan} sets them. */
  final int[] usages = new int[ROWS];

  int size;

  /** Copies rows of a batch; a number that is absent becomes {@link PackedColumns#ABSENT}. */
  void copy(RecordBatch batch, int from) {
    size = Math.min(ROWS, batch.size() - from);
    copy(batch.pfn(), from, pfns);
    copy(batch.pageblock(), from, pageblocks);
    copy(batch.order(), from, orders);
    copy(batch.pages(), from, pages);
    copy(batch.allocTs(), from, times);
    copy(batch.flags(), from, flags);
    copy(batch.stack(), from, stacks);
    copy(batch.trailer(), from, trailers);
    copy(batch.migrateType(), from, migrateTypes);
    copy(batch.gfp(), from, masks);
  }

  private void copy(LongColumn column, int from, long[] into) {
    column.copy(from, size, into);
    if (column.hasAbsent()) {
      for (int row = 0; row < size; row++) {
        if (column.isAbsent(from + row)) {
          into[row] = PackedColumns.ABSENT;
        }
      }
    }
  }

  private void copy(DictionaryColumn<?> column, int from, int[] into) {
    column.copyIds(from, size, into);
  }
}
