package org.pageowner.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.core.Dump;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.table.Row;
import org.pageowner.testing.Samples;

class SelectedRecordsTest {
  private static final Dump DUMP = Dump.read(Samples.path(Samples.V6_12_B));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--where='order >= 1'",
        "--name=init --where='not early'",
        "--limit=3",
        "--module=leaky --limit=5",
        "--limit=0",
        "--where='order > 10'"
      })
  void forEachBatch_plan_hasTheRecordsOfItsRows(String plan) {
    List<Long> expected = new ArrayList<>();
    for (Row row : Query.from(DUMP).with(plan).run()) {
      expected.add(Objects.requireNonNull(row.get(Keys.PFN)));
    }

    assertEquals(expected, pfns(Query.from(DUMP).with(plan)));
    assertEquals(expected, pfns(Query.from(Samples.path(Samples.V6_12_B)).with(plan)));
  }

  @Test
  void forEachBatch_everyRecord_passesOnTheBatchItself() {
    List<RecordBatch> batches = new ArrayList<>();

    Query.from(DUMP).forEachBatch(batches::add);

    assertEquals(DUMP.batches(), batches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--pid=99999", "--where='gfp has GFP_KERNAL'", "--module=ext4 --pid=1"})
  void forEachBatch_noRecord_hasTheNotesOfTheTable(String plan) {
    Query query = Query.from(DUMP).with(plan);
    List<String> notes = new ArrayList<>();

    ReadReport unused = query.forEachBatch(batch -> {}, notes::add);

    assertTrue(notes.size() == 1, notes::toString);
    assertEquals(query.run().notes(), notes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--limit=0", "--name=init --limit=0", "--limit=3"})
  void forEachBatch_someRecords_hasNoNotes(String plan) {
    List<String> notes = new ArrayList<>();

    ReadReport unused = Query.from(DUMP).with(plan).forEachBatch(batch -> {}, notes::add);

    assertEquals(List.of(), notes);
  }

  @Test
  void forEachBatch_fewRecords_reportsTheWholeInput() {
    ReadReport report = Query.from(DUMP).limit(1).forEachBatch(batch -> {});

    assertEquals(DUMP.report(), report);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--cull=pid", "--measure=bytes", "--sort=pid"})
  void forEachBatch_rowsThatAreNoRecordsInFileOrder_areRefused(String plan) {
    Query query = Query.from(DUMP).with(plan);

    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> query.forEachBatch(batch -> {}));

    assertTrue(Objects.requireNonNull(e.getMessage()).endsWith(plan), e.getMessage());
  }

  @Test
  void from_batchesOfTwoDumps_reportsBoth() {
    Dump other = Dump.read(Samples.path(Samples.V6_12_A));
    List<RecordBatch> batches = new ArrayList<>(DUMP.batches());
    batches.addAll(other.batches());

    ReadReport report = Query.from(batches, DUMP.report(), other.report()).limit(0).run().report();

    assertEquals(DUMP.report().source() + ", " + other.report().source(), report.source());
    assertEquals(DUMP.size() + other.size(), report.records());
    assertEquals(DUMP.report().pages() + other.report().pages(), report.pages());
    assertTrue(report.isClean());
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Query.from(batches, DUMP.report()));
    assertTrue(String.valueOf(e.getMessage()).contains("another dump"), e.getMessage());
  }

  private static List<Long> pfns(Query query) {
    List<Long> pfns = new ArrayList<>();
    query.forEachBatch(
        batch -> {
          for (int row = 0; row < batch.size(); row++) {
            PageRecord record = batch.record(row);
            pfns.add(Objects.requireNonNull(record.pfn()));
          }
        });
    return pfns;
  }
}
