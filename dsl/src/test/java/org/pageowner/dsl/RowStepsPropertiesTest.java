package org.pageowner.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.testing.SmallChunks;

/** Properties of measures and of steps on rows. */
class RowStepsPropertiesTest {
  @Provide
  Arbitrary<byte[]> dumps() {
    return DumpTexts.mixed();
  }

  @Provide
  Arbitrary<Plan> plans() {
    return MeasureArbitraries.plans();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void run_anyPlan_equalsTheReferenceImplementation(
      @ForAll("dumps") byte[] text, @ForAll("plans") Plan plan) throws IOException {
    Dump dump = Dump.read(DumpSource.of(new ByteArrayInputStream(text)));
    assertEquals(
        NaiveQuery.run(plan, dump.stream().toList()), Answer.of(Query.from(dump).with(plan).run()));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void run_fileInChunksByThreads_equalsTheDumpInMemory(
      @ForAll("dumps") byte[] text,
      @ForAll("plans") Plan plan,
      @ForAll @IntRange(min = 1024, max = 9000) int chunkBytes,
      @ForAll @IntRange(min = 1, max = 3) int threads)
      throws IOException {
    Path file = Files.createTempFile("steps", ".txt");
    try {
      Files.write(file, text);
      Query streamed =
          Query.from(
              DumpSource.of(file).with(SmallChunks.of(Dump.reader().threads(threads), chunkBytes)));
      Dump dump = Dump.read(DumpSource.of(new ByteArrayInputStream(text)));
      assertEquals(
          Answer.of(Query.from(dump).with(plan).run()), Answer.of(streamed.with(plan).run()));
    } finally {
      Files.delete(file);
    }
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void run_batchesOfOneRecord_equalTheDump(@ForAll("dumps") byte[] text, @ForAll("plans") Plan plan)
      throws IOException {
    Dump dump = Dump.read(DumpSource.of(new ByteArrayInputStream(text)));
    List<RecordBatch> batches = new ArrayList<>();
    dump.forEachBatch(
        batch -> {
          for (int row = 0; row < batch.size(); row++) {
            batches.add(batch.select(new int[] {row}));
          }
        });
    assertEquals(
        Answer.of(Query.from(dump).with(plan).run()),
        Answer.of(Query.from(batches, dump.report()).with(plan).run()));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void toString_anyPlan_isReadBack(@ForAll("plans") Plan plan) {
    assertEquals(plan, Plan.parse(plan.toString()));
  }
}
