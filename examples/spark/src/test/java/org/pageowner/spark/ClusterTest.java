package org.pageowner.spark;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.Query;
import org.pageowner.testing.Samples;

/** Executors in processes of their own, with the jar that users have. */
@Tag("cluster")
class ClusterTest {
  private static final int COPIES = 24;

  @TempDir
  @SuppressWarnings("NullAway.Init") // by JUnit
  static Path folder;

  @SuppressWarnings("NullAway.Init") // before the tests
  private static SparkSession spark;

  @BeforeAll
  static void start() throws IOException {
    linkSparkHome();
    String others = System.getProperty("pageowner.dumps", "");
    if (others.isEmpty()) {
      copySamples();
    } else {
      folder = Path.of(others);
    }
    spark =
        SparkSession.builder()
            .master("local-cluster[2,1,1024]")
            .appName("pageowner cluster tests")
            .config("spark.jars", System.getProperty("pageowner.spark.jar"))
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.executor.memory", "512m")
            .getOrCreate();
  }

  private static void copySamples() throws IOException {
    for (int i = 0; i < COPIES; i++) {
      Files.copy(
          Samples.path(i % 2 == 0 ? Samples.V6_12_A : Samples.V6_1_A),
          folder.resolve("host" + i + ".txt"));
    }
    Files.copy(Samples.path(Samples.V6_12_MIXED), folder.resolve("host.txt.gz"));
  }

  /** Links the jars of the class path into the folder in which executors look for them. */
  private static void linkSparkHome() throws IOException {
    Path jars = Path.of(System.getenv("SPARK_HOME"), "jars");
    Files.createDirectories(jars);
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry);
      boolean isOurs = entry.contains("pageowner") || entry.contains("junit");
      if (entry.endsWith(".jar") && !isOurs && Files.notExists(jars.resolve(jar.getFileName()))) {
        Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
      }
    }
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static Dataset<Row> load(long maxPartitionBytes) {
    return spark
        .read()
        .format("pageowner")
        .option("maxPartitionBytes", maxPartitionBytes)
        .load(folder.toString());
  }

  private static List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** Returns the answer of one process of the library over all files. */
  private static List<String> expectedGroups() throws IOException {
    List<org.pageowner.core.record.RecordBatch> batches = new ArrayList<>();
    List<org.pageowner.core.record.ReadReport> reports = new ArrayList<>();
    for (Path file : files()) {
      reports.add(org.pageowner.core.DumpSource.of(file).forEachBatch(batches::add));
    }
    return Query.from(batches, reports.toArray(org.pageowner.core.record.ReadReport[]::new))
        .cull(Keys.CALLER)
        .run()
        .stream()
        .map(row -> row.get(Keys.CALLER) + ", " + row.times() + ", " + row.pages())
        .sorted()
        .toList();
  }

  private static Dataset<Row> groups(Dataset<Row> rows) {
    return rows.groupBy("caller").agg(count("*"), sum("pages"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1 << 30, 100_000})
  void groups_areThoseOfOneProcess(long maxPartitionBytes) throws IOException {
    Dataset<Row> groups = groups(load(maxPartitionBytes));
    assertTrue(SparkRows.plan(groups).contains("PushedAggregation"), SparkRows.plan(groups));
    assertEquals(expectedGroups(), SparkRows.sorted(groups));
  }

  @ParameterizedTest
  @ValueSource(longs = {1 << 30, 100_000})
  void rows_areTheRecordsOfTheFiles(long maxPartitionBytes) throws IOException {
    List<String> rows = SparkRows.sorted(load(maxPartitionBytes).selectExpr(SparkRows.keys()));
    assertEquals(SparkRows.expected(files()), rows);
  }

  @Test
  @Timeout(120)
  void executorThatIsKilled_changesNothing() throws Exception {
    List<String> expected = expectedGroups();
    AtomicInteger removed = new AtomicInteger();
    CompletableFuture<Boolean> started = new CompletableFuture<>();
    spark
        .sparkContext()
        .addSparkListener(
            new SparkListener() {
              @Override
              public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
                removed.incrementAndGet();
              }

              @Override
              public void onTaskEnd(SparkListenerTaskEnd event) {
                started.complete(true);
              }
            });
    Dataset<Row> groups = groups(load(4_000)); // many tasks
    CompletableFuture<List<String>> answer =
        CompletableFuture.supplyAsync(() -> SparkRows.sorted(groups));
    assertTrue(started.get(60, TimeUnit.SECONDS));
    ProcessHandle executor =
        ProcessHandle.current()
            .descendants()
            .filter(process -> process.info().commandLine().orElse("").contains("ExecutorBackend"))
            .findFirst()
            .orElseThrow();
    assertFalse(answer.isDone());
    assertTrue(executor.destroyForcibly());
    assertEquals(expected, answer.get(100, TimeUnit.SECONDS));
    while (removed.get() == 0) {
      TimeUnit.MILLISECONDS.sleep(20); // events come late
    }
    assertFalse(executor.isAlive());
  }
}
