package org.pageowner.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.PageRecord;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.Samples;
import org.pageowner.testing.SmallChunks;

/** Rows of functions, in which a record counts once for each distinct function on its stack. */
class FramesPropertiesTest {
  @Provide
  Arbitrary<byte[]> dumps() {
    return DumpTexts.mixed();
  }

  @Provide
  Arbitrary<Key<?>> keys() {
    return Arbitraries.of(Keys.PID, Keys.MODULE, Keys.ORDER, Keys.STACKTRACE, Keys.path(1));
  }

  /** Returns times, pages, distinct pids and the earliest time by function and key. */
  private static Map<List<Object>, List<Object>> naive(List<PageRecord> records, Key<?> key) {
    Map<List<Object>, List<PageRecord>> rows = new LinkedHashMap<>();
    for (PageRecord record : records) {
      for (Object name : names(record)) {
        List<Object> row = new ArrayList<>();
        row.add(name);
        row.add(orAbsent(NaiveRecords.value(record, key)));
        rows.computeIfAbsent(row, r -> new ArrayList<>()).add(record);
      }
    }
    Map<List<Object>, List<Object>> totals = new LinkedHashMap<>();
    rows.forEach(
        (row, group) ->
            totals.put(
                row,
                List.of(
                    (long) group.size(),
                    group.stream().mapToLong(PageRecord::pages).sum(),
                    group.stream().map(PageRecord::pid).filter(Objects::nonNull).distinct().count(),
                    orAbsent(
                        group.stream()
                            .map(PageRecord::allocTs)
                            .filter(Objects::nonNull)
                            .min(Long::compare)
                            .orElse(null)))));
    return totals;
  }

  private static Set<Object> names(PageRecord record) {
    Set<Object> names = new LinkedHashSet<>();
    if (record.stack() != null) {
      for (Frame frame : record.stack().frames()) {
        names.add(NaiveKeys.name(frame));
      }
    }
    return names.isEmpty() ? Set.of("absent") : names;
  }

  private static Object orAbsent(@Nullable Object value) {
    return value == null ? "absent" : value;
  }

  private static Map<List<Object>, List<Object>> rows(Table table, Key<?> key) {
    Map<List<Object>, List<Object>> rows = new LinkedHashMap<>();
    for (Row row : table) {
      List<Object> old =
          rows.put(
              List.of(orAbsent(row.get(Keys.FRAMES)), orAbsent(row.get(key))),
              List.of(
                  row.times(),
                  row.pages(),
                  orAbsent(row.get(Keys.distinct(Keys.PID))),
                  orAbsent(row.get(Keys.FIRST_ALLOC_TS))));
      assertEquals(null, old);
    }
    return rows;
  }

  private static Query query(DumpSource source, Key<?> key) {
    return Query.from(source)
        .cull(Keys.FRAMES, key)
        .measure(Keys.distinct(Keys.PID), Keys.FIRST_ALLOC_TS);
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void rows_countEachRecordOnce_inEachFunction(
      @ForAll("dumps") byte[] text, @ForAll("keys") Key<?> key) throws IOException {
    Dump dump = Dump.read(DumpSource.of(new ByteArrayInputStream(text)));

    assertEquals(naive(dump.stream().toList(), key), rows(query(dump, key).run(), key));
  }

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
  void rows_ofAStream_areThoseOfTheDump(
      @ForAll("dumps") byte[] text,
      @ForAll("keys") Key<?> key,
      @ForAll @IntRange(min = 1024, max = 9000) int chunkBytes,
      @ForAll @IntRange(min = 1, max = 3) int threads)
      throws IOException {
    Dump dump = Dump.read(DumpSource.of(new ByteArrayInputStream(text)));
    DumpSource stream =
        DumpSource.of(new ByteArrayInputStream(text))
            .with(SmallChunks.of(Dump.reader().threads(threads), chunkBytes));

    assertEquals(rows(query(dump, key).run(), key), rows(query(stream, key).run(), key));
  }

  /** Rows with the same function and other values of the key have no record in common. */
  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
  void others_ofAFunction_areTheRecordsOfItsOtherRows(
      @ForAll("dumps") byte[] text, @ForAll("keys") Key<?> key) throws IOException {
    Dump dump = Dump.read(DumpSource.of(new ByteArrayInputStream(text)));
    Map<Object, Long> left = new LinkedHashMap<>();
    for (Row row : Query.from(dump).cull(Keys.FRAMES).run()) {
      left.put(orAbsent(row.get(Keys.FRAMES)), row.times());
    }

    Table table = Query.from(dump).cull(Keys.FRAMES, key).limit(1, Keys.FRAMES).others().run();

    for (Row row : table) {
      left.merge(orAbsent(row.get(Keys.FRAMES)), -row.times(), Long::sum);
    }
    assertTrue(left.values().stream().allMatch(times -> times == 0), left::toString);
  }

  @Example
  void totals_countEachRecordOnce() throws IOException {
    Dump dump = Dump.read(Samples.path(Samples.V6_12_A));
    Table all = Query.from(dump).cull(Keys.FRAMES).run();
    Table one = Query.from(dump).cull(Keys.FRAMES).limit(1).run();
    Table others = Query.from(dump).cull(Keys.FRAMES).limit(1).others().run();

    assertEquals(dump.size(), all.totals().times());
    assertEquals(0, all.totals().leftOutTimes());
    assertEquals(dump.size() - one.row(0).times(), one.totals().leftOutTimes());
    assertEquals(dump.size() - one.row(0).times(), others.row(1).times());
    assertTrue(all.row(0).pages() >= all.row(1).pages());
  }

  @Example
  void order_byTheFunctionsNames_andByTheirTexts() throws IOException {
    Dump dump = Dump.read(Samples.path(Samples.V6_12_A));
    List<String> names = new ArrayList<>();
    Query.from(dump)
        .cull(Keys.FRAMES)
        .sortBy(Keys.FRAMES)
        .run()
        .forEach(row -> names.add(Objects.requireNonNullElse(row.get(Keys.FRAMES), "")));
    String[] sorted = names.toArray(String[]::new);
    Arrays.sort(sorted);

    assertEquals(List.of(sorted), names);
    assertEquals(names.size(), Query.from(dump).cull(Keys.FRAMES).sortBy(Keys.TXT).run().size());
  }

  @Example
  void frames_ofRecords_areRefused() {
    for (String line :
        List.of(
            "--sort=frames",
            "--cull=pid --across=frames",
            "--cull=pid --measure='distinct(frames)'",
            "--where='frames = a'",
            "--cull='extract(frames,\"a\")'",
            "--cull=pid --show=frames")) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> Plan.parse(line), line);
      assertTrue(String.valueOf(e.getMessage()).contains("frames is of rows"), e.getMessage());
    }
  }
}
