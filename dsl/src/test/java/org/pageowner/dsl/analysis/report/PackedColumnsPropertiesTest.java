package org.pageowner.dsl.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.InflaterInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class PackedColumnsPropertiesTest {
  @Property(tries = 200)
  void columns_areUnpackedToTheirValues(
      @ForAll @Size(max = 8)
          List<@Size(max = 40) List<@LongRange(min = -(1L << 52), max = 1L << 52) Long>> columns,
      @ForAll boolean hasAbsent)
      throws IOException {
    PackedColumns packed = new PackedColumns();
    List<List<Long>> all = new ArrayList<>();
    for (List<Long> column : columns) {
      List<Long> values = new ArrayList<>(column);
      if (hasAbsent) {
        values.add(PackedColumns.ABSENT);
      }
      packed.add(values.stream().mapToLong(Long::longValue).toArray());
      all.add(values);
    }
    assertEquals(all, unpacked(packed));
  }

  private static List<List<Long>> unpacked(PackedColumns packed) throws IOException {
    byte[] bytes = Base64.getDecoder().decode(packed.text());
    List<List<Long>> all = new ArrayList<>();
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      byte[] plain = in.readAllBytes();
      int at = 0;
      for (long[] entry : packed.directory()) {
        List<Long> values = new ArrayList<>();
        for (long value : OpenedReport.decoded(plain, at, (int) entry[0], (int) entry[1])) {
          values.add(value);
        }
        all.add(values);
        at += (int) entry[2];
      }
      assertEquals(plain.length, at);
    }
    return all;
  }
}
