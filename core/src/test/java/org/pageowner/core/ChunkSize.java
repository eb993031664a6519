package org.pageowner.core;

/** The size of a reader's chunks, which is no public setting. */
public final class ChunkSize {
  private ChunkSize() {}

  /** The same reader with chunks of this size. */
  public static DumpReader of(DumpReader reader, int bytes) {
    return reader.chunkBytes(bytes);
  }
}
