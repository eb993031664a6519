package org.pageowner.dsl.plan;

/**
 * A column of an answer: a {@link Key} or a {@link Measure}.
 *
 * @param <V> the type of its values
 */
public sealed interface Column<V> permits Key, Measure {
  /** Returns the name, in headers and in the grammar. */
  String name();
}
