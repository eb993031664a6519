package org.pageowner.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.core.Dump;
import org.pageowner.core.StackInventory;
import org.pageowner.dsl.analysis.fragmentation.Fragmentation;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.analysis.summary.Summary;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;

/** Runs over records in memory end when their thread is interrupted, as those over streams do. */
class InterruptionTest {
  private static final int RECORDS = 5_000;
  private static final Dump DUMP = dump();

  private static Dump dump() {
    DumpBuilder builder = DumpBuilder.of(Form.V6_7);
    for (int i = 0; i < RECORDS; i++) {
      String name = "task-" + i;
      builder.record(r -> r.name(name));
    }
    return Dump.parse(builder.latin1());
  }

  @AfterEach
  void clearTheInterrupt() {
    assertTrue(Thread.interrupted(), "the thread stays interrupted");
  }

  static Stream<Executable> runs() {
    return Stream.of(
        () -> Query.from(DUMP).run(),
        () -> Query.from(DUMP.batches(), DUMP.report()).cull(Keys.STACKTRACE).run(),
        () -> Query.from(DUMP).where("frame ~ 'x'").sortBy(Keys.TXT).run(),
        () -> Growth.between(DUMP, DUMP).totals(),
        () -> Summary.of(DUMP),
        () -> Fragmentation.of(DUMP),
        () -> StackInventory.of(DUMP));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void run_ofAnInterruptedThread_fails(Executable run) {
    Thread.currentThread().interrupt();

    assertInterrupted(run);
  }

  @Test
  void writing_endsSoonAfterAnInterrupt() {
    Table table = Query.from(DUMP).run();
    for (Format format : List.of(Format.CSV, Format.NDJSON, Format.TEXT)) {
      StringBuilder out = new StringBuilder();
      Thread.currentThread().interrupt();

      assertThrows(InterruptedIOException.class, () -> table.writeTo(out, format));
      assertTrue(out.chars().filter(c -> c == '\n').count() < RECORDS / 2, format::toString);
    }
  }

  @Test
  void shortAnswer_canBeShown() {
    Table table = Query.from(DUMP).limit(20).run();
    Thread.currentThread().interrupt();

    assertEquals(22, table.toString().lines().count());
  }

  private static void assertInterrupted(Executable run) {
    UncheckedIOException failure = assertThrows(UncheckedIOException.class, run);
    assertInstanceOf(InterruptedIOException.class, failure.getCause());
  }
}
