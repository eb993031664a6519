package org.pageowner.dsl.analysis.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.DynamicMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.Samples;

/** Profiles and folded stacks of given dumps. */
class PprofProfileTest {
  private static Dump frames(String... frames) {
    return Dump.parse(DumpBuilder.of(Form.V6_7).record(r -> r.frames(frames)).latin1());
  }

  @Test
  void head_hasTypesTimeCommentsAndFramesToDrop() throws IOException {
    Instant taken = Instant.parse("2026-01-02T03:04:05.000000006Z");
    Query query = Query.from(Dump.read(Samples.path(Samples.V6_12_A))).where("order >= 1");
    ReadProfile profile = ReadProfile.of(PprofProfile.of(query).takenAt(taken));
    List<String> types =
        ReadProfile.messages(profile.message(), "sample_type").stream()
            .map(type -> profile.text(type, "type") + "/" + profile.text(type, "unit"))
            .toList();
    assertEquals(List.of("allocations/count", "pages/count", "space/bytes"), types);
    assertEquals("space", profile.text(profile.message(), "default_sample_type"));
    assertEquals(
        taken.getEpochSecond() * 1_000_000_000 + 6,
        ReadProfile.number(profile.message(), "time_nanos"));
    List<String> comments =
        ReadProfile.list(profile.message(), "comment").stream()
            .map(number -> profile.strings().get(((Long) number).intValue()))
            .toList();
    assertTrue(comments.get(0).endsWith("6.12-A.txt"), comments::toString);
    assertEquals("query: --where='order >= 1' --cull=stacktrace", comments.get(1));
    String dropped = profile.text(profile.message(), "drop_frames");
    assertTrue("__alloc_pages".matches(dropped));
    assertFalse("xfs_buf_alloc".matches(dropped));
    assertEquals("", profile.strings().get(0));
    assertEquals(profile.strings().size(), profile.strings().stream().distinct().count());
  }

  @Test
  void labels_haveTheCulledKeys_withoutAbsentOnes() throws IOException {
    Dump dump =
        Dump.parse(
            DumpBuilder.of(Form.V6_7)
                .record(r -> r.order(0).name("a;b\n\"").memcg("/x").frames("f+0x1/0x2"))
                .latin1());
    Query query = Query.from(dump).cull(Keys.ORDER, Keys.NAME, Keys.MEMCG, Keys.MIGRATE_REASON);
    assertEquals(
        List.of(Map.of("order", "0 count", "name", "a;b\n\"", "memcg", "/x")),
        ReadProfile.of(PprofProfile.of(query)).samples().stream()
            .map(ReadProfile.Sample::labels)
            .toList());
  }

  @Test
  void hostileNames_survive() throws IOException {
    List<String> names =
        List.of(
            "<script>alert(1)</script>",
            "a;b\"&'",
            "\u001b[31mred",
            "x".repeat(3000),
            "%s%n",
            "(",
            "\u00fc");
    Dump dump = frames(names.stream().map(name -> name + "+0x1/0x2").toArray(String[]::new));
    List<ReadProfile.Sample> samples = ReadProfile.of(PprofProfile.of(Query.from(dump))).samples();
    assertEquals(1, samples.size());
    List<String> innermostFirst = new ArrayList<>(samples.get(0).path());
    Collections.reverse(innermostFirst);
    assertEquals(names, innermostFirst);
  }

  @Test
  void sourceLines_areThoseOfTheFunctions() throws IOException {
    Query query = Query.from(frames("f (mm/slub.c:12)", "g+0x1/0x2 mm/util.c:7", "h (x.c:?)"));
    ReadProfile profile = ReadProfile.of(PprofProfile.of(query));
    List<Long> lines =
        ReadProfile.messages(profile.message(), "location").stream()
            .map(location -> ReadProfile.messages(location, "line").get(0))
            .map(line -> ReadProfile.number(line, "line"))
            .toList();
    assertEquals(List.of(12L, 7L, 0L), lines);
    List<DynamicMessage> functions = ReadProfile.messages(profile.message(), "function");
    assertEquals("mm/slub.c", profile.text(functions.get(0), "filename"));
    assertEquals("f", profile.text(functions.get(0), "name"));
  }

  @Test
  void writeTo_leavesTheStreamOpen_andGivesTheSameBytesAgain() throws IOException {
    PprofProfile profile =
        PprofProfile.of(Query.from(Dump.read(Samples.path(Samples.V6_12_A))))
            .takenAt(Instant.EPOCH);
    boolean[] closed = new boolean[1];
    ByteArrayOutputStream first =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    profile.writeTo(first);
    profile.writeTo(second);
    assertFalse(closed[0]);
    assertArrayEquals(first.toByteArray(), second.toByteArray());
  }

  @Test
  void folded_escapesItsSeparators_andNamesMissingStacks() throws IOException {
    Dump dump =
        Dump.parse(
            DumpBuilder.of(Form.V6_7)
                .record(r -> r.frames("a;b+0x1/0x2", "0xffffffffc0001234", "\u001b+0x1/0x2"))
                .record(r -> r.order(2).name("a b;c").frames())
                .latin1());
    StringBuilder out = new StringBuilder();
    FoldedStacks.of(Query.from(dump).cull(Keys.NAME)).by(Measure.BYTES).writeTo(out, Format.FOLDED);
    assertEquals(
        """
        name=a\\x20b\\x3bc;[no_stack] 16384
        name=init;\\x1b;0xffffffffc0001234;a\\x3bb 4096
        """,
        out.toString());
  }

  @Test
  void folded_byAnotherMeasure_isRefused() {
    FoldedStacks stacks = FoldedStacks.of(Query.from(frames("f+0x1/0x2")));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> stacks.by(Measure.FIRST_ALLOC_TS));
    assertTrue(String.valueOf(refused.getMessage()).contains("pages, times or bytes"));
  }
}
