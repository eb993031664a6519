package org.pageowner.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.*;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageowner.core.Dump;
import org.pageowner.core.MalformedDumpException;
import org.pageowner.core.record.Diagnostic;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.PlanSyntaxException;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.Samples;

/** Error messages, as a user sees them. */
class ErrorsTest {
  private static final Path DUMP = Samples.path(Samples.V6_12_A);

  @TempDir private Path folder;

  @Test
  void badQueryText_isShownWithACaret_andWhatThereIs() {
    PlanSyntaxException e =
        assertThrows(PlanSyntaxException.class, () -> Plan.parse("--cull=module,stactrace"));
    assertEquals(
        """
        column 15: nothing here is called "stactrace"
          --cull=module,stactrace
                        ^
        expected a key to cull by
        did you mean "stacktrace"?""",
        firstLines(5, e.getMessage()));
    assertEquals(15, e.column());
    assertTrue(e.getMessage().contains("\nkeys: pid (p), tgid (tg), "), e.getMessage());
  }

  @Test
  void badCondition_isShownWithACaret() {
    PlanSyntaxException e =
        assertThrows(PlanSyntaxException.class, () -> Condition.parse("order >= 4 and name like"));
    assertEquals(
        """
        column 25: unexpected end of the text
          order >= 4 and name like
                                  ^
        expected a glob such as kworker*""",
        e.getMessage());
  }

  @Test
  void fluentMistake_isRefusedWhereItIsMade() {
    IllegalArgumentException order =
        assertThrows(IllegalArgumentException.class, () -> ORDER.between(5, 2));
    assertTrue(order.getMessage().contains("the bounds are swapped"), order.getMessage());
    IllegalArgumentException stack =
        assertThrows(IllegalArgumentException.class, () -> NAME.like("[a"));
    assertTrue(stack.getMessage().contains("has no ]"), stack.getMessage());
    IllegalArgumentException select =
        assertThrows(IllegalArgumentException.class, () -> PFN.selection(1));
    assertTrue(select.getMessage().startsWith("cannot select by pfn; "), select.getMessage());
  }

  @Test
  void measureThatWasNotAskedFor_isRefusedWithTheRemedy() {
    Table table = Query.from(DUMP).cull(MODULE).run();
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> table.row(0).get(BYTES));
    assertTrue(e.getMessage().contains("bytes"), e.getMessage());
  }

  @Test
  void missingFile_isNamed() {
    Path missing = folder.resolve("no-such-dump.txt");
    UncheckedIOException read = assertThrows(UncheckedIOException.class, () -> Dump.read(missing));
    assertInstanceOf(NoSuchFileException.class, read.getCause());
    assertTrue(read.getMessage().contains("no-such-dump.txt"), read.getMessage());
    UncheckedIOException run =
        assertThrows(UncheckedIOException.class, () -> Query.from(missing).cull(PID).run());
    assertInstanceOf(NoSuchFileException.class, run.getCause());
  }

  @Test
  void folder_isNotADump() {
    UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> Dump.read(folder));
    assertTrue(e.getMessage().endsWith(" is a directory"), e.getMessage());
  }

  @Test
  void textThatIsNoDump_hasNoRecords_andAReportThatSaysSo() {
    Dump dump = Dump.parse("hello\nworld\n");
    assertEquals(0, dump.size());
    assertEquals(12, dump.report().bytes());
    assertEquals(0, dump.report().recordBytes());
    assertTrue(dump.report().malformed() > 0, dump.toString());
    Diagnostic diagnostic = dump.report().samples().get(0);
    assertEquals(1, diagnostic.line());
    assertEquals(0, diagnostic.offset());
    assertTrue(Query.from(dump).cull(PID).run().isEmpty());
  }

  @Test
  void cutDump_losesItsLastRecord_andSaysSo() throws IOException {
    byte[] whole = Samples.bytes(Samples.V6_12_A);
    Path cut = folder.resolve("cut.txt");
    Files.write(cut, Arrays.copyOf(whole, whole.length - 40));
    Dump dump = Dump.read(cut);
    assertEquals(66, dump.size());
    assertTrue(dump.report().truncatedTail());
    assertTrue(dump.report().tailBytes() > 0, dump.toString());
    MalformedDumpException e =
        assertThrows(MalformedDumpException.class, () -> Dump.reader().strict().read(cut));
    assertEquals(cut.toString(), e.source());
    assertTrue(e.getMessage().startsWith(cut + ": line "), e.getMessage());
  }

  @Test
  void strictReading_namesThePlace() {
    String noise = new String(Samples.bytes(Samples.V6_1_A), StandardCharsets.ISO_8859_1);
    String text = noise.substring(0, noise.indexOf("\n\n") + 2) + "-bash: no such file\n\n";
    MalformedDumpException e =
        assertThrows(MalformedDumpException.class, () -> Dump.reader().strict().parse(text));
    assertEquals(text.indexOf("-bash"), e.diagnostic().offset());
    assertEquals("-bash: no such file", e.diagnostic().excerpt());
    assertEquals(1, Dump.parse(text).size());
  }

  private static String firstLines(int count, String text) {
    return String.join("\n", text.lines().limit(count).toList());
  }
}
