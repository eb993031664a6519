package org.pageowner.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Key.Use;
import org.pageowner.dsl.plan.Plan;

/** Properties of queries on kernel logs. */
class LogQueryPropertiesTest {
  @Provide
  Arbitrary<byte[]> logs() {
    return LogTexts.logs();
  }

  @Provide
  Arbitrary<Plan> plans() {
    return QueryArbitraries.plans();
  }

  @Provide
  Arbitrary<Key<?>> sortKeys() {
    return QueryArbitraries.keys(Use.SORT);
  }

  private static Dump dump(byte[] log) throws IOException {
    return Dump.reader().kernelLog().read(DumpSource.of(new ByteArrayInputStream(log)));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void run_anyPlan_equalsTheReferenceImplementation(
      @ForAll("logs") byte[] log, @ForAll("plans") Plan plan) throws IOException {
    Dump dump = dump(log);
    assertEquals(
        NaiveQuery.run(plan, dump.stream().toList()), Answer.of(Query.from(dump).with(plan).run()));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void run_culledAndSortedByOneKey_equalsTheReferenceImplementation(
      @ForAll("logs") byte[] log, @ForAll("sortKeys") Key<?> cull, @ForAll("sortKeys") Key<?> sort)
      throws IOException {
    Plan plan = Plan.EMPTY.cull(cull).sortBy(sort.descending());
    Dump dump = dump(log);
    assertEquals(
        NaiveQuery.run(plan, dump.stream().toList()), Answer.of(Query.from(dump).with(plan).run()));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void run_stream_answersWhatTheLogInMemoryDoes(
      @ForAll("logs") byte[] log, @ForAll("plans") Plan plan) throws IOException {
    Query streamed =
        Query.from(DumpSource.of(new ByteArrayInputStream(log)).with(Dump.reader().kernelLog()));
    Plan timed = plan.now(4096); // a stream cannot be read twice
    assertEquals(
        Answer.of(Query.from(dump(log)).with(timed).run()), Answer.of(streamed.with(timed).run()));
  }
}
