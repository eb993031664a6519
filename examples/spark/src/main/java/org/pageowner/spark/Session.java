package org.pageowner.spark;

import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/**
 * The settings of the session in which a scan is planned, on the driver.
 *
 * @param hadoop the settings for file systems: those of the context, of the session and of the read
 */
record Session(SparkSession spark, Configuration hadoop) {
  private static final int OPEN_BYTES = 4 << 20;
  private static final int MAX_BYTES = 128 << 20;

  /** Returns the active session, for a reading with some options. */
  static Session active(ReadOptions options) {
    SparkSession spark = SparkSession.active();
    Configuration hadoop = new Configuration(spark.sparkContext().hadoopConfiguration());
    CollectionConverters.asJava(spark.conf().getAll()).forEach(hadoop::set);
    options
        .hadoop()
        .forEach(
            (name, value) -> {
              if (!name.equals("path") && !name.equals("paths")) {
                hadoop.set(name, value);
              }
            });
    return new Session(spark, hadoop);
  }

  Broadcast<SerializableConfiguration> broadcastHadoop() {
    return SerializableConfiguration.broadcast(spark.sparkContext(), hadoop);
  }

  /** Returns the planner of tasks with the session's sizes for files. */
  SplitPlanner planner(ReadOptions options) {
    Long own = options.maxPartitionBytes();
    long maxBytes = own == null ? bytes("spark.sql.files.maxPartitionBytes", MAX_BYTES) : own;
    int minTasks =
        setting("spark.sql.files.minPartitionNum")
            .or(() -> setting("spark.sql.leafNodeDefaultParallelism"))
            .map(Integer::valueOf)
            .orElseGet(spark.sparkContext()::defaultParallelism);
    long openBytes = Math.min(bytes("spark.sql.files.openCostInBytes", OPEN_BYTES), maxBytes);
    return new SplitPlanner(maxBytes, openBytes, Math.max(1, minTasks));
  }

  private long bytes(String name, long otherwise) {
    return setting(name).map(JavaUtils::byteStringAsBytes).orElse(otherwise);
  }

  /** Returns a setting of the session, if it is set or has a default. */
  private Optional<String> setting(String name) {
    return OptionConverters.toJava(spark.conf().getOption(name));
  }
}
