package org.pageowner.dsl.plan;

/** What rows can be sorted by: a {@link SortTerm}, which ascends, or a term with a direction. */
public sealed interface SortKey permits SortTerm, Ordered {
  /** The same term, small values first. */
  Ordered ascending();

  /** The same term, large values first. */
  Ordered descending();
}
