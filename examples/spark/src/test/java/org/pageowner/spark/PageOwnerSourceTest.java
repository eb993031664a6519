package org.pageowner.spark;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.Query;
import org.pageowner.testing.Samples;

/** Reading, push-down and plans, in a session in this process. */
class PageOwnerSourceTest {
  private static final List<Path> FILES =
      Stream.of(
              Samples.V6_12_A,
              Samples.V6_12_B,
              Samples.V6_1_A,
              Samples.V6_12_HOSTILE,
              Samples.V6_12_MIXED,
              Samples.V6_12_MOMENT)
          .map(Samples::path)
          .toList();

  @SuppressWarnings("NullAway.Init") // before the tests
  private static SparkSession spark;

  /** The rows of all files without the source, so that Spark does all the work. */
  @SuppressWarnings("NullAway.Init") // before the tests
  private static Dataset<Row> inMemory;

  @BeforeAll
  static void start() {
    spark = SparkRows.local();
    Dataset<Row> rows = load(FILES);
    inMemory = spark.createDataFrame(rows.collectAsList(), rows.schema()).coalesce(2).cache();
    inMemory.createOrReplaceTempView("rows");
  }

  private static Dataset<Row> load(List<Path> files, String... options) {
    var reader = spark.read().format("pageowner");
    for (int i = 0; i < options.length; i += 2) {
      reader = reader.option(options[i], options[i + 1]);
    }
    return reader.load(SparkRows.paths(files));
  }

  @ParameterizedTest
  @ValueSource(longs = {1 << 30, 60_000, 4096})
  void rows_ofAnySplits_areTheRecordsOfTheFiles(long maxPartitionBytes) {
    Dataset<Row> rows = load(FILES, "maxPartitionBytes", "" + maxPartitionBytes);
    assertTrue(maxPartitionBytes > 4096 || rows.rdd().getNumPartitions() >= 16);
    assertEquals(
        SparkRows.expected(FILES),
        SparkRows.sorted(rows.where("_corrupt_record is null").selectExpr(SparkRows.keys())));
  }

  static Stream<String> pushedFilters() {
    return Stream.of(
        "order >= 2",
        "order > 1 and pid < 500",
        "pid <=> 1",
        "not (pid <=> 1)",
        "pid = 1 or tgid = 1",
        "pid <> 1",
        "not (pid = 1 or name = 'init')",
        "pid in (1, 2, 3)",
        "pid not in (1, 2, 3)",
        "order > -1",
        "alloc_ts between 1000000 and 90000000000",
        "caller = 'alloc_skb_with_frags'",
        "name in ('init', 'sh')",
        "name <> 'init'",
        "name not in ('init', 'sh') and order < 9223372036854775807",
        "caller like 'alloc%'",
        "caller like '%page%'",
        "caller like '%frags'",
        "not caller like 'alloc%'",
        "name like '%*%'",
        "name like 'kworker/%'",
        "module is null",
        "module is not null",
        "memcg is null and not early",
        "early",
        "not early",
        "early = false",
        "early <=> true",
        "not (early <=> true)",
        "slab or module = 'leaky'",
        "swapped is null",
        "stacktrace is not null",
        "gfp is not null and usage = 'anon'");
  }

