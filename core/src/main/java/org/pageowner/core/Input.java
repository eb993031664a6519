package org.pageowner.core;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.live.Feed;
import org.pageowner.core.internal.live.OpenFailure;
import org.pageowner.core.internal.live.OwnRecords;
import org.pageowner.core.internal.live.PfnRange;
import org.pageowner.core.internal.text.bytes.PositionedInput;
import org.pageowner.core.internal.text.chunk.ChunkSource;

/**
 * The bytes of a dump, unpacked if their first bytes are those of gzip, whatever the name of the
 * file; other packed formats are an error that names the command which unpacks them.
 *
 * <p>A gzip stream that is cut or damaged ends where it cannot be unpacked further, and {@link
 * #damage} gives the reason.
 */
final class Input implements ChunkSource.Input {
  /**
   * The account of a running kernel's file.
   *
   * @param own the records of this process that were left out
   * @param pfns the page frames to read
   */
  record Kernel(Feed feed, OwnRecords own, PfnRange pfns) {}

  /**
   * The part of the file to read.
   *
   * @param from the first byte at which a record of the part can start
   * @param to the byte after the last one
   */
  record Part(long from, long to) {
    /** Returns whether an input that cannot be split belongs to this part. */
    boolean hasFirstByte() {
      return from == 0 && to > 0;
    }
  }

  /** Maximum read: a channel copies through a temporary buffer, which should stay in the cache. */
  static final int SLICE = 256 << 10;

  private final String name;
  private final @Nullable Path path;
  private final long size;
  private final LargeReads raw;
  private final Closeable owned;
  private final @Nullable Kernel kernel;
  private final @Nullable PositionedFile file;
  private final @Nullable Part part;
  private @Nullable InputStream text;
  private @Nullable String damage;

  private Input(
      String name,
      @Nullable Path path,
      long size,
      LargeReads.Source source,
      Closeable owned,
      @Nullable Kernel kernel,
      @Nullable PositionedFile file,
      @Nullable Part part) {
    this.name = name;
    this.path = path;
    this.size = size;
    this.raw = new LargeReads(source);
    this.owned = owned;
    this.kernel = kernel;
    this.file = file;
    this.part = part;
  }

  /** Opens a source that is not in memory. */
  static Input of(DumpSource source) throws IOException {
    if (source instanceof LiveSource live) {
      return ofKernel(live);
    }
    if (source instanceof TextSource text) {
      return text.opener().open();
    }
    throw new IllegalArgumentException("already in memory: " + source);
  }

  /** Opens a saved file or a pipe. */
  static Input ofFile(Path path) throws IOException {
    FileChannel channel;
    long size;
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      if (file.isDirectory()) {
        throw new IOException(path + " is a directory");
      }
      size = file.isRegularFile() ? file.size() : 0;
      channel = FileChannel.open(path, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(path.toString(), null, "no such file");
    } catch (AccessDeniedException e) {
      throw OpenFailure.denied(path);
    }
    String name = path.toString();
    return new Input(
        name,
        path,
        size,
        (into, at, length) -> channel.read(ByteBuffer.wrap(into, at, length)),
        channel,
        null,
        size > 0 ? PositionedFile.of(name, channel, size) : null,
        null);
  }

  private static Input ofKernel(LiveSource live) throws IOException {
    OwnRecords own = live.ownRecords();
    Feed feed = live.feed(own);
    return new Input(
        live.toString(),
        null,
        0,
        (into, at, length) -> {
          try {
            return feed.read(into, at, length);
          } catch (ClosedByInterruptException | InterruptedIOException e) {
            throw e;
          } catch (IOException e) {
            throw OpenFailure.unread(live.toString(), e);
          }
        },
        feed,
        new Kernel(feed, own, live.knownPfns()),
        null,
        null);
  }

  /** Takes a stream, which stays the caller's: closing the input does not close it. */
  static Input ofStream(InputStream stream, String name) {
    return new Input(name, null, 0, stream::read, () -> {}, null, null, null);
  }

