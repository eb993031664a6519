package org.pageowner.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.sum;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.pageowner.core.Dump;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.Query;

/**
 * Pages by caller over the dumps of many hosts: the data source with and without push-down of the
 * aggregate, {@code spark.read.text} with regular expressions, and one process of the library, in
 * turns, in a session of two threads. Stops if the answers differ. measure.sh starts it.
 */
final class FleetBenchmark {
  /** The functions of allocators, as the library knows them; without additions of a build. */
  private static final String ALLOCATORS =
      "post_alloc_hook|prep_new_page|get_page_from_freelist|_*set_page_owner|save_stack"
          + "|_*alloc_(?:frozen_)?pages\\w*|alloc_page_\\w*|_*(?:vma_|filemap_)?(?:alloc_folio"
          + "|folio_alloc)\\w*|__page_cache_alloc|_*get_(?:free_pages|zeroed_page)\\w*"
          + "|_*alloc_tagging_\\w*|memcg_alloc_slab_cgroups|allocate_slab|new_slab\\w*"
          + "|_*slab_alloc\\w*|alloc_slab_\\w*|_*kmem_cache_alloc\\w*|_*k[mzc]alloc\\w*"
          + "|_*kmalloc\\w*|_*kvm?[mzc]alloc\\w*|_*kvmalloc\\w*|kmemdup\\w*|kstrdup\\w*"
          + "|_*vmalloc\\w*|vzalloc\\w*|vm_area_alloc_pages|_*cma_alloc\\w*|_*alloc_contig_\\w*"
          + "|pcpu_(?:alloc|mem_|create_|populate_)\\w*|_*alloc_percpu\\w*"
          + "|mempool_(?:alloc|create|init)\\w*";

  /** The additions of a build to the name of a function, and its end. */
  private static final String ADDITIONS = "(?:_noprof)?(?:\\.[\\w.]+)?\\+0x";

  private static final String CALLER =
      "(?m)^ (?!(?:" + ALLOCATORS + ")" + ADDITIONS + ")(\\w+?)" + ADDITIONS;

  private final SparkSession spark;
  private final AtomicLong shuffled = new AtomicLong();
  private final AtomicLong shuffledRows = new AtomicLong();
  private final AtomicLong results = new AtomicLong();
  private final AtomicLong tasks = new AtomicLong();

  private FleetBenchmark(SparkSession spark) {
    this.spark = spark;
    spark
        .sparkContext()
        .addSparkListener(
            new SparkListener() {
              @Override
              public void onTaskEnd(SparkListenerTaskEnd end) {
                var metrics = end.taskMetrics();
                shuffled.addAndGet(metrics.shuffleWriteMetrics().bytesWritten());
                shuffledRows.addAndGet(metrics.shuffleWriteMetrics().recordsWritten());
                results.addAndGet(metrics.resultSize());
                tasks.incrementAndGet();
              }
            });
  }

  /**
   * Arguments: the folder of dumps, the numbers of hosts, the rounds, and the contenders; or {@code
   * plan} and the folder.
   */
  public static void main(String[] words) throws Exception {
    if (words[0].equals("plan")) {
      plan(words[1]);
      return;
    }
    Path folder = Path.of(words[0]);
    int rounds = Integer.parseInt(words[2]);
    SparkSession spark = SparkRows.local();
    FleetBenchmark benchmark = new FleetBenchmark(spark);
    List<Path> all;
    try (var files = Files.list(folder)) {
      all = files.sorted().toList();
    }
    System.out.println(
        "| contender | hosts | MB | seconds, each round | tasks | shuffled rows | shuffled bytes |"
            + " bytes of task results |\n|---|---|---|---|---|---|---|---|");
    for (String hosts : words[1].split(",", -1)) {
      List<Path> files = all.subList(0, Integer.parseInt(hosts));
      benchmark.measure(files, rounds, Arrays.asList(words[3].split(",", -1)));
    }
    spark.stop();
  }

