package org.pageowner.dsl.internal.engine;

/** Whether a number is in a range; absent never is. */
final class RangeTest implements RowTest {
  private final Lane lane;
  private final long low;
  private final long high;
  private final long[] gathered = new long[Block.CAPACITY];

  /** Numbers from {@code low} to {@code high}, both included. */
  RangeTest(Lane lane, long low, long high) {
    this.lane = lane;
    this.low = Math.max(low, Block.ABSENT + 1);
    this.high = high;
  }

  @Override
  public void test(Block block, boolean[] passed) {
    long[] codes = lane.codes(block);
    for (int row = 0; row < block.count(); row++) {
      passed[row] = codes[row] >= low && codes[row] <= high;
    }
  }

  @Override
  public int narrow(Block block, int[] rows, int count, boolean[] passed) {
    lane.gather(block, rows, count, gathered);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      rows[kept] = rows[i];
      kept += gathered[i] >= low && gathered[i] <= high ? 1 : 0;
    }
    return kept;
  }
}
