package org.pageowner.spark;

import java.io.Serializable;
import java.util.List;
import org.apache.hadoop.fs.Path;

/**
 * The records of a file that start in a range of its bytes.
 *
 * @param path the file, with its file system
 * @param from the first byte
 * @param to the byte after the last one
 * @param size the size of the file when it was listed
 * @param hosts hosts that have these bytes on a disk
 */
record FileSlice(String path, long from, long to, long size, List<String> hosts)
    implements Serializable {
  Path hadoopPath() {
    return new Path(path);
  }

  long length() {
    return to - from;
  }

  @Override
  public String toString() {
    return path + ":" + from + "-" + to;
  }
}
