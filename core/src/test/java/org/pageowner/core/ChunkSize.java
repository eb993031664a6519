package org.pageowner.core;

/** Sets the size of a reader's chunks, which is not a public setting. */
public final class ChunkSize {
  private ChunkSize() {}

  /** Returns the same reader with chunks of this size. */
  public static DumpReader of(DumpReader reader, int bytes) {
    return reader.chunkBytes(bytes);
  }
}
