package org.pageowner.spark;

import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.FSDataInputStream;
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
  public FSDataInputStream open(Path file, int bufferSize) throws java.io.IOException {
    OPENED.incrementAndGet();
    return super.open(file, bufferSize);
  }
}
