package org.pageowner.core;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.text.ChunkSource;

/**
 * The bytes of a dump, unpacked if they begin as gzip does, whatever the name.
 *
 * <p>A gzip stream that is cut or damaged ends where it can't be unpacked further, and says so.
 */
final class Input implements ChunkSource.Input {
  /** Larger reads through a channel go through larger temporary buffers and miss the cache. */
  private static final int SLICE = 256 << 10;

  private final String name;
  private final long size;
  private final Source source;
  private @Nullable String damage;

  private interface Source {
    int read(byte[] into, int at, int length) throws IOException;

    long position();

    void close() throws IOException;
  }

  private Input(String name, long size, Source source) {
    this.name = name;
    this.size = size;
    this.source = source;
  }

  static Input of(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString(), null, "no such file");
    }
    if (Files.isDirectory(path)) {
      throw new IOException(path + " is a directory");
    }
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    long size = Files.isRegularFile(path) ? channel.size() : 0;
    return unpacked(path.toString(), size, new ChannelSource(channel));
  }

  static Input of(InputStream stream, String name) throws IOException {
    return unpacked(name, 0, new StreamSource(stream));
  }

  private static Input unpacked(String name, long size, Source raw) throws IOException {
    byte[] head = new byte[2];
    int count = 0;
    while (count < 2) {
      int read = raw.read(head, count, 2 - count);
      if (read < 0) {
        break;
      }
      count += read;
    }
    PushbackInputStream stream = new PushbackInputStream(new SourceStream(raw), 2);
    stream.unread(head, 0, count);
    boolean packed = count == 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
    InputStream text = packed ? new GZIPInputStream(stream, 1 << 16) : stream;
    return new Input(name, size, new Unpacked(text, raw));
  }

  String name() {
    return name;
  }

  /** The source's size in bytes, 0 if not known. */
  long size() {
    return size;
  }

  /** Bytes taken from the source. */
  long position() {
    return source.position();
  }

  /** Why the text ends before the packed stream does, or {@code null}. */
  @Nullable String damage() {
    return damage;
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("reading " + name + " was interrupted");
    }
    try {
      return source.read(into, at, Math.min(length, SLICE));
    } catch (EOFException e) {
      damage = "the gzip stream is cut";
    } catch (ZipException e) {
      damage = "the gzip stream is damaged: " + e.getMessage();
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private static final class ChannelSource implements Source {
    private final FileChannel channel;
    private volatile long at;

    ChannelSource(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads at a time
    public int read(byte[] into, int from, int length) throws IOException {
      int count = channel.read(ByteBuffer.wrap(into, from, length));
      at += Math.max(count, 0);
      return count;
    }

    @Override
    public long position() {
      return at;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private static final class StreamSource implements Source {
    private final InputStream stream;
    private volatile long at;

    StreamSource(InputStream stream) {
      this.stream = stream;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads at a time
    public int read(byte[] into, int from, int length) throws IOException {
      int count = stream.read(into, from, length);
      at += Math.max(count, 0);
      return count;
    }

    @Override
    public long position() {
      return at;
    }

    /** The stream is the caller's. */
    @Override
    public void close() {}
  }

  private record Unpacked(InputStream text, Source raw) implements Source {
    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      return text.read(into, at, length);
    }

    @Override
    public long position() {
      return raw.position();
    }

    @Override
    public void close() throws IOException {
      raw.close();
    }
  }

  private static final class SourceStream extends FilterInputStream {
    private final Source source;

    SourceStream(Source source) {
      super(InputStream.nullInputStream());
      this.source = source;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      return length == 0 ? 0 : source.read(into, at, length);
    }

    /** Lets gzip see that another member follows. */
    @Override
    public int available() {
      return 1;
    }
  }
}
