package org.pageowner.dsl.analysis.census;

import java.io.IOException;

/** Groups one after the other, as {@link GroupBytes}. Belongs to one thread. */
interface GroupCursor {
  /** Moves to the next group, the first one at first; returns false after the last one. */
  boolean next() throws IOException;

  /** Returns the array that has the group, until the next call of {@link #next}. */
  byte[] bytes();

  /** Returns the index of the group in {@link #bytes}. */
  int at();
}
