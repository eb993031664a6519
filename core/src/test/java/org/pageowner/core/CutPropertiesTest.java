package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.pageowner.core.record.ReadReport;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.PlainRecord;
import org.pageowner.testing.PrintMode;
import org.pageowner.testing.Samples;

/**
 * A dump that is cut anywhere loses at most the record that was cut, and the report reports the
 * cut.
 */
class CutPropertiesTest {
  private static final List<byte[]> SMALL =
      List.of(
          small(Form.V4_6, PrintMode.STACK),
          small(Form.V5_13, PrintMode.STACK),
          small(Form.V5_18, PrintMode.STACK),
          small(Form.V6_7, PrintMode.STACK),
          small(Form.V6_7, PrintMode.HANDLE),
          small(Form.V6_7, PrintMode.STACK_HANDLE));

  private static byte[] small(Form form, PrintMode mode) {
    return DumpBuilder.of(form)
        .mode(mode)
        .record(r -> r.name("x\n\nPage alloc").memcg("a b (c), ts 1").migrateReason("damon"))
        .record(r -> r.name("PFN 0x1 ty").slab().frames("f+0x1/0x2 [xfs]", "0xffffffffc0123456"))
        .record(r -> r.name("nl\n").order(3).frames())
        .record(r -> r.name("last").memcg("/").memcgObjcg())
        .bytes();
  }

  @Example
  void cutAtAnyByte_losesAtMostTheRecordThatWasCut() throws IOException {
    for (byte[] dump : SMALL) {
      List<PlainRecord> all = records(DumpRecords.read(dump));
      assertEquals(4, all.size());
      for (int at = 0; at <= dump.length; at++) {
        assertLosesAtMostTheCutRecord(dump, all, at);
      }
    }
  }

  @Property(tries = 300)
  void sampleCutAtAnyByte_losesAtMostTheRecordThatWasCut(
      @ForAll @IntRange(max = 5) int sample, @ForAll @DoubleRange(max = 1) double place)
      throws IOException {
    byte[] dump = Samples.bytes(Samples.ALL.get(sample));
    assertLosesAtMostTheCutRecord(
        dump, records(DumpRecords.read(dump)), (int) (place * dump.length));
  }

  private static void assertLosesAtMostTheCutRecord(byte[] dump, List<PlainRecord> all, int at)
      throws IOException {
    Dump cut = DumpRecords.read(Arrays.copyOf(dump, at));
    List<PlainRecord> left = records(cut);
    int whole = 0;
    int end = 0;
    while (whole < all.size() && end + all.get(whole).text().length() + 1 <= at) {
      end += all.get(whole).text().length() + 1;
      whole++;
    }
    String where = "cut at " + at + " of " + dump.length;
    assertTrue(left.size() >= whole, where);
    assertEquals(all.subList(0, whole), left.subList(0, whole), where);
    ReadReport report = cut.report();
    assertEquals(at > end, report.truncatedTail(), where);
    assertEquals(0, report.malformed(), where);
    boolean keptInPart = left.size() == whole + 1;
    assertEquals(at > end && !keptInPart ? at - end : 0, report.tailBytes(), where);
  }

  private static List<PlainRecord> records(Dump dump) {
    return DumpRecords.plain(dump.batches());
  }
}
