package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Diagnostic;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.testing.DamagedDumps;
import org.pageowner.testing.RecordSpec;

/** The report accounts for every byte and agrees with the records, for any input. */
class AccountingPropertiesTest {
  /** A line that is empty, or empty after a prefix that was learnt. */
  private static final Pattern BLANK_LINE = Pattern.compile("(?m)^[^\\w\\n]*+\\n");

  @Provide
  Arbitrary<String> inputs() {
    return Arbitraries.oneOf(DamagedDumps.any(), DamagedDumps.noise());
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void everyByte_isInARecordOrSkippedOrInTheTail(@ForAll("inputs") String input)
      throws IOException {
    Dump dump = read(input);
    ReadReport report = dump.report();
    long inRecords = 0;
    for (RecordBatch batch : dump.batches()) {
      for (int row = 0; row < batch.size(); row++) {
        inRecords += batch.text(row).length;
      }
    }
    assertEquals(input.length(), report.bytes());
    assertEquals(report.bytes(), report.recordBytes() + report.skippedBytes() + report.tailBytes());
    if (report.isInventory()) {
      return; // little of the dump is left; unknown lines are part of a stack's bytes there
    }
    long emptyLines = report.recordBytes() - inRecords;
    long blankLines = BLANK_LINE.matcher(input).results().mapToLong(l -> l.group().length()).sum();
    long cutEnd = report.truncatedTail() ? 1 : 0; // the line end of a last line that was joined
    assertTrue(
        emptyLines >= -1 && emptyLines <= blankLines + cutEnd,
        () -> emptyLines + " bytes of empty lines close " + report.records() + " records");
  }

  private static final String COLOUR = "\\x1b\\[[0-9;]{0,16}[mK]";

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void sums_areThoseOfTheRecords(@ForAll("inputs") String input) throws IOException {
    Dump dump = read(input);
    ReadReport report = dump.report();
    assertEquals(dump.stream().count(), report.records());
    assertEquals(dump.stream().mapToLong(PageRecord::pages).sum(), report.pages());
    assertEquals(
        dump.stream().filter(PageRecord::isEarly).mapToLong(PageRecord::pages).sum(),
        report.earlyPages());
    if (report.isInventory()) {
      return; // little of the dump is left; a stack of page_owner_stacks keeps no other lines
    }
    assertEquals(
        dump.stream()
            .map(PageRecord::trailer)
            .filter(Objects::nonNull)
            .mapToLong(trailer -> trailer.unknownLines().size())
            .sum(),
        report.unknownLines());
    assertEquals(
        DumpRecords.plain(dump.batches()).stream()
            .map(record -> record.stack())
            .filter(Objects::nonNull)
            .distinct()
            .count(),
        report.stacks());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void diagnostics_haveTheirPositions(@ForAll("inputs") String input) throws IOException {
    ReadReport report = read(input).report();
    assertEquals(Math.min(report.malformed(), ReadReport.MAX_SAMPLES), report.samples().size());
    assertPositions(report.samples(), input);
    assertEquals(
        Math.min(report.unknownLines(), ReadReport.MAX_SAMPLES),
        report.unknownLineSamples().size());
    assertPositions(report.unknownLineSamples(), input);
  }

  private static void assertPositions(List<Diagnostic> diagnostics, String input) {
    String lines = input.indexOf('\n') < 0 ? input.replace('\r', '\n') : input;
    long last = -1;
    for (Diagnostic diagnostic : diagnostics) {
      int at = Math.toIntExact(diagnostic.offset());
      assertTrue(at > last, () -> "in file order: " + diagnostic);
      last = at;
      assertEquals(
          1 + lines.substring(0, at).chars().filter(c -> c == '\n').count(), diagnostic.line());
      String line = lines.substring(at).split("\n", 2)[0];
      String expected = isColoured(input) ? line.replaceAll(COLOUR, "") : line;
      byte[] bytes = RecordSpec.bytes(expected);
      String shown = ByteText.printable(ByteText.decode(bytes, 0, Math.min(bytes.length, 80)));
      assertEquals(withoutReturns(shown), withoutReturns(diagnostic.excerpt()));
    }
  }

  /** A colour at the start of a line, as a cut can leave it there: all colours are undone then. */
  private static boolean isColoured(String input) {
    return Pattern.compile("(?md)^" + COLOUR).matcher(input).find();
  }

  /** Text that looks quoted loses the carriage returns at the ends of its lines. */
  private static String withoutReturns(String shown) {
    return shown.replaceAll("(?:\\\\x0d)+$", "");
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void strictReading_refusesWhatTheReportCallsMalformedOrCut(@ForAll("inputs") String input)
      throws IOException {
    ReadReport report = read(input).report();
    DumpReader strict = DumpRecords.inOnePiece().strict();
    if (report.malformed() == 0 && !report.truncatedTail()) {
      assertEquals(report, strict.read(DumpSource.of(stream(input))).report());
    } else {
      MalformedDumpException e =
          assertThrows(
              MalformedDumpException.class, () -> strict.read(DumpSource.of(stream(input))));
      if (report.malformed() > 0) {
        assertEquals(report.samples().get(0), e.diagnostic());
      }
    }
  }

  private static Dump read(String input) throws IOException {
    return DumpRecords.read(RecordSpec.bytes(input));
  }

  private static ByteArrayInputStream stream(String input) {
    return new ByteArrayInputStream(RecordSpec.bytes(input));
  }
}
