package org.pageowner.dsl.internal.engine.group;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * Bounds the memory of measures that need every value of a key: distinct counts and quantiles. They
 * share half of the memory of the process, and are exact up to that.
 */
public final class MemoryBound {
  private final long bytes;
  private long used;

  private MemoryBound(long bytes) {
    this.bytes = bytes;
  }

  /** Returns the bound for the measures of one run. */
  public static MemoryBound ofRun() {
    return new MemoryBound(Runtime.getRuntime().maxMemory() / 2);
  }

  /** Returns a bound of this many bytes. */
  static MemoryBound of(long bytes) {
    return new MemoryBound(bytes);
  }

  /**
   * Replaces the bytes that one measure uses.
   *
   * @return {@code now}, to be passed as {@code before} the next time
   * @throws UncheckedIOException if all measures together use more than the bound
   */
  long use(long before, long now, String measure) {
    used += now - before;
    if (used > bytes) {
      throw new UncheckedIOException(
          new IOException(
              String.format(
                  Locale.ROOT,
                  "%s is exact, and its values need more than half of the memory, %,d MiB; select"
                      + " fewer records with where, or give the process more memory (java -Xmx)",
                  measure,
                  bytes >> 20)));
    }
    return now;
  }

  /** Returns whether further bytes fit. */
  boolean fits(long more) {
    return used + more <= bytes;
  }
}
