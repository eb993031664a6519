package org.pageowner.core;

/** Receives the progress of a long reading. */
@FunctionalInterface
public interface ProgressListener {
  /**
   * Called after each chunk, on the thread that called the reader.
   *
   * @param bytesRead bytes taken from the source so far (of a {@code .gz}, packed ones)
   * @param totalBytes the source's size in bytes, or 0 if it is not known: a pipe or a debugfs file
   * @param records records read so far
   */
  void onProgress(long bytesRead, long totalBytes, long records);
}
