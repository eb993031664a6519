package org.pageowner.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.*;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageowner.core.Dump;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.export.Answer;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.Samples;

/** Answers that go into files for other programs, read back by these programs. */
class ExportTest {
  private static final Path DUMP = Samples.path(Samples.V6_12_A);

  @TempDir private Path folder;

  @Test
  void csv_readBack_hasTheCellsOfTheTable() throws IOException {
    Table table =
        Query.from(DUMP).cull(NAME, MEMCG, EARLY).measure(BYTES).sortBy(NAME, MEMCG).run();
    Path file = folder.resolve("names.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      table.writeTo(out, Format.CSV);
    }
    List<List<String>> lines = CsvReading.lines(Files.readString(file));
    assertEquals(List.of("times", "pages", "bytes", "name", "memcg", "early"), lines.get(0));
    assertEquals(table.size(), lines.size() - 1);
    for (Row row : table) {
      List<String> line = lines.get(row.index() + 1);
      assertEquals(Long.toString(row.times()), line.get(0));
      assertEquals(Long.toString(row.pages() * 4096), line.get(2));
      assertEquals(row.get(NAME), ByteText.canonical(line.get(3)));
      assertEquals(row.get(MEMCG) == null ? "" : row.get(MEMCG), line.get(4));
      assertEquals(row.get(EARLY).toString(), line.get(5));
    }
  }

  @Test
  void csv_tellsEmptyFromAbsent() throws IOException {
    StringBuilder csv = new StringBuilder();
    Query.from(DUMP).where(NAME.equalTo("")).cull(NAME, FREE_TS).run().writeTo(csv, Format.CSV);
    assertEquals("times,pages,name,free_ts\n3,3,\"\",\n", csv.toString());
  }

  @Test
  void csv_ofAStack_isOneFieldWithALineForEachFrame() throws IOException {
    Table table = Query.from(DUMP).select(module("leaky")).cull(STACKTRACE).limit(1).run();
    StringBuilder csv = new StringBuilder();
    table.writeTo(csv, Format.CSV);
    List<String> row = CsvReading.lines(csv.toString()).get(1);
    assertEquals(table.row(0).get(STACKTRACE).toString(), row.get(2));
    assertTrue(row.get(2).lines().count() > 5, row.get(2));
  }

  @Test
  void ndjson_isAnObjectALine() throws IOException {
    Table table =
        Query.from(DUMP).select(name("tab\there", "")).cull(NAME, GFP).sortBy(desc(TIMES)).run();
    StringBuilder json = new StringBuilder();
    table.writeTo(json, Format.NDJSON);
    List<String> lines = json.toString().lines().toList();
    assertEquals(table.size(), lines.size());
    assertTrue(
        lines.stream().anyMatch(line -> line.contains("\"name\":\"tab\\there\"")), json::toString);
    assertTrue(lines.stream().anyMatch(line -> line.contains("\"name\":\"\"")), json::toString);
    assertTrue(
        lines.stream()
            .allMatch(line -> line.matches("\\{\"times\":\\d+,\"pages\":\\d+,.*\"gfp\":\\[.*]}")),
        json::toString);
  }

  @Test
  void ndjson_ofRecords_hasEveryFieldOfEach() throws IOException {
    Path file = folder.resolve("records.ndjson");
    Dump dump = Dump.read(DUMP);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (RecordBatch batch : dump.batches()) {
        Answer.of(batch).writeTo(out, Format.NDJSON);
      }
    }
    List<String> lines = Files.readAllLines(file);
    assertEquals(67, lines.size());
    for (int i = 0; i < lines.size(); i++) {
      String start = "{\"pfn\":" + dump.get(i).pfn() + ",\"order\":" + dump.get(i).order() + ",";
      assertTrue(lines.get(i).startsWith(start), lines.get(i));
      assertTrue(lines.get(i).contains(",\"free_ts\":null,"), lines.get(i));
      assertTrue(lines.get(i).contains(",\"handle\":null"), lines.get(i));
    }
  }

  @Test
  void reportAsJson_isOneLine() throws IOException {
    StringBuilder json = new StringBuilder();
    Answer.of(Dump.read(DUMP).report()).writeTo(json, Format.JSON);
    assertEquals(1, json.toString().lines().count());
    assertTrue(
        json.toString()
            .contains("\"kind\":\"page_owner\",\"records\":67,\"times\":67,\"pages\":2175,"),
        json::toString);
    assertTrue(json.toString().contains("\"dialects\":[\"6.7+\"]"), json::toString);
  }

  @Test
  void textTable_isForPeople() throws IOException {
    Table table = Query.from(DUMP).select(module("leaky")).cull(MODULE, NODE).run();
    StringBuilder text = new StringBuilder();
    table.writeTo(text, Format.TEXT);
    assertEquals(
        """
        times  pages  module  node
           12     12  leaky      0
        1 row: 12 records, 12 pages (48 KiB)
        """,
        text.toString());
  }

  @Test
  void textTable_withFullStacks_showsEveryFrame() throws IOException {
    Table table = Query.from(DUMP).select(module("leaky")).cull(STACKTRACE).limit(1).run();
    StringBuilder text = new StringBuilder();
    table.writeTo(text, Format.TEXT, Layout.DEFAULT.withFullStacks());
    table
        .row(0)
        .get(STACKTRACE)
        .frames()
        .forEach(frame -> assertTrue(text.toString().contains(frame.text()), text::toString));
  }
}
