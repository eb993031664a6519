package org.pageowner.core.internal.live;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Opens the page_owner file, once or for each of several readers. */
public final class LiveFile {
  /** Opens the file. */
  public interface Opener {
    /** Returns a new open file description, for reading or for reading and writing. */
    SeekableByteChannel open(boolean writable) throws IOException;
  }

  private final Opener opener;
  private final List<String> filters;
  private final Duration patience;

  /**
   * A file with filters, each of which is written to it before the first read.
   *
   * @param filters tokens as the kernel understands them
   * @param patience maximum time to wait for memory of the kernel before a record is lost
   */
  public LiveFile(Opener opener, List<String> filters, Duration patience) {
    this.opener = opener;
    this.filters = List.copyOf(filters);
    this.patience = patience;
  }

  /** Returns whether the kernel accepts the filters; false also if the file can't be opened. */
  public boolean isAccepted() {
    try {
      open(Deadline.after(null)).close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Opens the file and starts to read.
   *
   * @param own counts the records that are left out
   * @param maxRecords maximum number of records to read
   * @param windows the size of windows, in page frames
   * @param readers number of windows to read concurrently, if the kernel supports seeking
   */
  public Feed feed(
      OwnRecords own, PfnRange range, long maxRecords, long windows, int readers, Deadline deadline)
      throws IOException {
    List<RecordReader> opened = new ArrayList<>();
    try {
      opened.add(open(deadline));
      boolean parallel = readers > 1 && maxRecords == Long.MAX_VALUE && opened.get(0).isSeekable();
      if (!parallel) {
        return new SequentialFeed(opened.get(0), own, range, maxRecords, deadline);
      }
      while (opened.size() < readers) {
        opened.add(open(deadline));
      }
      return new WindowFeed(opened, own, range, windows, deadline);
    } catch (IOException e) {
      for (Closeable reader : opened) {
        reader.close();
      }
      throw e;
    }
  }

  private RecordReader open(Deadline deadline) throws IOException {
    SeekableByteChannel channel = opener.open(!filters.isEmpty());
    try {
      for (String filter : filters) {
        write(channel, filter);
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return new RecordReader(channel, new Patience(patience, deadline));
  }

  private static void write(SeekableByteChannel channel, String filter) throws IOException {
    try {
      channel.write(ByteBuffer.wrap(filter.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new IOException(
          "the kernel does not take the filter " + filter + " (" + e.getMessage() + ")", e);
    }
  }
}
