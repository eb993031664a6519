package org.pageowner.dsl.analysis.census;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file for bytes that do not fit into memory, made when the first ones are written. It has no
 * name from then on where the system allows it, as Linux does, so that even a killed process leaves
 * nothing. Safe for threads.
 */
final class TemporaryFile implements AutoCloseable {
  private static final String PREFIX = "pageowner-merge";

  private final @Nullable Path folder;
  private @Nullable FileChannel channel;
  private @Nullable Path path;
  private long end;
  private boolean isClosed;

  /**
   * An empty file.
   *
   * @param folder where it is; {@code null} for the folder in {@code java.io.tmpdir}
   */
  TemporaryFile(@Nullable Path folder) {
    this.folder = folder;
  }

  /** Reserves a range of the file, and returns its start. */
  synchronized long reserve(long bytes) {
    long start = end;
    end = Math.addExact(end, bytes);
    return start;
  }

  /** Writes bytes at an offset. */
  void write(ByteBuffer bytes, long offset) throws IOException {
    try {
      FileChannel file = open();
      long at = offset;
      while (bytes.hasRemaining()) {
        at += file.write(bytes, at);
      }
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } catch (IOException e) {
      throw failure("written", e);
    }
  }

  /** Fills the buffer with bytes from an offset. */
  void read(ByteBuffer into, long offset) throws IOException {
    try {
      FileChannel file = open();
      long at = offset;
      while (into.hasRemaining()) {
        int count = file.read(into, at);
        if (count < 0) {
          throw new IOException("it was cut to " + at + " bytes");
        }
        at += count;
      }
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } catch (IOException e) {
      throw failure("read", e);
    }
  }

  private synchronized FileChannel open() throws IOException {
    if (isClosed) {
      throw new IOException("it was closed");
    }
    FileChannel file = channel;
    if (file == null) {
      Path made =
          folder == null
              ? Files.createTempFile(PREFIX, null)
              : Files.createTempFile(folder, PREFIX, null);
      path = made;
      file =
          FileChannel.open(
              made,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      channel = file;
    }
    return file;
  }

  private static InterruptedIOException interrupted(ClosedByInterruptException e) {
    InterruptedIOException interrupted = new InterruptedIOException("merging was interrupted");
    interrupted.initCause(e);
    return interrupted;
  }

  private IOException failure(String verb, IOException cause) {
    String name = folder == null ? System.getProperty("java.io.tmpdir") : folder.toString();
    String reason =
        cause instanceof FileSystemException file && file.getReason() == null
            ? cause.getClass().getSimpleName()
            : String.valueOf(cause.getMessage());
    return new IOException(
        String.format(
            Locale.ROOT,
            "the groups do not fit into memory, and a temporary file in %s cannot be %s: %s (%,d"
                + " bytes so far); more heap (-Xmx) or another folder helps",
            name,
            verb,
            reason,
            end),
        cause);
  }

  /** Removes the file. */
  @Override
  public synchronized void close() throws IOException {
    isClosed = true;
    FileChannel file = channel;
    if (file != null) {
      file.close();
    }
    Path made = path;
    if (made != null) {
      Files.deleteIfExists(made);
    }
  }
}
