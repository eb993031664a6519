package org.pageowner.core.internal.text.chunk;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Facts about each distinct value of a chunk, packed into one {@code long} and computed when the
 * value first occurs: memoisation over a growing dictionary, whose ids are 0, 1, 2 and so on.
 */
final class ValueFacts {
  private static final int INITIAL_VALUES = 256;

  private final IntToLongFunction rule;
  private long[] facts = new long[INITIAL_VALUES];
  private int known;

  /** Creates an empty memo; {@code rule} computes the facts of a value from its id. */
  ValueFacts(IntToLongFunction rule) {
    this.rule = rule;
  }

  /** Forgets all values, before the use of another dictionary. */
  void clear() {
    known = 0;
  }

  /** Returns the facts of a value. */
  long of(int id) {
    if (id >= known) {
      compute(id);
    }
    return facts[id];
  }

  private void compute(int id) {
    if (id >= facts.length) {
      facts = Arrays.copyOf(facts, Math.max(id + 1, facts.length * 2));
    }
    for (; known <= id; known++) {
      facts[known] = rule.applyAsLong(known);
    }
  }
}
