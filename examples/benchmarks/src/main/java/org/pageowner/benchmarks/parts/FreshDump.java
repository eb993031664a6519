package org.pageowner.benchmarks.parts;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.pageowner.core.Dump;

/**
 * The dump, loaded anew for each operation, outside of the measured time: its values are decoded
 * when they are first asked for, and then kept.
 */
@State(Scope.Thread)
public class FreshDump {
  Dump dump = Dump.parse("");

  /**
   * Loads it. An operation takes some milliseconds, so that timing each by itself costs nothing.
   */
  @Setup(Level.Invocation)
  public void load(Texts texts) {
    dump = Dump.read(texts.source());
  }
}
