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

  /**
   * Called before {@link #onProgress} while a running kernel is read, whose records are in the
   * order of their page frames.
   *
   * @param from the first page frame to read
   * @param read the page frame up to which records were read; {@code from} if it is unknown
   * @param to the one after the last, or 0 if the end of memory is not known
   */
  default void onPageFrames(long from, long read, long to) {}
}
