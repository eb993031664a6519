package org.pageowner.core;

/** Readers that cut the input into small chunks, so that short dumps too have several. */
public final class SmallChunks {
  private SmallChunks() {}

  /** The same reader with chunks of this size. */
  public static DumpReader of(DumpReader reader, int bytes) {
    return reader.chunkBytes(bytes);
  }
}
