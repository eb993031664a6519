package org.pageowner.dsl.internal.compat;

import org.pageowner.dsl.internal.engine.RowSink;

/** Groups records, and keeps what is to be known of each group. */
interface Grouping extends RowSink {
  /** How many groups there are; they are numbered in the order of their first records. */
  int size();

  /** Records in a group. */
  long times(int group);

  /** The most records that a group has. */
  default long mostTimes() {
    long most = 0;
    for (int group = 0; group < size(); group++) {
      most = Math.max(most, times(group));
    }
    return most;
  }

  /** Base pages in a group. */
  long pages(int group);
}
