package org.pageowner.dsl.plan;

/**
 * A sort term with its direction.
 *
 * @param term what to sort by
 * @param direction which way
 */
public record Ordered(SortTerm term, Direction direction) implements SortKey {
  @Override
  public Ordered ascending() {
    return term.ascending();
  }

  @Override
  public Ordered descending() {
    return term.descending();
  }

  /** The grammar's text: {@code pid}, {@code -pages}. */
  @Override
  public String toString() {
    return (direction == Direction.DESCENDING ? "-" : "") + term.name();
  }
}
