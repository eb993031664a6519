package org.pageowner.benchmarks.parts;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Work that is counted beside operations: JMH computes its rate, {@link Parts} prints it. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Rates {
  /** Bytes of text that were read. */
  public long bytes;

  /** Records that were gone through. */
  public long records;

  /** Values that were looked up. */
  public long values;
}
