package org.pageowner.spark;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.io.compress.GzipCodec;
import org.pageowner.core.DumpSource;

/** A slice of a file, opened through Hadoop's file systems. */
final class HadoopFile implements Closeable {
  private final Closeable stream;
  private final DumpSource source;

  private HadoopFile(Closeable stream, DumpSource source) {
    this.stream = stream;
    this.source = source;
  }

  /**
   * Opens a slice. Gzip is unpacked by the library, whatever the file is called; other compressions
   * by Hadoop's codec for the name of the file, so that each is readable that Spark reads.
   */
  static HadoopFile open(FileSlice slice, Configuration hadoop) throws IOException {
    Path path = slice.hadoopPath();
    FSDataInputStream in = path.getFileSystem(hadoop).open(path);
    try {
      CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(path);
      if (codec == null || codec instanceof GzipCodec) {
        SeekableByteChannel channel = new Channel(in, slice.size());
        return new HadoopFile(
            in, DumpSource.ofPart(channel, slice.path(), slice.from(), slice.to()));
      }
      InputStream text = codec.createInputStream(in);
      return new HadoopFile(text, DumpSource.of(text, slice.path()));
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** Returns the records of the slice. */
  DumpSource source() {
    return source;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  /** A stream of Hadoop as a channel of the JDK. */
  private static final class Channel implements SeekableByteChannel {
    private final FSDataInputStream in;
    private final long size;
    private long position;
    private boolean closed;

    Channel(FSDataInputStream in, long size) {
      this.in = in;
      this.size = size;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      if (closed) {
        throw new ClosedChannelException();
      }
      if (position >= size) {
        return -1; // some file systems fail to move to the end
      }
      if (position != in.getPos()) {
        in.seek(position);
      }
      int count = in.read(into.array(), into.arrayOffset() + into.position(), into.remaining());
      if (count > 0) {
        into.position(into.position() + count);
        position += count;
      }
      return count;
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public SeekableByteChannel position(long next) {
      position = next;
      return this;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public boolean isOpen() {
      return !closed;
    }

    @Override
    public void close() throws IOException {
      closed = true;
      in.close();
    }

    @Override
    public int write(ByteBuffer from) {
      throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
      throw new NonWritableChannelException();
    }
  }
}
