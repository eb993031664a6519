package org.pageowner.dsl.plan;

import java.util.Objects;

/** A part of a sort order: a {@link SortTerm}, which ascends, or a term with a direction. */
public sealed interface SortKey permits SortTerm, SortKey.Directed {
  /** Returns the same term, small values first. */
  Directed ascending();

  /** Returns the same term, large values first. */
  Directed descending();

  /** The direction of a sort. */
  enum Direction {
    /** Small before large, absent before all; the default. */
    ASCENDING,
    /** Large before small, absent after all. */
    DESCENDING
  }

  /**
   * A sort term with its direction.
   *
   * @param term the key, measure or text to sort by
   * @param direction whether small or large values come first
   */
  record Directed(SortTerm term, Direction direction) implements SortKey {
    /** Checks the components. */
    public Directed {
      Objects.requireNonNull(term, "term");
      Objects.requireNonNull(direction, "direction");
    }

    @Override
    public Directed ascending() {
      return term.ascending();
    }

    @Override
    public Directed descending() {
      return term.descending();
    }

    /** Returns the grammar's text: {@code pid}, {@code -pages}. */
    @Override
    public String toString() {
      return (direction == Direction.DESCENDING ? "-" : "") + term.name();
    }
  }
}
