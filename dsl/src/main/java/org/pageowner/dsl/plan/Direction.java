package org.pageowner.dsl.plan;

/** Which way to sort. */
public enum Direction {
  /** Small before large, absent before all; the default. */
  ASCENDING,
  /** Large before small, absent after all. */
  DESCENDING
}
