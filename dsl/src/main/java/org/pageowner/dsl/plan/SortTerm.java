package org.pageowner.dsl.plan;

/** A key, a measure, or the record's text, as something to sort by. */
public sealed interface SortTerm extends SortKey permits Key, Measure, RecordText {
  /** Returns the name in the grammar. */
  String name();

  @Override
  default Directed ascending() {
    return new Directed(this, Direction.ASCENDING);
  }

  @Override
  default Directed descending() {
    return new Directed(this, Direction.DESCENDING);
  }
}
