package org.pageowner.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.PageRecord;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Key.Use;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.Selection;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.SmallChunks;

/** Properties of all queries on all dumps. */
class QueryPropertiesTest {
  @Provide
  Arbitrary<byte[]> dumps() {
    return DumpTexts.mixed();
  }

  @Provide
  Arbitrary<Plan> plans() {
    return QueryArbitraries.plans();
  }

  @Provide
  Arbitrary<Selection> selections() {
    return QueryArbitraries.selections();
  }

  @Provide
  Arbitrary<Condition> conditions() {
    return QueryArbitraries.conditions();
  }

  @Provide
  Arbitrary<Key<?>[]> cullKeys() {
    return QueryArbitraries.cullKeys();
  }

  @Provide
  Arbitrary<Key<?>> sortKeys() {
    return QueryArbitraries.keys(Use.SORT);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void run_anyPlan_equalsTheReferenceImplementation(
      @ForAll("dumps") byte[] text, @ForAll("plans") Plan plan) throws IOException {
    Dump dump = dump(text);
    assertEquals(
        NaiveQuery.run(plan, dump.stream().toList()), Answer.of(Query.from(dump).with(plan).run()));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void run_stream_equalsTheDumpInMemory(
      @ForAll("dumps") byte[] text,
      @ForAll("plans") Plan plan,
      @ForAll @IntRange(min = 1024, max = 9000) int chunkBytes,
      @ForAll @IntRange(min = 1, max = 3) int threads)
      throws IOException {
    Query streamed =
        Query.from(
            DumpSource.of(new ByteArrayInputStream(text))
                .with(SmallChunks.of(Dump.reader().threads(threads), chunkBytes)));
    Plan timed = plan.now(4096); // a stream cannot be read twice
    assertEquals(
        Answer.of(Query.from(dump(text)).with(timed).run()), Answer.of(streamed.with(timed).run()));
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void run_ties_keepFileOrder(@ForAll("dumps") byte[] text, @ForAll("sortKeys") Key<?> key)
      throws IOException {
    Dump dump = dump(text);
    Query query = Query.from(dump).now(Keys.seconds(100));
    Map<Object, List<Object>> inFileOrder = pfnsByValue(query.run(), key);
    assertEquals(inFileOrder, pfnsByValue(query.sortBy(key.ascending()).run(), key));
    assertEquals(inFileOrder, pfnsByValue(query.sortBy(key.descending()).run(), key));
  }

  private static Map<Object, List<Object>> pfnsByValue(Table table, Key<?> key) {
    return table.stream()
        .collect(
            Collectors.groupingBy(
                row -> orAbsent(row.get(key)),
                Collectors.mapping(row -> orAbsent(row.get(Keys.PFN)), Collectors.toList())));
  }

  private static Object orAbsent(@Nullable Object value) {
    return Objects.requireNonNullElse(value, "absent");
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void run_absentValues_areFirstAscendingAndLastDescending(
      @ForAll("dumps") byte[] text, @ForAll("sortKeys") Key<?> key) throws IOException {
    Dump dump = dump(text);
    Table up = Query.from(dump).now(4096).sortBy(key.ascending()).run();
    Table down = Query.from(dump).now(4096).sortBy(key.descending()).run();
    int absent = (int) up.stream().filter(row -> row.get(key) == null).count();
    for (int i = 0; i < up.size(); i++) {
      assertEquals(i < absent, up.row(i).get(key) == null);
      assertEquals(i >= up.size() - absent, down.row(i).get(key) == null);
    }
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void run_cull_sumsAreThoseOfTheDump(
      @ForAll("dumps") byte[] text, @ForAll("cullKeys") Key<?>[] keys) throws IOException {
    Dump dump = dump(text);
    Table table = Query.from(dump).cull(keys).run();
    assertEquals(dump.size(), table.stream().mapToLong(Row::times).sum());
    assertEquals(dump.report().pages(), table.stream().mapToLong(Row::pages).sum());
    assertEquals(dump.size(), table.totals().times());
    assertEquals(dump.report().pages(), table.totals().pages());
    assertEquals(dump.report().earlyPages(), table.totals().earlyPages());
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void select_thenCull_isCullOfTheSelected(
      @ForAll("dumps") byte[] text,
      @ForAll("selections") Selection selection,
      @ForAll("cullKeys") Key<?>[] keys)
      throws IOException {
    Dump dump = dump(text);
    ByteArrayOutputStream selected = new ByteArrayOutputStream();
    for (PageRecord record : dump) {
      if (NaiveRecords.holds(selection.condition(), record)) {
        selected.writeBytes(ByteText.encode(record.text()));
        selected.write('\n');
      }
    }
    assertEquals(
        Answer.of(Query.from(dump(selected.toByteArray())).now(4096).cull(keys).run()),
        Answer.of(Query.from(dump).now(4096).select(selection).cull(keys).run()));
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void where_twice_isBoth(
      @ForAll("dumps") byte[] text,
      @ForAll("conditions") Condition a,
      @ForAll("conditions") Condition b)
      throws IOException {
    Query query = Query.from(dump(text));
    assertEquals(Answer.of(query.where(a.and(b)).run()), Answer.of(query.where(a).where(b).run()));
  }

  private static Dump dump(byte[] text) throws IOException {
    return Dump.read(DumpSource.of(new ByteArrayInputStream(text)));
  }
}
