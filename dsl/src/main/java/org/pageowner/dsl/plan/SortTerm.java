package org.pageowner.dsl.plan;

/** A key, a measure, or the record's text, as something to sort by. */
public sealed interface SortTerm extends SortKey permits Key, Measure, RecordText {
  /** The name in the grammar. */
  String name();

  @Override
  default Ordered ascending() {
    return new Ordered(this, Direction.ASCENDING);
  }

  @Override
  default Ordered descending() {
    return new Ordered(this, Direction.DESCENDING);
  }
}
