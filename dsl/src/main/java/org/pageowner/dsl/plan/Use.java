package org.pageowner.dsl.plan;

/** What a {@link Key} can be used for. */
public enum Use {
  /** {@code select(...)}, and an option of its own: {@code --pid=1,2}. */
  SELECT,
  /** {@code cull(...)}: one row for each value. */
  CULL,
  /** {@code sortBy(...)}. */
  SORT,
  /** {@code where(...)}: as (part of) a condition. */
  WHERE
}
