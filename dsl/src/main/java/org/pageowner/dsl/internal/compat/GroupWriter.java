package org.pageowner.dsl.internal.compat;

import java.io.IOException;

/** Writes groups in the tool's layout. Safe for use by several threads. */
interface GroupWriter {
  /** Consecutive groups, which one thread writes. */
  interface Portion {
    /** Writes the group at position {@code i} of the portion. */
    void write(int i, ByteBuilder out) throws IOException;
  }

  /** Returns the groups from position {@code from} to before {@code to}, at most some hundreds. */
  Portion portion(int[] groups, int from, int to);
}
