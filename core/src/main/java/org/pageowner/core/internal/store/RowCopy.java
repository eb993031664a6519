package org.pageowner.core.internal.store;

import java.util.BitSet;
import org.pageowner.core.internal.dictionary.Dictionaries;
import org.pageowner.core.internal.dictionary.ValueDictionary;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.LongColumn;

/** Copies selected rows of a batch into a new batch. */
final class RowCopy {
  private final ColumnBatch source;
  private final int[] rows;

  private RowCopy(ColumnBatch source, int[] rows) {
    this.source = source;
    this.rows = rows;
  }

  static ColumnBatch of(ColumnBatch source, int[] rows) {
    return new RowCopy(source, rows).copy();
  }

  private ColumnBatch copy() {
    BatchBuilder target = new BatchBuilder();
    long[] positions = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int row = rows[i];
      target.beginRow();
      target.form[i] = (short) source.form(row);
      byte[] kept = source.keptText(row);
      if (kept != null) {
        target.keepText(kept);
      }
      positions[i] = source.index(row);
      target.endRow();
    }
    numbers(source.pfn(), target.pfn, target.noPfn);
    numbers(source.order(), target.order, target.noOrder);
    numbers(source.pid(), target.pid, target.noPid);
    numbers(source.tgid(), target.tgid, target.noTgid);
    numbers(source.allocTs(), target.allocTs, target.noAllocTs);
    numbers(source.freeTs(), target.freeTs, target.noFreeTs);
    numbers(source.pageblock(), target.pageblock, target.noPageblock);
    Dictionaries values = target.dictionaries();
    ids(source.name(), target.name, values.name);
    ids(source.migrateType(), target.migrateType, values.migrateType);
    ids(source.pageblockType(), target.pageblockType, values.pageblockType);
    ids(source.gfp(), target.gfp, values.gfp);
    ids(source.flags(), target.flags, values.flags);
    ids(source.stack(), target.stack, values.stack);
    ids(source.trailer(), target.trailer, values.trailer);
    return target.build().at(positions);
  }

  private void numbers(LongColumn column, long[] into, BitSet absent) {
    for (int i = 0; i < rows.length; i++) {
      into[i] = column.get(rows[i]);
      absent.set(i, column.isAbsent(rows[i]));
    }
  }

  private void ids(PackedIds<?> column, int[] into, ValueDictionary<?> values) {
    for (int i = 0; i < rows.length; i++) {
      int id = column.id(rows[i]);
      if (id == DictionaryColumn.ABSENT) {
        into[i] = DictionaryColumn.ABSENT;
      } else {
        into[i] = values.strings().intern(column.dictionary().strings(), id);
      }
    }
  }
}
