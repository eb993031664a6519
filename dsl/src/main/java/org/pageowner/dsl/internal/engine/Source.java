package org.pageowner.dsl.internal.engine;

import java.util.function.Consumer;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.plan.Plan;

/** The source of the records of a run. */
public interface Source {
  /** Hands over all batches, in file order, and returns the report on the reading. */
  ReadReport read(Consumer<RecordBatch> consumer);

  /** Whether batches come and go, so that what is kept of them must be copied. */
  boolean isStreamed();

  /** How many rows the batches have together; 0 if that is not known before they are read. */
  default long rowCount() {
    return 0;
  }

  /** The same, leaving out what a plan does not want where that is cheaper before it is read. */
  default Source narrowed(Plan plan) {
    return this;
  }

  /** What it is, for people. */
  String description();
}
