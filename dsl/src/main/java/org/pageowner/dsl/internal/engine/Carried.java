package org.pageowner.dsl.internal.engine;

import java.util.Arrays;

/** A growing column with one lane's code for each row of the result. */
public final class Carried {
  private final Lane lane;
  private long[] codes = new long[64];
  private int size;

  /** A column of codes of {@code lane}. */
  public Carried(Lane lane) {
    this.lane = lane;
  }

  /** The lane. */
  public Lane lane() {
    return lane;
  }

  /** The code of a row of the result. */
  public long get(int index) {
    return codes[index];
  }

  /** Adds the code of a row of a block. */
  public void add(Block block, int row) {
    if (size == codes.length) {
      codes = Arrays.copyOf(codes, size * 2);
    }
    codes[size++] = lane.codes(block)[row];
  }
}
