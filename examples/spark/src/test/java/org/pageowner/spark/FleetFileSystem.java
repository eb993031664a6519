package org.pageowner.spark;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Files of this machine with a scheme that only Hadoop knows, and a count of those opened. */
public final class FleetFileSystem extends RawLocalFileSystem {
  static final AtomicLong OPENED = new AtomicLong();

  /** Creates the file system; called by Hadoop. */
  public FleetFileSystem() {}

  @Override
  public String getScheme() {
    return "fleet";
  }

  @Override
  public URI getUri() {
    return URI.create("fleet:///");
  }

  @Override
  public FSDataInputStream open(Path file, int bufferSize) throws IOException {
    OPENED.incrementAndGet();
    return super.open(file, bufferSize);
  }

  @Override
  public FileStatus getFileStatus(Path file) throws IOException {
    return plain(super.getFileStatus(file));
  }

  @Override
  public FileStatus[] listStatus(Path folder) throws IOException {
    return Arrays.stream(super.listStatus(folder))
        .map(FleetFileSystem::plain)
        .toArray(FileStatus[]::new);
  }

  /** Returns a status that does not look for permissions, which needs the scheme of local files. */
  private static FileStatus plain(FileStatus local) {
    return new FileStatus(
        local.getLen(),
        local.isDirectory(),
        1,
        local.getBlockSize(),
        local.getModificationTime(),
        local.getPath());
  }
}
