package org.pageowner.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.StringJoiner;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;

/**
 * A scan of files, with all that was pushed down.
 *
 * @param pushed the columns, filters and aggregates
 * @param fullWidth the estimated bytes of a row with all columns of the table
 */
record PageOwnerScan(List<FileStatus> files, Session session, Pushed pushed, int fullWidth)
    implements Scan, Batch, SupportsReportStatistics {
  /** Bytes of text that a byte of gzip unpacks to, as measured on dumps. */
  private static final int GZIP_RATIO = 10;

  @Override
  public StructType readSchema() {
    return pushed.readSchema();
  }

  /** Describes the scan in the text of a plan. */
  @Override
  public String description() {
    StringJoiner text = new StringJoiner(", ", "pageowner [", "]");
    text.add("Files: " + files.size());
    if (!files.isEmpty()) {
      text.add("First: " + files.get(0).getPath());
    }
    text.add("Mode: " + pushed.options().mode());
    text.add("PushedFilters: " + pushed.filters());
    if (pushed.aggregates() != null) {
      text.add("PushedAggregation: " + pushed.aggregates().functions());
      text.add("PushedGroupBy: " + pushed.aggregates().keys());
    }
    text.add("ReadSchema: " + readSchema().simpleString());
    return text.toString();
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    try {
      InputPartition[] tasks = session.planner(pushed.options()).plan(files, session.hadoop());
      // aggregates of no rows are one row, which some task has to make
      boolean needsOne = pushed.aggregates() != null && pushed.aggregates().keys().isEmpty();
      return tasks.length == 0 && needsOne
          ? new InputPartition[] {new SlicePartition(List.of())}
          : tasks;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new ReaderFactory(session.broadcastHadoop(), pushed);
  }

  /**
   * Estimates the size of the columns that are read from the size of the files, as Spark's own file
   * sources do: a dump has about as many bytes as its rows with all columns. The number of rows is
   * unknown before the files are read.
   */
  @Override
  public Statistics estimateStatistics() {
    double bytes = 0;
    for (FileStatus file : files) {
      boolean packed = file.getPath().getName().endsWith(".gz");
      bytes += (double) file.getLen() * (packed ? GZIP_RATIO : 1);
    }
    long size = (long) Math.ceil(bytes * readSchema().defaultSize() / fullWidth);
    return new Statistics() {
      @Override
      public OptionalLong sizeInBytes() {
        return OptionalLong.of(Math.max(1, size));
      }

      @Override
      public OptionalLong numRows() {
        return OptionalLong.empty();
      }
    };
  }
}
