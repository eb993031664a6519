package org.pageowner.dsl.plan;

/**
 * What a row can be asked for: a {@link Key} or a {@link Measure}.
 *
 * @param <V> the type of its values
 */
public sealed interface Column<V> permits Key, Measure {
  /** The name: what a header says and the grammar takes. */
  String name();
}
