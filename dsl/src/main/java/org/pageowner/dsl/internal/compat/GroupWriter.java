package org.pageowner.dsl.internal.compat;

import java.io.IOException;

/** Writes groups in the tool's layout, for several threads. */
interface GroupWriter {
  /** Some groups, to be written one after the other by one thread. */
  interface Portion {
    /** Writes the group at a position, counted from where the portion begins. */
    void write(int i, ByteBuilder out) throws IOException;
  }

  /** Those of {@code groups} from one position to before another, which are not many. */
  Portion portion(int[] groups, int from, int to);
}
