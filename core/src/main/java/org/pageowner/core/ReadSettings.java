package org.pageowner.core;

import java.util.StringJoiner;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.MalformedPart;

/** The settings of a {@link DumpReader}: not modified once a reader has them. */
final class ReadSettings implements Cloneable {
  private static final int DEFAULT_CHUNK_BYTES = 4 << 20;
  private static final int DEFAULT_MAX_RECORD_BYTES = 1 << 20;

  boolean strict;
  int threads = Runtime.getRuntime().availableProcessors();
  int chunkBytes = DEFAULT_CHUNK_BYTES;
  int maxRecordBytes = DEFAULT_MAX_RECORD_BYTES;
  long maxDistinctBytes = Runtime.getRuntime().maxMemory() / 4;
  boolean kernelLog;
  @Nullable StackInventory inventory;
  @Nullable Consumer<? super MalformedPart> malformed;
  ProgressListener progress = (bytesRead, totalBytes, records) -> {};

  /** Returns a copy; cloned, so that no field can be forgotten. */
  ReadSettings copy() {
    try {
      return (ReadSettings) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("it is cloneable", e);
    }
  }

  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", "[", "]");
    text.add(strict ? "strict" : "lenient").add("threads=" + threads);
    text.add("maxRecordBytes=" + maxRecordBytes).add("maxDistinctBytes=" + maxDistinctBytes);
    if (kernelLog) {
      text.add("kernelLog");
    }
    if (inventory != null) {
      text.add("withStacks=" + inventory.report().source());
    }
    return text.toString();
  }
}
