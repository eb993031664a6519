package org.pageowner.core.internal.text.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.text.bytes.Ascii;
import org.pageowner.core.internal.text.legacy.LegacyMasks;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.RecordDraft;

/** The boundaries of runs of repeating records; the properties check their values. */
class RepeatScannerTest {
  private static final int MAX_RECORD = 1 << 20;

  private final BatchBuilder rows = new BatchBuilder();

  @ParameterizedTest
  @EnumSource(Form.class)
  void scan_recordsThatDifferInPfnAndTime_consumesAllOfThem(Form form) {
    DumpBuilder dump = DumpBuilder.of(form);
    for (int i = 0; i < 100; i++) {
      dump.record(new RecordDraft());
    }
    assertEquals(99, repeatsOfTheFirst(dump.bytes(), MAX_RECORD));
  }

  @Test
  void scan_recordOfAnotherPid_endsTheRun() {
    DumpBuilder dump = DumpBuilder.of(Form.V6_7);
    dump.record(new RecordDraft().pid(1));
    dump.record(new RecordDraft().pid(1));
    dump.record(new RecordDraft().pid(2));
    assertEquals(1, repeatsOfTheFirst(dump.bytes(), MAX_RECORD));
  }

  @Test
  void scan_recordOfAnotherStack_endsTheRun() {
    DumpBuilder dump = DumpBuilder.of(Form.V6_7);
    dump.record(new RecordDraft());
    dump.record(new RecordDraft());
    dump.record(new RecordDraft().memcg("/"));
    assertEquals(1, repeatsOfTheFirst(dump.bytes(), MAX_RECORD));
  }

  @Test
  void scan_recordThatIsCut_endsTheRun() {
    DumpBuilder dump = DumpBuilder.of(Form.V6_7);
    for (int i = 0; i < 3; i++) {
      dump.record(new RecordDraft());
    }
    byte[] bytes = dump.bytes();
    assertEquals(1, repeatsOfTheFirst(Arrays.copyOf(bytes, bytes.length - 1), MAX_RECORD));
  }

  @Test
  void scan_recordOfAnotherPid_reportsTheEqualBytesOfTheHead() {
    DumpBuilder dump = DumpBuilder.of(Form.V6_7);
    dump.record(new RecordDraft().pid(17));
    dump.record(new RecordDraft().pid(18));
    String text = dump.latin1();
    RecordScanner scanner = scannedFirst(dump.bytes(), MAX_RECORD);
    int second = text.indexOf("Page allocated", 1);
    assertEquals(text.indexOf("pid 17") + "pid 1".length(), scanner.repeats().sameHead(second));
    assertEquals(0, scanner.repeats().sameHead(second + 1));
  }

  private int repeatsOfTheFirst(byte[] text, int maxRecordBytes) {
    return scannedFirst(text, maxRecordBytes).repeats().count();
  }

  private RecordScanner scannedFirst(byte[] text, int maxRecordBytes) {
    byte[] b = Arrays.copyOf(text, text.length + Ascii.SLACK);
    b[text.length] = '\n';
    b[text.length + 1] = '\n';
    RecordScanner scanner = new RecordScanner(rows, LegacyMasks.UNKNOWN, maxRecordBytes);
    int end = scanner.scan(b, 0, text.length);
    rows.endRow();
    scanner.repeats().scan(b, end, text.length);
    return scanner;
  }
}