  /** Plans the tasks of a folder, without reading: the driver's work and memory. */
  private static void plan(String folder) throws IOException {
    try (SparkSession spark = SparkRows.local()) {
      spark.range(1).collect(); // warms up
      for (int round = 0; round < 3; round++) {
        long before = usedBytes();
        long start = System.nanoTime();
        PageOwnerScanBuilder builder =
            new PageOwnerScanBuilder(
                SourceColumn.schema(ReadOptions.of(options(folder))), ReadOptions.of(options(folder)));
        PageOwnerScan scan = (PageOwnerScan) builder.build();
        InputPartition[] tasks = scan.planInputPartitions();
        double seconds = (System.nanoTime() - start) / 1e9;
        long heap = usedBytes() - before;
        long bytes = 0;
        for (InputPartition task : tasks) {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          new ObjectOutputStream(out).writeObject(task);
          bytes += out.size();
        }
        System.out.printf(
            Locale.ROOT,
            "%d files, %d tasks, %.1f s, %d MB of heap, %d bytes a serialised task%n",
            scan.files().size(),
            tasks.length,
            seconds,
            heap / 1_000_000,
            bytes / tasks.length);
      }
    }
  }

  private static CaseInsensitiveStringMap options(String folder) {
    return new CaseInsensitiveStringMap(Map.of("path", folder));
  }

  private static long usedBytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private interface Contender {
    List<String> run() throws IOException;
  }

  private void measure(List<Path> files, int rounds, List<String> names) throws Exception {
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    List<Contender> contenders = names.stream().map(name -> contender(name, files)).toList();
    List<List<String>> seconds = new ArrayList<>();
    String[] traffic = new String[names.size()];
    List<String> answer = null;
    for (int round = 0; round <= rounds; round++) { // the first one warms up
      for (int i = 0; i < contenders.size(); i++) {
        List.of(shuffled, shuffledRows, results, tasks).forEach(counter -> counter.set(0));
        long start = System.nanoTime();
        List<String> rows = contenders.get(i).run();
        double time = (System.nanoTime() - start) / 1e9;
        if (answer != null && !answer.equals(rows)) {
          throw new IllegalStateException(names.get(i) + " gives another answer");
        }
        answer = rows;
        Thread.sleep(300); // events of tasks come late
        traffic[i] = tasks + " | " + shuffledRows + " | " + shuffled + " | " + results;
        if (round == 0) {
          seconds.add(new ArrayList<>());
        } else {
          seconds.get(i).add(String.format(Locale.ROOT, "%.2f", time));
        }
      }
    }
    for (int i = 0; i < names.size(); i++) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %d | %s | %s |%n",
          names.get(i),
          files.size(),
          bytes / 1_000_000,
          String.join(", ", seconds.get(i)),
          traffic[i]);
    }
  }

  private Contender contender(String name, List<Path> files) {
    String[] paths = SparkRows.paths(files);
    return switch (name) {
      case "pushed" ->
          () ->
              SparkRows.sorted(
                  spark.read().format("pageowner").load(paths).groupBy("caller").agg(sum("pages")));
      case "rows" -> // an expression is not pushed down
          () ->
              SparkRows.sorted(
                  spark
                      .read()
                      .format("pageowner")
                      .load(paths)
                      .groupBy("caller")
                      .agg(sum(expr("pages + 0"))));
      case "text" -> () -> SparkRows.sorted(text(paths));
      case "process" -> () -> process(files);
      default -> throw new IllegalArgumentException("no contender is called " + name);
    };
  }

  private Dataset<Row> text(String[] paths) {
    return spark
        .read()
        .option("lineSep", "\n\n")
        .text(paths)
        .select(
            regexp_extract(col("value"), CALLER, 1).as("caller"),
            expr("shiftleft(1L, cast(regexp_extract(value, '^Page allocated via order ([0-9]+)', 1)"
                    + " as int))")
                .as("pages"))
        .groupBy("caller")
        .agg(sum("pages"));
  }

  private static List<String> process(List<Path> files) {
    List<RecordBatch> batches = new ArrayList<>();
    List<ReadReport> reports = new ArrayList<>();
    for (Path file : files) {
      reports.add(Dump.reader().stream(file, batches::add));
    }
    return Query.from(batches, reports.toArray(ReadReport[]::new)).cull(Keys.CALLER).run().stream()
        .map(row -> row.get(Keys.CALLER) + ", " + row.pages())
        .sorted()
        .toList();
  }
}
