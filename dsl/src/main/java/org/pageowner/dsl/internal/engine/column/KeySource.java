package org.pageowner.dsl.internal.engine.column;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.GfpMask;
import org.pageowner.core.record.PageFlags;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;
import org.pageowner.core.record.Trailer;

/**
 * A part of a record that batches store in a dictionary, so that keys are derived from it once for
 * each distinct value.
 *
 * @param column the part of all records of a batch
 * @param value the part of one record
 */
public record KeySource<V>(
    Function<RecordBatch, DictionaryColumn<V>> column, Function<PageRecord, @Nullable V> value) {
  /** The name of the task. */
  public static final KeySource<String> NAME = new KeySource<>(RecordBatch::name, PageRecord::name);

  /** The migrate type that the gfp mask requests. */
  public static final KeySource<String> MIGRATE_TYPE =
      new KeySource<>(RecordBatch::migrateType, PageRecord::migrateType);

  /** The migrate type of the pageblock. */
  public static final KeySource<String> PAGEBLOCK_TYPE =
      new KeySource<>(RecordBatch::pageblockType, PageRecord::pageblockType);

  /** The gfp mask. */
  public static final KeySource<GfpMask> GFP = new KeySource<>(RecordBatch::gfp, PageRecord::gfp);

  /** The page flags. */
  public static final KeySource<PageFlags> FLAGS =
      new KeySource<>(RecordBatch::flags, PageRecord::flags);

  /** The stack trace. */
  public static final KeySource<StackTrace> STACK =
      new KeySource<>(RecordBatch::stack, PageRecord::stack);

  /** The lines after the stack. */
  public static final KeySource<Trailer> TRAILER =
      new KeySource<>(RecordBatch::trailer, PageRecord::trailer);
}