  /** Takes a part of a file, whose channel stays the caller's: closing the input leaves it open. */
  static Input ofPart(SeekableByteChannel channel, String name, Part part) throws IOException {
    PositionedFile file = PositionedFile.of(name, channel);
    AtomicLong position = new AtomicLong();
    return new Input(
        name,
        null,
        file.size(),
        (into, at, length) -> {
          int count = file.read(position.get(), into, at, length);
          position.addAndGet(Math.max(count, 0));
          return count;
        },
        () -> {},
        null,
        file,
        part);
  }

  String name() {
    return name;
  }

  /** The source's size in bytes, 0 if it is unknown. */
  long size() {
    return size;
  }

  /** The number of bytes read from the source. */
  long position() {
    return file == null ? raw.taken() : Math.max(raw.taken(), file.taken());
  }

  /** The reason why the text ends before the packed stream does, or {@code null}. */
  @Nullable String damage() {
    return damage;
  }

  /** The part of the file to read; {@code null} for all of it. */
  @Nullable Part part() {
    return part;
  }

  /** The running kernel that the text is from, or {@code null}. */
  @Nullable Kernel kernel() {
    return kernel;
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted(name);
    }
    try {
      return text().read(into, at, Math.min(length, SLICE));
    } catch (ClosedByInterruptException e) {
      throw interrupted(name);
    } catch (EOFException e) {
      damage = "the gzip stream is cut";
    } catch (ZipException e) {
      damage = "the gzip stream is damaged: " + e.getMessage();
    }
    return -1;
  }

  /** The file, if its bytes are the text. */
  @Override
  public @Nullable PositionedInput positioned() {
    return text == raw ? file : null;
  }

  private InputStream text() throws IOException {
    InputStream opened = text;
    if (opened == null) {
      if (raw.startAsGzip()) {
        Members members = new Members(raw);
        text = members;
        opened = members;
        refusePacked(members.start(), members.startLength(), true);
      } else {
        refusePacked(raw.start(), raw.startLength(), false);
        text = raw;
        opened = raw;
      }
    }
    return opened;
  }

  private void refusePacked(byte[] start, int length, boolean inGzip) throws IOException {
    PackedFormat format = PackedFormat.of(start, length);
    if (format != null) {
      throw format.refusal(path == null ? null : path.toString(), inGzip);
    }
  }

  static InterruptedIOException interrupted(String name) {
    return new InterruptedIOException("reading " + name + " was interrupted");
  }

  /**
   * Returns the exception that the public methods throw for a failed reading. It has the failure's
   * message, unless that is only a path.
   */
  static UncheckedIOException unchecked(IOException failure) {
    boolean isPath = failure instanceof FileSystemException file && file.getReason() == null;
    String message = failure.getMessage();
    return new UncheckedIOException(
        isPath || message == null ? failure.toString() : message, failure);
  }

  @Override
  public void close() throws IOException {
    try (owned) {
      InputStream opened = text;
      if (opened != null) {
        opened.close();
      }
    }
  }

  /** The members of a gzip stream. The JDK ignores bytes after the last one; this reports them. */
  private static final class Members extends GZIPInputStream {
    private static final int TRAILER = 8;

    private byte[] start = {};
    private int startLength;
    private int startAt;

    Members(InputStream packed) throws IOException {
      super(packed, 1 << 16);
    }

    /** Returns the first bytes of the text, which the next read returns again. */
    byte[] start() throws IOException {
      byte[] first = new byte[PackedFormat.LOOK];
      startLength = Math.max(0, unpack(first, 0, first.length));
      start = first;
      return first;
    }

    int startLength() {
      return startLength;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      if (startAt == startLength) {
        return unpack(into, at, length);
      }
      int count = Math.min(length, startLength - startAt);
      System.arraycopy(start, startAt, into, at, count);
      startAt += count;
      return count;
    }

    private int unpack(byte[] into, int at, int length) throws IOException {
      int count = super.read(into, at, length);
      if (count < 0 && (inf.getRemaining() > TRAILER || in.read() >= 0)) {
        throw new ZipException("something else follows its end");
      }
      return count;
    }
  }
}
