package org.pageowner.dsl.analysis.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.dsl.PageOwnerSort;
import org.pageowner.testing.Samples;

/** Growth between outputs of page_owner_sort, and between an output and a dump. */
class GrowthOfSortedOutputTest {
  private static final String LEAK = " alloc+0x1/0x2\n leak+0x1/0x2 [leaky]\n\n";

  private static Dump sorted(Dump dump, String... words) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PageOwnerSort.parse(List.of(words)).run(dump, out);
    return Dump.read(DumpSource.of(new ByteArrayInputStream(out.toByteArray())));
  }

  /** Returns the times and pages of all rows, in the order of the stacks. */
  private static List<String> rows(Growth growth) {
    return growth.allRows().stream()
        .map(
            row ->
                row.timesBefore()
                    + " "
                    + row.timesAfter()
                    + " "
                    + row.pagesBefore()
                    + " "
                    + row.pagesAfter())
        .sorted()
        .toList();
  }

  @Test
  void sortedFiles_growAsTheirDumpsDo() throws IOException {
    Dump before = Dump.read(Samples.path(Samples.V6_12_A));
    Dump after = Dump.read(Samples.path(Samples.V6_12_B));
    List<String> expected = rows(Growth.between(before, after));
    assertEquals(expected, rows(Growth.between(sorted(before), sorted(after))));
    assertEquals(expected, rows(Growth.between(before, sorted(after))));
    assertEquals(expected, rows(Growth.between(sorted(before, "-m"), after)));
    Growth growth = Growth.between(sorted(before), after);
    assertEquals(Tracking.SORTED, growth.tracking());
    assertNull(growth.totals().turnover());
  }

  @Test
  void leakOfManyPages_isReported() {
    Dump before = Dump.parse("120 times, 480 pages:\n" + LEAK);
    Dump after = Dump.parse("50120 times, 200480 pages:\n" + LEAK);
    Growth growth = Growth.between(before, after);
    assertEquals(200_000, growth.totals().pagesGrowth());
    assertEquals(50_000, growth.allRows().get(0).timesGrowth());
  }

  @Test
  void blocksWithoutStacks_areWarnedOf() {
    Dump before = Dump.parse("120 times, 480 pages, PID 5\n");
    Dump after = Dump.parse("130 times, 490 pages, PID 5\n");
    assertTrue(Growth.between(before, after).toString().contains("490 pages in blocks"));
  }

  @Test
  void inventoryOfTheKernel_isRefused() {
    Dump sorted = Dump.parse("120 times, 480 pages:\n" + LEAK);
    Dump inventory = Dump.parse(" alloc+0x1/0x2\nnr_base_pages: 5\n\n");
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> Growth.between(sorted, inventory).totals());
    assertTrue(refused.toString().contains("output of page_owner_sort"), refused.toString());
  }
}
