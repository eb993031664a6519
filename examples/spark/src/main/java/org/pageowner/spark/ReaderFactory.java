package org.pageowner.spark;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/** Makes the readers of tasks, on the executors: of groups as rows, of records as columns. */
record ReaderFactory(Broadcast<SerializableConfiguration> hadoop, Pushed pushed)
    implements PartitionReaderFactory {
  @Override
  public boolean supportColumnarReads(InputPartition partition) {
    return pushed.aggregates() == null;
  }

  @Override
  public PartitionReader<ColumnarBatch> createColumnarReader(InputPartition partition) {
    return new ColumnarReader((SlicePartition) partition, pushed, configuration());
  }

  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    @Nullable PushedAggregates aggregates = pushed.aggregates();
    if (aggregates == null) {
      throw new IllegalStateException("records are read as columns");
    }
    return new GroupReader((SlicePartition) partition, pushed, aggregates, configuration());
  }

  private Configuration configuration() {
    return hadoop.value().value();
  }
}
