package org.pageowner.dsl.internal.engine;

import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** A key that is worked out from the codes of other lanes, as a small number. */
final class CombinedLane extends Lane {
  /** Works out a code. */
  interface Rule {
    long code(long[] parts);
  }

  private final List<Lane> lanes;
  private final Rule rule;
  private final LongFunction<Object> values;

  CombinedLane(List<Lane> lanes, Rule rule, LongFunction<Object> values) {
    this.lanes = lanes;
    this.rule = rule;
    this.values = values;
  }

  @Override
  protected void read(Block block, long[] into) {
    long[][] sources = new long[lanes.size()][];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = lanes.get(i).codes(block);
    }
    long[] parts = new long[sources.length];
    for (int row = 0; row < block.count(); row++) {
      for (int i = 0; i < parts.length; i++) {
        parts[i] = sources[i][row];
      }
      into[row] = rule.code(parts);
    }
  }

  @Override
  public @Nullable Object value(long code) {
    return code == Block.ABSENT ? null : values.apply(code);
  }

  @Override
  public Sorting sorting() {
    return Sorting.BY_CODE;
  }
}
