package org.pageowner.core;

/** Is told how far a long reading has come. */
@FunctionalInterface
public interface ProgressListener {
  /**
   * Called now and then, on the thread that reads.
   *
   * @param bytesRead bytes taken from the source so far (of a {@code .gz}, packed ones)
   * @param totalBytes the source's size in bytes, or 0 if it is not known: a pipe or a debugfs file
   * @param records records read so far
   */
  void onProgress(long bytesRead, long totalBytes, long records);
}
