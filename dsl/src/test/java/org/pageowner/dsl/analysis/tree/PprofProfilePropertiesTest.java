package org.pageowner.dsl.analysis.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.pageowner.core.Dump;
import org.pageowner.core.record.PageRecord;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.analysis.growth.GrowthRow;

/** Properties of all profiles, as protobuf-java reads them. */
class PprofProfilePropertiesTest {
  @Provide
  Arbitrary<Dump> dumps() {
    return StackDumps.dumps();
  }

  @Property(tries = 300)
  void samples_areThePathsOfANaiveCount_withTheirLabels(@ForAll("dumps") Dump dump)
      throws IOException {
    StackDumps.Paths expected = new StackDumps.Paths();
    for (PageRecord record : dump) {
      expected.add(
          labelled(StackDumps.path(record.stack(), StackDumps::function), "" + record.order()),
          1,
          record.pages(),
          4096 * record.pages());
    }
    StackDumps.Paths read = new StackDumps.Paths();
    for (ReadProfile.Sample sample :
        ReadProfile.of(PprofProfile.of(Query.from(dump).cull(Keys.ORDER))).samples()) {
      String order = Objects.requireNonNull(sample.labels().get("order")).replace(" count", "");
      assertEquals(Map.of("order", order + " count"), sample.labels());
      read.add(labelled(sample.path(), order), numbers(sample));
    }
    assertEquals(expected.numbers(), read.numbers());
  }

  @Property(tries = 300)
  void mappings_areModules(@ForAll("dumps") Dump dump) throws IOException {
    StackDumps.Paths expected =
        StackDumps.paths(
            dump,
            frame ->
                StackDumps.function(frame)
                    + "@"
                    + (frame.symbol() == null
                        ? ""
                        : frame.module() == null ? "vmlinux" : frame.module()));
    StackDumps.Paths read = new StackDumps.Paths();
    for (ReadProfile.Sample sample : ReadProfile.of(PprofProfile.of(Query.from(dump))).samples()) {
      List<String> path = new ArrayList<>();
      for (int i = 0; i < sample.path().size(); i++) {
        String name = sample.path().get(i);
        path.add(name.equals("[no_stack]") ? name : name + "@" + sample.mappings().get(i));
      }
      read.add(path, sample.values().get(0), sample.values().get(1));
    }
    assertEquals(expected.numbers(), read.numbers());
  }

  @Property(tries = 300)
  void ofAGrowth_addsUpToTheDifferences_andHasTheFirstDumpAsBase(
      @ForAll("dumps") Dump a, @ForAll("dumps") Dump b) throws IOException {
    StackDumps.Paths expected = new StackDumps.Paths();
    for (GrowthRow row : Growth.between(a, b)) {
      List<String> path = StackDumps.path(row.get(Keys.STACKTRACE), StackDumps::function);
      if (row.timesAfter() > 0) {
        long pages = row.pagesAfter();
        expected.add(labelled(path, ""), row.timesAfter(), pages, 4096 * pages);
      }
      if (row.timesBefore() > 0) {
        long pages = -row.pagesBefore();
        expected.add(labelled(path, "base"), -row.timesBefore(), pages, 4096 * pages);
      }
    }
    StackDumps.Paths read = new StackDumps.Paths();
    for (ReadProfile.Sample sample :
        ReadProfile.of(PprofProfile.of(Growth.between(a, b))).samples()) {
      boolean isBase = sample.labels().equals(Map.of("pprof::base", "true"));
      read.add(labelled(sample.path(), isBase ? "base" : ""), numbers(sample));
    }
    assertEquals(expected.numbers(), read.numbers());
  }

  private static List<String> labelled(List<String> path, String label) {
    List<String> labelled = new ArrayList<>(List.of(label));
    labelled.addAll(path);
    return labelled;
  }

  private static long[] numbers(ReadProfile.Sample sample) {
    return sample.values().stream().mapToLong(Long::longValue).toArray();
  }
}
