package org.pageowner.core.internal.store;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;

/** Records whose stacks come from an inventory; their texts stay as printed. */
final class JoinedBatch extends ForwardingBatch {
  private final RecordBatch batch;
  private final DictionaryColumn<StackTrace> joined;
  private final LongFunction<@Nullable StackTrace> stacks;

  JoinedBatch(
      RecordBatch batch,
      DictionaryColumn<StackTrace> joined,
      LongFunction<@Nullable StackTrace> stacks) {
    this.batch = batch;
    this.joined = joined;
    this.stacks = stacks;
  }

  @Override
  protected RecordBatch delegate() {
    return batch;
  }

  @Override
  public DictionaryColumn<StackTrace> stack() {
    return joined;
  }

  @Override
  public RecordBatch select(int[] rows) {
    return new HandleJoin(stacks).join(batch.select(rows));
  }
}
