package org.pageowner.dsl.internal.engine.column;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.internal.index.Interner;

/**
 * The distinct functions on each stack as codes, computed once for each distinct stack. Safe to
 * share between the threads of several runs.
 */
final class FunctionCodes {
  /** Of a record without frames. */
  static final int[] NONE = {-1};

  private final Interner<String> names = new Interner<>();
  private int[] @Nullable [] codes = new int[0][];

  /**
   * Returns the codes for some stacks, in their order; those of a stack are from the innermost
   * outward.
   */
  synchronized int[][] of(DictionaryKeyColumn<StackTrace> stacks, long[] ids) {
    if (codes.length < stacks.denseCodes()) {
      codes = Arrays.copyOf(codes, stacks.denseCodes());
    }
    int[][] all = new int[ids.length][];
    for (int i = 0; i < all.length; i++) {
      all[i] = ids[i] == RowSlice.ABSENT ? NONE : of(stacks, (int) ids[i]);
    }
    return all;
  }

  private int[] of(DictionaryKeyColumn<StackTrace> stacks, int id) {
    int[] known = codes[id];
    if (known == null) {
      known = compute(stacks.get(id));
      codes[id] = known;
    }
    return known;
  }

  private int[] compute(StackTrace stack) {
    Set<Integer> distinct = new LinkedHashSet<>();
    for (Frame frame : stack.frames()) {
      distinct.add(names.add(ComputedKeys.name(frame)));
    }
    return distinct.isEmpty() ? NONE : distinct.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Returns the names of all functions so far, by code. */
  synchronized String[] names() {
    String[] all = new String[names.size()];
    Arrays.setAll(all, names::value);
    return all;
  }
}
