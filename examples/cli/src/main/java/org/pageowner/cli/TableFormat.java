package org.pageowner.cli;

/** The words of {@code --format} for an answer of one table. */
enum TableFormat {
  text,
  csv,
  ndjson,
  folded,
  pprof;

  /** Whether other tools read the format as stacks, so that rows are grouped by stack trace. */
  boolean isOfStacks() {
    return this == folded || this == pprof;
  }
}
