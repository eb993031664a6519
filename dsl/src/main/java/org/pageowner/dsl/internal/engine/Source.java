package org.pageowner.dsl.internal.engine;

import java.io.IOException;
import java.util.function.Consumer;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;

/** Where the records of a run come from. */
public interface Source {
  /** Hands over all batches, in file order, and tells what was read. */
  ReadReport read(Consumer<RecordBatch> consumer) throws IOException;

  /** Whether batches come and go, so that what is kept of them must be copied. */
  boolean isStreamed();

  /** What it is, for people. */
  String description();
}
