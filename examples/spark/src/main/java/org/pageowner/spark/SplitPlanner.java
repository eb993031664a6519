package org.pageowner.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.sql.connector.read.InputPartition;

/**
 * Cuts files into tasks of about the same number of bytes, as Spark's own file sources do: large
 * files are sliced, small ones and rests are packed.
 *
 * <p>Slices are cut at any byte; the reader of a slice finds the record starts in it. A compressed
 * file is one slice. So is an inventory or a kernel log in effect: the reader of its first slice
 * reads all of it, and those of the others nothing.
 *
 * @param maxBytes the maximum size of a task, {@code spark.sql.files.maxPartitionBytes}
 * @param openBytes the cost of opening a file, as a number of bytes that are read in that time,
 *     {@code spark.sql.files.openCostInBytes}
 * @param minTasks the number of tasks to make if the files are large enough for it
 */
record SplitPlanner(long maxBytes, long openBytes, int minTasks) {
  /** Returns the tasks, the largest first. */
  InputPartition[] plan(List<FileStatus> files, Configuration hadoop) throws IOException {
    long total = 0;
    for (FileStatus file : files) {
      total += file.getLen() + openBytes;
    }
    long sliceBytes = Math.max(1, Math.min(maxBytes, Math.max(openBytes, total / minTasks)));
    return pack(slices(files, sliceBytes, hadoop), sliceBytes);
  }

  private static List<FileSlice> slices(
      List<FileStatus> files, long sliceBytes, Configuration hadoop) throws IOException {
    CompressionCodecFactory codecs = new CompressionCodecFactory(hadoop);
    List<FileSlice> slices = new ArrayList<>();
    for (FileStatus file : files) {
      long size = file.getLen();
      long step = codecs.getCodec(file.getPath()) == null ? sliceBytes : Math.max(1, size);
      for (long from = 0; from < size; from += step) {
        long to = Math.min(size, from + step);
        List<String> hosts = FileList.hosts(file, from, to);
        slices.add(new FileSlice(file.getPath().toString(), from, to, size, hosts));
      }
    }
    return slices;
  }

  private InputPartition[] pack(List<FileSlice> slices, long taskBytes) {
    slices.sort(
        Comparator.comparingLong(FileSlice::length)
            .reversed()
            .thenComparing(FileSlice::path)
            .thenComparingLong(FileSlice::from));
    List<InputPartition> tasks = new ArrayList<>();
    List<FileSlice> task = new ArrayList<>();
    long bytes = 0;
    for (FileSlice slice : slices) {
      if (!task.isEmpty() && bytes + slice.length() > taskBytes) {
        tasks.add(new SlicePartition(List.copyOf(task)));
        task.clear();
        bytes = 0;
      }
      task.add(slice);
      bytes += slice.length() + openBytes;
    }
    if (!task.isEmpty()) {
      tasks.add(new SlicePartition(List.copyOf(task)));
    }
    return tasks.toArray(InputPartition[]::new);
  }
}
