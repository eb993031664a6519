package org.pageowner.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.pageowner.testing.DamagedDumps;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.PlainRecord;

/** Damage loses the records that it touches, and no record before or after it. */
class LocalDamagePropertiesTest {
  private static final String BEFORE = dump(1);
  private static final String AFTER = dump(100);

  private static String dump(int pid) {
    return DumpBuilder.of(Form.V6_7)
        .record(r -> r.pid(pid).name("a (b), ts 5 ns").memcg("/x"))
        .record(r -> r.pid(pid + 1).name("PFN 0x1 ty").frames("f+0x1/0x2 [xfs]"))
        .record(r -> r.pid(pid + 2).name("nl\n").order(3).frames())
        .record(r -> r.pid(pid + 3).name("last"))
        .record(r -> r.pid(pid + 4).name("").memcg("/").memcgObjcg())
        .latin1();
  }

  @Provide
  Arbitrary<String> damaged() {
    return DamagedDumps.any();
  }

  @Provide
  Arbitrary<String> noise() {
    return DamagedDumps.noise();
  }

  @Property(tries = 500)
  void damagedRecordsBetween_leaveTheRecordsAround(@ForAll("damaged") String middle)
      throws IOException {
    assertLocal(middle);
  }

  @Property(tries = 500)
  void noiseBetween_leavesTheRecordsAround(@ForAll("noise") String middle) throws IOException {
    assertLocal(middle);
  }

  /** Returns all records except those next to the damage, which may be taken for a part of it. */
  private static void assertLocal(String middle) throws IOException {
    List<PlainRecord> before = records(BEFORE);
    List<PlainRecord> after = records(AFTER);
    List<PlainRecord> all = records(BEFORE + middle + "\n" + AFTER);
    int kept = before.size() - 1;
    assertTrue(all.size() >= kept + after.size() - 1, () -> "only " + all.size() + " records");
    assertEquals(before.subList(0, kept), all.subList(0, kept));
    assertEquals(
        after.subList(1, after.size()), all.subList(all.size() - after.size() + 1, all.size()));
  }

  private static List<PlainRecord> records(String text) throws IOException {
    return DumpRecords.plain(DumpRecords.read(text.getBytes(ISO_8859_1)).batches());
  }
}
