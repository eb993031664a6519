package org.pageowner.dsl.internal.engine.column;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.internal.index.Interner;
import org.pageowner.dsl.plan.KeyCatalogue;

/**
 * The functions on stacks. A record has several, so it has no code of its own: {@link #of} gives
 * the codes for its stack, which are computed once for each distinct stack.
 */
public final class FunctionColumn extends KeyColumn {
  private static final int[] NONE = {-1};

  private final DictionaryKeyColumn<StackTrace> stacks;
  private final Interner<String> names = new Interner<>();
  private int[] @Nullable [] codes = new int[0][];

  FunctionColumn(DictionaryKeyColumn<StackTrace> stacks) {
    this.stacks = stacks;
  }

  /** Returns the column of the stacks. */
  public KeyColumn stacks() {
    return stacks;
  }

  /**
   * Returns the codes of the distinct functions on a stack, from the innermost outward; -1 alone if
   * there is no frame, or no stack. Must not be modified.
   */
  public int[] of(long stack) {
    if (stack == RowSlice.ABSENT) {
      return NONE;
    }
    int id = (int) stack;
    if (id >= codes.length) {
      codes = Arrays.copyOf(codes, Math.max(stacks.denseCodes(), 2 * codes.length));
    }
    int[] known = codes[id];
    if (known == null) {
      known = compute(stacks.get(stack));
      codes[id] = known;
    }
    return known;
  }

  private int[] compute(StackTrace stack) {
    Set<Integer> distinct = new LinkedHashSet<>();
    for (Frame frame : stack.frames()) {
      distinct.add(names.add(ComputedKeys.name(frame)));
    }
    return distinct.isEmpty()
        ? NONE
        : distinct.stream().mapToInt(Integer::intValue).toArray();
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
    return code == RowSlice.ABSENT ? null : names.value((int) code);
  }

  @Override
  public Sorting sorting() {
    return Sorting.ranks(
        names.size(), (a, b) -> KeyBinding.BY_BYTES.compare(names.value(a), names.value(b)));
  }

  @Override
  public int denseCodes() {
    return names.size();
  }
}
