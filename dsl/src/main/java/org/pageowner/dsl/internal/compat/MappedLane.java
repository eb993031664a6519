package org.pageowner.dsl.internal.compat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.Block;
import org.pageowner.dsl.internal.engine.Lane;

/** A number that is worked out from the codes of other lanes, and is its own code. */
final class MappedLane extends Lane {
  /** Works out the number of a row of a block. */
  interface Rule {
    long number(long[] codes, Block block, int row);
  }

  private final List<Lane> lanes;
  private final Rule rule;

  MappedLane(List<Lane> lanes, Rule rule) {
    this.lanes = lanes;
    this.rule = rule;
  }

  /** The lane's numbers, with another one in place of absent. */
  static Lane orElse(Lane lane, long absent) {
    return new MappedLane(
        List.of(lane), (codes, block, row) -> codes[0] == Block.ABSENT ? absent : codes[0]);
  }

  @Override
  protected void read(Block block, long[] into) {
    long[][] sources = new long[lanes.size()][];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = lanes.get(i).codes(block);
    }
    long[] codes = new long[sources.length];
    for (int row = 0; row < block.count(); row++) {
      for (int i = 0; i < codes.length; i++) {
        codes[i] = sources[i][row];
      }
      into[row] = rule.number(codes, block, row);
    }
  }

  @Override
  public @Nullable Object value(long code) {
    return code;
  }

  @Override
  public Sorting sorting() {
    return Sorting.BY_CODE;
  }
}
