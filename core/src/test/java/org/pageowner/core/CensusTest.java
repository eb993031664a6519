package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.core.record.CensusRows;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.ReadReport;

/** Reading censuses, also malformed ones. */
class CensusTest {
  private static final String HEADER =
      "{\"census\":{\"version\":1,\"host\":\"h\",\"boot_id\":null,\"kernel\":null,\"moment\":null,"
          + "\"page_size\":4096,\"keys\":[\"caller\",\"order\"],\"groups\":1,\"records\":2,"
          + "\"pages\":4,\"malformed\":0,\"lost\":0}}\n";
  private static final String ROW =
      "{\"caller\":\"f\",\"order\":1,\"times\":2,\"pages\":4,\"hosts\":1,\"top_host\":\"h\","
          + "\"top_host_pages\":4}\n";

  private static ReadReport read(String text) {
    ReadReport report = Dump.parse(text).report();
    assertEquals(
        report.bytes(), report.recordBytes() + report.skippedBytes() + report.tailBytes(), text);
    return report;
  }

  @Test
  void row_hasItsKeysAsColumnsAndItsCounts() {
    Dump dump = Dump.parse(HEADER + ROW);
    assertTrue(dump.report().isClean(), dump.report().toString());
    assertEquals(ReadReport.Kind.CENSUS, dump.report().kind());
    assertEquals(2, dump.report().times());
    PageRecord row = dump.get(0);
    assertEquals("f", row.caller());
    assertEquals(1, row.order());
    assertEquals(4, row.pages());
    assertEquals(ROW, row.text());
    CensusRows rows = Objects.requireNonNull(dump.batches().get(0).census());
    assertEquals(1, rows.hosts().get(0));
    assertEquals("h", rows.topHost().get(0));
    assertEquals(
        "\"caller\":\"f\",\"order\":1", new String(rows.keyJson(0), StandardCharsets.UTF_8));
  }

