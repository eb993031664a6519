package org.pageowner.dsl.internal.engine.column;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.column.GrowingDictionary;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.plan.KeyCatalogue;

/**
 * The functions on stacks. A record has several, so it has no code of its own: {@link #of} gives
 * the codes for its stack.
 */
public final class FunctionColumn extends KeyColumn {
  private final DictionaryKeyColumn<StackTrace> stacks;
  private String[] names = {};

  FunctionColumn(DictionaryKeyColumn<StackTrace> stacks) {
    this.stacks = stacks;
  }

  /** Returns the column of the stacks. */
  public KeyColumn stacks() {
    return stacks;
  }

  /**
   * Returns the codes of the distinct functions on each of some stacks, from the innermost outward;
   * -1 alone if there is no frame, or no stack. Called after the last batch. Must not be modified.
   */
  public int[][] of(long[] codesOfStacks) {
    GrowingDictionary<StackTrace> ids = stacks.dictionaryOfCodes();
    FunctionCodes functions =
        ids == null ? new FunctionCodes() : ids.kept(KeyCatalogue.FRAMES, FunctionCodes::new);
    int[][] codes = functions.of(stacks, codesOfStacks);
    names = functions.names();
    return codes;
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    throw new IllegalArgumentException(
        KeyCatalogue.FRAMES
            + " is of rows: a record has many functions; cull by it, or test frame, as in frame ="
            + " FUNCTION");
  }

  @Override
  public @Nullable Object value(long code) {
    return code == RowSlice.ABSENT ? null : names[(int) code];
  }

  @Override
  public Sorting sorting() {
    return Sorting.ranks(names.length, (a, b) -> KeyBinding.BY_BYTES.compare(names[a], names[b]));
  }

  @Override
  public int denseCodes() {
    return names.length;
  }
}
