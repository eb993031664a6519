package org.pageowner.core;

import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;

/** The dump of most tests of reading: three records, tasks {@code one} to {@code three}. */
final class SmallDump {
  private SmallDump() {}

  static DumpBuilder builder() {
    return DumpBuilder.of(Form.V6_7)
        .record(r -> r.name("one").pid(11).memcg("/"))
        .record(r -> r.name("two").pid(12).order(2).slab())
        .record(r -> r.name("three").pid(13).migrateReason("compaction"));
  }

  static byte[] bytes() {
    return builder().bytes();
  }

  static String text() {
    return builder().latin1();
  }
}