  @Test
  void row_inAnotherFormOfTheSameJson_isTheSameRow() {
    String other =
        " { \"pages\" :4, \"top_host\":\"\\u0068\",\"caller\":\"\\u0066\" , \"order\":1,"
            + "\"hosts\":1,\"times\":2,\"top_host_pages\":4} \r\n";
    Dump dump = Dump.parse(HEADER + "\n" + other);
    assertTrue(dump.report().isClean(), dump.report().toString());
    assertEquals(ROW, dump.get(0).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"times\":2|\"times\":-2|expected a whole number of 0 or more",
        "\"times\":2|\"times\":2.5|expected a whole number of 0 or more",
        "\"times\":2|\"times\":02|expected a whole number of 0 or more",
        "\"times\":2|\"times\":99999999999999999999|a number above 2^63 - 1",
        "\"order\":1|\"order\":\"1\"|expected a whole number of 0 or more",
        "\"order\":1|\"order\":52|order is above 51",
        "\"f\"|3|expected a string",
        "\"f\"|\"\\q\"|an unknown escape in a string",
        "\"f\"|\"\\u00g0\"|expected four hexadecimal digits",
        "\"f\"|\"f|expected }",
        "\"order\":1,|``|a key of the first line, or top_host, is missing",
        "\"order\":1,|\"order\":1,\"order\":1,|the field order, which is unknown or there twice",
        "\"hosts\":1|\"hosts\":2|hosts is not from 1 to the hosts of the first line",
        "\"hosts\":1|\"hosts\":0|hosts is not from 1 to the hosts of the first line",
        "\"top_host_pages\":4|\"top_host_pages\":5|top_host_pages is more than pages",
        "{\"caller|{\"census\":1,\"caller|a second census: join files with pageowner merge",
        "}|}}|expected the end of the line",
        "}|}\u00e9|expected the end of the line",
        "\"top_host\":\"h\"|\"top_host\":\"g\"|top_host is none of the hosts of the first line",
        "\"top_host\":\"h\"|\"top_host\" :\"g\"|top_host is none of the hosts of the first line",
        "}|``|expected }",
      })
  void row_withAFault_isReportedWithItsPosition(String part, String fault, String reason) {
    String text = HEADER + ROW.replace(part, fault == null ? "" : fault);
    ReadReport report = read(text);
    assertTrue(report.malformed() > 0, text);
    String all = report.samples().toString();
    assertTrue(all.contains(reason), all);
    assertEquals(2, report.samples().get(0).line());
    assertTrue(report.samples().get(0).offset() >= HEADER.length(), all);
    assertTrue(report.samples().get(0).offset() <= text.length(), all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"version\":1|\"version\":2|version 2 of the format is unknown; 1 is known",
        "\"version\":1,|``|one of the fields version, page_size, groups and keys is missing",
        "\"page_size\":4096|\"page_size\":0|a page size of 0",
        "\"keys\":[\"caller\",\"order\"]|\"keys\":[]|no key, or one key twice",
        "\"keys\":[\"caller\",\"order\"]|\"keys\":[\"order\",\"order\"]|no key, or one key twice",
        "\"keys\":[\"caller\"|\"keys\":[\"new\"|the unknown key new",
        "\"moment\":null|\"moment\":\"now\"|a moment that is not as 2026-11-29T12:00:00Z",
        "\"kernel\":null|\"kernels\":null|the unknown field kernels",
        "\"host\":\"h\",|``|the field host is missing",
        "}}|}|expected }",
      })
  void header_withAFault_cannotBeRead(String part, String fault, String reason) {
    String text = HEADER.replace(part, fault == null ? "" : fault) + ROW;
    MalformedDumpException e =
        assertThrows(MalformedDumpException.class, () -> Dump.parse(text), text);
    assertTrue(String.valueOf(e.getMessage()).contains(reason), e.getMessage());
    assertEquals(1, e.diagnostic().line());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "register_early_stack",
        "init_pages_in_zone",
        "init_zones_in_node",
        "init_early_allocated_pages",
        "page_ext_init",
        "init_page_owner"
      })
  void stackOfEarlyPages_isCounted(String function) {
    String header = HEADER.replace("\"caller\",\"order\"", "\"callpath\"");
    for (String path : List.of("\"" + function + "\"", "\"" + function + "\",\"start_kernel\"")) {
      String row = ROW.replace("\"caller\":\"f\",\"order\":1", "\"callpath\":[" + path + "]");
      assertEquals(4, read(header + row).earlyPages(), row);
    }
    String other = ROW.replace("\"caller\":\"f\",\"order\":1", "\"callpath\":[\"do_init_module\"]");
    assertEquals(0, read(header + other).earlyPages());
  }

  @Test
  void keysOfFunctions_areReadInTheFormOfTheirFunction() {
    String keys = "\"first(\\\"a*\\\")\",\"bucket(alloc_ts,5s)\",\"path(2)\"";
    String header = HEADER.replace("\"caller\",\"order\"", keys);
    String values =
        "\"first(\\\"a*\\\")\":\"ab\",\"bucket(alloc_ts,5s)\":5,\"path(2)\":[\"f\",\"g\"]";
    String row = ROW.replace("\"caller\":\"f\",\"order\":1", values);
    String spaced = row.replace(",\"times\"", " , \"times\"");
    for (String text : List.of(row, spaced)) {
      Dump dump = Dump.parse(header + text);
      assertTrue(dump.report().isClean(), dump.report().toString());
      CensusRows rows = Objects.requireNonNull(dump.batches().get(0).census());
      assertEquals(values, new String(rows.keyJson(0), StandardCharsets.UTF_8));
      assertEquals("5", rows.values(1).get(0));
      assertEquals("f", dump.get(0).caller());
    }
    assertThrows(
        MalformedDumpException.class,
        () -> Dump.parse(header.replace("path(2)", "depth(2)") + row));
  }

  @Test
  void file_thatIsCut_isReported() {
    assertTrue(read(HEADER).malformed() > 0);
    assertTrue(read(HEADER + ROW.substring(0, 20)).truncatedTail());
    assertTrue(read(HEADER + ROW + ROW).malformed() > 0, "a row twice");
    assertTrue(read(HEADER + ROW.stripTrailing()).isClean(), "a last line without its end");
  }

  @Test
  void value_thatIsNotUtf8_isReported() {
    byte[] text =
        (HEADER + ROW).replace("\"f\"", "\"\u00ff\"").getBytes(StandardCharsets.ISO_8859_1);
    Dump dump = Dump.read(DumpSource.of(new ByteArrayInputStream(text)));
    assertTrue(dump.report().samples().toString().contains("a string that is not UTF-8"));
  }
}
