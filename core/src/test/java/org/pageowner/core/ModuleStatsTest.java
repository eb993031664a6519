package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.core.record.ReadReport;

/** page_owner_module_stats of openEuler's kernels. */
class ModuleStatsTest {
  @Test
  void lines_areModulesWithTheirPages() {
    Dump dump = Dump.parse("xfs 1200\nnf_tables 35\n[unloaded 6123456789]leaky 12\n");
    assertEquals(3, dump.size());
    assertEquals("xfs", dump.get(0).module());
    assertEquals(1200, dump.get(0).pages());
    assertEquals("leaky", dump.get(2).module());
    assertEquals("[unloaded 6123456789]leaky 12\n", dump.get(2).text());
    ReadReport report = dump.report();
    assertEquals(ReadReport.Kind.MODULES, report.kind());
    assertEquals(1247, report.pages());
    assertTrue(report.isInventory());
    assertTrue(report.isClean());
  }

  @Test
  void otherLines_areReported_whereTheFileIsNamed() {
    Dump dump = Dump.parse("$ cat page_owner_module_stats\nxfs 5\nsomething else\nloop -3\n");
    assertEquals(2, dump.size());
    assertEquals(5, dump.report().pages());
    assertEquals(2, dump.report().malformed());
    assertEquals(3, dump.report().samples().get(0).line());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nr_free_pages 100\nnr_zone_inactive_anon 5\n",
        "anon 4096\nfile 0\n",
        "a 1\nb 2\n",
        "usage_usec 30\nuser_usec 20\n",
        "hello\n",
        ""
      })
  void otherCounters_areNotTakenForModules(String text) {
    assertEquals(ReadReport.Kind.DUMP, Dump.parse(text).report().kind());
  }
}
