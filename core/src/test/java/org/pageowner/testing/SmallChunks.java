package org.pageowner.testing;

import org.pageowner.core.ChunkSize;
import org.pageowner.core.DumpReader;

/**
 * Readers that cut the input into small chunks, so that short dumps too have several.
 *
 * <p>In this package because other modules' tests can't see a class in a package of the core.
 */
public final class SmallChunks {
  private SmallChunks() {}

  /** The same reader with chunks of this size. */
  public static DumpReader of(DumpReader reader, int bytes) {
    return ChunkSize.of(reader, bytes);
  }
}