  @ParameterizedTest
  @MethodSource("pushedFilters")
  void filter_thatIsPushed_selectsTheSameRows(String filter) {
    Dataset<Row> pushed = load(FILES, "maxPartitionBytes", "300000").where(filter);
    assertEquals(SparkRows.sorted(inMemory.where(filter)), SparkRows.sorted(pushed));
    String plan = SparkRows.plan(pushed);
    assertFalse(plan.contains("PushedFilters: []"), plan);
    assertFalse(plan.lines().anyMatch(line -> line.contains("Filter (")), plan);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pages >= 4",
        "name < 'k'",
        "name = 'back\\\\slash\\\\q'",
        "length(caller) > 10",
        "gfp like '%ATOMIC%'",
        "_corrupt_record is null",
        "pid = order",
        "caller rlike '^a'",
        "array_contains(stacktrace, 'x')"
      })
  void filter_thatIsNotPushed_isLeftToSpark(String filter) {
    Dataset<Row> rows = load(FILES).where(filter);
    assertEquals(SparkRows.sorted(inMemory.where(filter)), SparkRows.sorted(rows));
    String plan = SparkRows.plan(rows);
    assertTrue(plan.contains("Filter"), plan);
  }

  @Test
  void filterOnFiles_selectsFilesBeforeTheyAreRead() {
    Dataset<Row> rows = load(FILES).where("file like '%6.1-A.txt' and order >= 0");
    String plan = SparkRows.plan(rows);
    assertTrue(plan.contains("Files: 1,"), plan);
    assertEquals(Query.from(FILES.get(2)).where(Keys.ORDER.atLeast(0)).run().size(), rows.count());
  }

  static Stream<String> pushedAggregates() {
    return Stream.of(
        "caller, sum(pages) from dumps group by caller",
        "caller, module, count(*), sum(times), sum(pages) from dumps group by module, caller",
        "file, count(*), sum(pages) from dumps group by file",
        "count(*), sum(pages), min(alloc_ts), max(alloc_ts) from dumps",
        "usage, avg(pages), count(pages), max(pages), min(pages) from dumps group by usage",
        "caller, count(module), min(order), max(name), sum(order) from dumps group by caller",
        "stacktrace, sum(pages) from dumps where order >= 1 and not early group by stacktrace",
        "early, slab, count(early) from dumps group by early, slab",
        "gfp, flags, sum(pages) from dumps group by gfp, flags",
        "max(file), min(node) from dumps",
        "count(*), sum(pages), max(order) from dumps where pid = 987654321",
        "caller, count(*) from dumps where pid = 987654321 group by caller",
        "memcg, min(times), max(times), count(times) from dumps group by memcg",
        "caller, sum(pages) as p from dumps group by caller having p > 100");
  }

  @ParameterizedTest
  @MethodSource("pushedAggregates")
  void aggregate_thatIsPushed_isThatOfTheRows(String select) {
    load(FILES, "maxPartitionBytes", "200000").createOrReplaceTempView("dumps");
    Dataset<Row> pushed = spark.sql("select " + select);
    String plan = SparkRows.plan(pushed);
    assertTrue(plan.contains("PushedAggregation: [") && plan.contains("PushedGroupBy: ["), plan);
    assertEquals(
        SparkRows.sorted(spark.sql("select " + select.replace("from dumps", "from rows"))),
        SparkRows.sorted(pushed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "caller, sum(pages) from dumps where pages > 1 group by caller",
        "caller, count(distinct pid) from dumps group by caller",
        "substring(caller, 1, 3), sum(pages) from dumps group by substring(caller, 1, 3)",
        "max(pfn) from dumps",
        "approx_count_distinct(pid) from dumps"
      })
  void aggregate_thatIsNotPushed_isLeftToSpark(String select) {
    load(FILES).createOrReplaceTempView("dumps");
    Dataset<Row> rows = spark.sql("select " + select);
    assertFalse(SparkRows.plan(rows).contains("PushedAggregation"));
    assertEquals(
        SparkRows.sorted(spark.sql("select " + select.replace("from dumps", "from rows"))),
        SparkRows.sorted(rows));
  }

  @Test
  void aggregates_ofAllFiles_areThoseOfQuery() {
    Path file = Samples.path(Samples.V6_12_MIXED);
    List<String> expected =
        Query.from(file).cull(Keys.CALLER).run().stream()
            .map(row -> row.get(Keys.CALLER) + ", " + row.times() + ", " + row.pages())
            .sorted()
            .toList();
    assertEquals(
        expected,
        SparkRows.sorted(load(List.of(file)).groupBy("caller").agg(count("*"), sum("pages"))));
  }

  @Test
  void columns_thatAreNotSelected_areNotRead() {
    Dataset<Row> rows = load(FILES).select("pfn", "caller");
    String plan = SparkRows.plan(rows);
    assertTrue(plan.contains("ReadSchema: struct<caller:string,pfn:bigint>"), plan);
    assertEquals(inMemory.count(), rows.count());
    assertTrue(SparkRows.plan(rows).contains("ColumnarToRow"), plan);
  }

  @Test
  void statistics_areLessForFewerColumns() {
    var all = load(FILES).queryExecution().optimizedPlan().stats().sizeInBytes();
    var one = load(FILES).select("pid").queryExecution().optimizedPlan().stats().sizeInBytes();
    assertTrue(one.$less(all) && one.toLong() > 0, one + " of " + all);
  }

  @Test
  void inventoriesLogsAndSortedOutput_areRowsToo() {
    Path stacks = Samples.path(Samples.V6_12_MOMENT_SHOW_STACKS);
    Dataset<Row> rows = load(List.of(stacks));
    var table = Query.from(stacks).run();
    assertEquals(table.size(), rows.count());
    List<String> expected =
        Query.from(stacks).cull(Keys.CALLER).run().stream()
            .map(row -> row.get(Keys.CALLER) + ", " + row.pages())
            .sorted()
            .toList();
    assertEquals(expected, SparkRows.sorted(rows.groupBy("caller").agg(sum("pages"))));
    assertEquals(
        expected,
        SparkRows.sorted(
            load(List.of(stacks), "maxPartitionBytes", "5000")
                .where("length(caller) > 0")
                .groupBy("caller")
                .agg(sum("pages"))));
    assertEquals(table.totals().pages(), rows.agg(sum("pages")).collectAsList().get(0).getLong(0));
  }

  @Test
  void filesOfAnyFileSystem_areReadThroughHadoop(@TempDir Path folder) throws IOException {
    for (Path file : FILES) {
      Files.copy(file, folder.resolve(file.getFileName()));
    }
    long before = FleetFileSystem.OPENED.get();
    Dataset<Row> rows =
        spark
            .read()
            .format("pageowner")
            .option("fs.fleet.impl", FleetFileSystem.class.getName())
            .option("maxPartitionBytes", "20000")
            .load("fleet://" + folder + "/6.12-[AB].txt");
    assertEquals(
        SparkRows.sorted(load(FILES.subList(0, 2)).groupBy("caller", "early").agg(sum("pages"))),
        SparkRows.sorted(rows.groupBy("caller", "early").agg(sum("pages"))));
    assertEquals(2, rows.selectExpr("file").distinct().where("file like 'fleet:/%'").count());
    assertTrue(FleetFileSystem.OPENED.get() > before + 4);
  }

  @Test
  void sql_createsATemporaryView() {
    spark.sql(
        "create temporary view dumps_of_sql using pageowner options (path '"
            + Samples.path(Samples.V6_12_A)
            + "', mode 'FAILFAST')");
    long pages = Query.from(Samples.path(Samples.V6_12_A)).run().totals().pages();
    assertEquals(
        pages, spark.sql("select sum(pages) from dumps_of_sql").collectAsList().get(0).getLong(0));
  }

  @Test
  void namedColumns_areTheOnlyOnes() {
    StructType schema = StructType.fromDDL("pages bigint, caller string");
    Dataset<Row> rows =
        spark.read().format("pageowner").schema(schema).load(FILES.get(0).toString());
    assertEquals(List.of("pages", "caller"), List.of(rows.columns()));
    assertEquals(Query.from(FILES.get(0)).run().size(), rows.count());
  }

  @Test
  void mistakes_areExplained() {
    assertMessage("no file at", () -> load(List.of(Path.of("nowhere-*.txt"))).count());
    assertMessage(
        "the option mode is PERMISSIVE, DROPMALFORMED or FAILFAST, not x",
        () -> load(FILES, "mode", "x").count());
    assertMessage("a number of bytes above 0", () -> load(FILES, "maxPartitionBytes", "0").count());
    assertMessage("no path", () -> spark.read().format("pageowner").load().count());
    assertMessage(
        "no column is called color",
        () -> spark.read().format("pageowner").schema("color string").load("x").count());
    assertMessage(
        "the column pid is of type bigint, not string",
        () -> spark.read().format("pageowner").schema("pid string").load("x").count());
    assertMessage(
        "columnNameOfCorruptRecord", () -> load(FILES, "columnNameOfCorruptRecord", "pid").count());
  }

  private static void assertMessage(String part, Runnable mistake) {
    Throwable e = assertThrows(Throwable.class, mistake::run);
    StringBuilder messages = new StringBuilder();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      messages.append(cause.getMessage()).append('\n');
    }
    assertTrue(messages.toString().contains(part), messages::toString);
  }
}
