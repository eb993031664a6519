package org.pageowner.dsl.analysis.census;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.KeyFunction;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.DumpArbitraries;

/** The laws of merging, for any dumps, keys, orders and groupings. */
class CensusPropertiesTest {
  private static final List<Key<?>> OF_LOGS =
      List.of(
          KeyCatalogue.STATE,
          KeyCatalogue.REASON,
          KeyCatalogue.FREE_STACKTRACE,
          KeyCatalogue.FREE_PID,
          KeyCatalogue.FREE_TGID);

  /** Keys that functions make, of records whose pages, stacks and texts vary. */
  private static final List<Key<?>> COMPUTED =
      List.of(
          KeyFunction.path(2),
          KeyFunction.path(40),
          KeyFunction.frameAt(1),
          KeyFunction.frameAt(3),
          KeyFunction.firstFrame("*alloc*|do_\"*|[a-f]*"),
          KeyFunction.bucket(KeyCatalogue.PID, 3),
          KeyFunction.bucket(KeyCatalogue.ALLOC_TS, 5_000_000_000L),
          KeyFunction.log2(KeyFunction.PAGES),
          KeyFunction.bucket(KeyFunction.log2(KeyCatalogue.ORDER), 2),
          KeyFunction.extract(KeyCatalogue.NAME, "[a-z]*\"?"),
          KeyFunction.extract(KeyFunction.frameAt(1), "_.*"));

  private static final List<Key<?>> KEYS =
      Stream.concat(
              KeyCatalogue.all().stream()
                  .filter(key -> !OF_LOGS.contains(key))
                  .filter(key -> !List.of(KeyCatalogue.FRAMES, KeyCatalogue.AGE).contains(key)),
              COMPUTED.stream())
          .toList();

  /** Names that are hostile to JSON, to lines and to the order of names. */
  private static final List<String> HOSTS =
      List.of(
          "web-1", "a\"b\\c", "line\nend", "\\xff\\xfe", "ü", "\ud83d\ude00", "{\"census\":{}}");

  @Provide
  Arbitrary<List<byte[]>> dumps() {
    Arbitrary<byte[]> dump =
        Arbitraries.oneOf(
            DumpArbitraries.dumps().map(builder -> builder.bytes()),
            DumpArbitraries.handleDumps().map(builder -> builder.bytes()));
    return dump.list().ofMinSize(1).ofMaxSize(HOSTS.size());
  }

  @Provide
  Arbitrary<List<Key<?>>> keys() {
    return Arbitraries.of(KEYS).list().uniqueElements().ofMinSize(1).ofMaxSize(3);
  }

  @Property(tries = 150)
  void merge_inAnyOrderAndGrouping_givesTheSameBytes(
      @ForAll("dumps") List<byte[]> dumps, @ForAll("keys") List<Key<?>> keys, @ForAll long seed)
      throws IOException {
    List<Census> censuses = censuses(dumps, keys);
    String expected = text(Census.merge(censuses));
    Random random = new Random(seed);
    List<Census> left = new ArrayList<>(censuses);
    List<DumpSource> files = new ArrayList<>(left.stream().map(Census::source).toList());
    while (left.size() > 1) {
      Collections.shuffle(left, random);
      int count = 1 + random.nextInt(left.size());
      Census merged = Census.merge(left.subList(0, count));
      left = new ArrayList<>(left.subList(count, left.size()));
      left.add(merged);
    }
    assertEquals(expected, text(left.get(0)));
    while (files.size() > 1) {
      Collections.shuffle(files, random);
      int count = 1 + random.nextInt(files.size());
      CensusMerge merge = CensusMerge.of(files.subList(0, count)).inMemory(1 + random.nextInt(999));
      files = new ArrayList<>(files.subList(count, files.size()));
      files.add(DumpSource.ofText(text(merge)));
    }
    assertEquals(expected, text(CensusMerge.of(files)));
  }

  @Property(tries = 150)
  void merge_queried_isTheQueryOverAllDumps(
      @ForAll("dumps") List<byte[]> dumps, @ForAll("keys") List<Key<?>> keys) {
    Census merged = Census.merge(censuses(dumps, keys));
    List<RecordBatch> batches = new ArrayList<>();
    List<ReadReport> reports = new ArrayList<>();
    for (byte[] bytes : dumps) {
      Dump dump = Dump.read(DumpSource.of(new ByteArrayInputStream(bytes)));
      batches.addAll(dump.batches());
      reports.add(dump.report());
    }
    Key<?>[] culled = keys.toArray(Key<?>[]::new);
    Query all = Query.from(batches, reports.toArray(ReadReport[]::new));
    List<String> expected = rows(all.cull(culled).run());
    assertEquals(expected, rows(Query.from(merged.source()).cull(culled).run()));
    assertEquals(expected, rows(Query.from(Dump.read(merged.source())).cull(culled).run()));
    assertEquals(merged.size(), expected.size());
    for (Key<?> key : keys) {
      assertEquals(
          rows(all.cull(key).run()), rows(Query.from(merged.source()).cull(key).run()), key.name());
    }
  }

  @Property(tries = 100)
  void census_andRecordsOfAnotherHost_areOneQuery(
      @ForAll("dumps") List<byte[]> dumps, @ForAll("keys") List<Key<?>> keys) {
    Assume.that(!keys.contains(KeyCatalogue.STACKTRACE)); // compared by the blanks of lines, too
    Dump dump = Dump.read(DumpSource.of(new ByteArrayInputStream(dumps.get(0))));
    Key<?>[] culled = keys.toArray(Key<?>[]::new);
    Dump census = Dump.read(Census.of(dump, culled).source());
    for (List<Dump> order : List.of(List.of(dump, census), List.of(census, dump))) {
      List<RecordBatch> both = new ArrayList<>();
      order.forEach(each -> both.addAll(each.batches()));
      Table table =
          Query.from(both, order.get(0).report(), order.get(1).report()).cull(culled).run();
      Table one = Query.from(dump).cull(culled).run();
      assertEquals(one.size(), table.size());
      assertEquals(2 * one.totals().pages(), table.totals().pages());
      assertEquals(2 * one.totals().times(), table.totals().times());
    }
  }

  private static List<Census> censuses(List<byte[]> dumps, List<Key<?>> keys) {
    List<Census> censuses = new ArrayList<>();
    for (int i = 0; i < dumps.size(); i++) {
      DumpSource dump = DumpSource.of(new ByteArrayInputStream(dumps.get(i)));
      censuses.add(Census.of(dump, keys.toArray(Key<?>[]::new)).host(HOSTS.get(i)));
    }
    return censuses;
  }

  private static List<String> rows(Table table) {
    return table.stream()
        .map(
            row ->
                row.times()
                    + " "
                    + row.pages()
                    + " "
                    + table.plan().keys().stream()
                        .map(key -> String.valueOf(row.get(key)))
                        .toList())
        .sorted()
        .toList();
  }

  private static String text(Census census) throws IOException {
    StringBuilder text = new StringBuilder();
    census.writeTo(text, Format.NDJSON);
    return text.toString();
  }

  private static String text(CensusMerge merge) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    var unused = merge.writeTo(bytes);
    return bytes.toString(UTF_8);
  }
}
