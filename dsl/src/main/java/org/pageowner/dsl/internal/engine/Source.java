package org.pageowner.dsl.internal.engine;

import java.util.function.Consumer;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.plan.Plan;

/** The source of the records of a run. */
public interface Source {
  /** Hands over all batches, in file order, and returns the report on the reading. */
  ReadReport read(Consumer<RecordBatch> consumer);

  /** Returns whether batches are released after they are read, so that records must be copied. */
  boolean isStreamed();

  /** Returns whether the input can be read more than once: see {@link KeyRange}. */
  default boolean isRepeatable() {
    return !isStreamed();
  }

  /** Returns the number of rows of all batches; 0 if it is unknown before they are read. */
  default long rowCount() {
    return 0;
  }

  /**
   * Returns the same input without records that a plan does not select, if the input can filter
   * before it is read (push-down); else this input.
   */
  default Source narrowed(Plan plan) {
    return this;
  }

  /** Returns the input without the narrowing of {@link #narrowed}. */
  default Source whole() {
    return this;
  }

  /** Returns the name of the input. */
  default String name() {
    return description();
  }

  /** Returns a description for people. */
  String description();
}
