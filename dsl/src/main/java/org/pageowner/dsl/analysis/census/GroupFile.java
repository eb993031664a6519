package org.pageowner.dsl.analysis.census;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Groups in a temporary file, in the order in which they were written. */
final class GroupFile {
  private static final int BUFFER = 1 << 16;

  private final Path path;

  private GroupFile(Path path) {
    this.path = path;
  }

  /** Writes groups to a new file in {@code folder}. */
  static GroupFile of(Path folder, Iterator<Group> groups) throws IOException {
    Path path = Files.createTempFile(folder, "run", null);
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), BUFFER))) {
      while (groups.hasNext()) {
        Group group = groups.next();
        write(group.key(), out);
        out.writeLong(group.times());
        out.writeLong(group.pages());
        out.writeLong(group.hosts());
        write(group.topHost(), out);
        out.writeLong(group.topHostPages());
      }
    }
    return new GroupFile(path);
  }

  private static void write(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads the groups once; closing removes the file. */
  Reader read() throws IOException {
    return new Reader(path);
  }

  /** The groups of a file. */
  static final class Reader implements Iterator<Group>, AutoCloseable {
    private final Path path;
    private final DataInputStream in;
    private @Nullable Group next;

    Reader(Path path) throws IOException {
      this.path = path;
      this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER));
      this.next = readNext();
    }

    private @Nullable Group readNext() {
      try {
        int length;
        try {
          length = in.readInt();
        } catch (EOFException e) {
          return null;
        }
        byte[] key = in.readNBytes(length);
        long times = in.readLong();
        long pages = in.readLong();
        long hosts = in.readLong();
        byte[] host = in.readNBytes(in.readInt());
        return new Group(key, times, pages, hosts, host, in.readLong());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Group next() {
      Group group = next;
      if (group == null) {
        throw new NoSuchElementException();
      }
      next = readNext();
      return group;
    }

    @Override
    public void close() throws IOException {
      in.close();
      Files.deleteIfExists(path);
    }
  }
}
