package org.pageowner.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageowner.core.Dump;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;

/** Conditions find functions by their names in the source and by those of the build. */
class FunctionNamesTest {
  private static final Dump DUMP =
      Dump.parse(
          DumpBuilder.of(Form.V6_7)
              .record(
                  r ->
                      r.frames(
                          "__alloc_pages_noprof+0x1/0x2",
                          "xfs_grow_noprof.constprop.0.isra.0+0x1/0x2 [xfs]",
                          "vfs_write.cold+0x1/0x2"))
              .record(r -> r.frames("__alloc_pages+0x1/0x2", "xfs_grow.llvm.12345+0x1/0x2 [xfs]"))
              .record(r -> r.frames("__alloc_pages_noprof+0x1/0x2", "0xffffffffc0123456"))
              .latin1());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frame = __alloc_pages | 3",
        "frame = __alloc_pages_noprof | 2",
        "frame in (vfs_write, nothing) | 1",
        "frame in (vfs_write.cold, nothing) | 1",
        "frame like 'xfs_gro?' | 2",
        "frame like '*.llvm.*' | 1",
        "frame = 0xffffffffc0123456 | 1",
        "not frame = vfs_write | 2",
        "frame ~ '^vfs_write[+]' | 0",
        "caller = xfs_grow | 2",
        "caller != xfs_grow | 1",
        "caller = xfs_grow.llvm.12345 | 1",
        "caller in (xfs_grow_noprof.constprop.0.isra.0, nothing) | 1",
        "caller like '*_noprof*' | 1",
        "caller like 'xfs_gro?' | 2",
        "caller ~ noprof | 0",
        "caller = __alloc_pages | 0",
        "caller = 0xffffffffc0123456 | 1"
      })
  void conditions(String condition, long records) {
    assertEquals(records, Query.from(DUMP).where(condition).run().totals().times());
  }

  @Test
  void selections_takeBothNames() {
    assertEquals(2, Query.from(DUMP).select(Keys.caller("xfs_grow")).run().size());
    assertEquals(1, Query.from(DUMP).with("--caller=xfs_grow.llvm.12345").run().size());
  }

  @Test
  void groupsByCaller_joinBuilds() {
    var table = Query.from(DUMP).cull(Keys.CALLER).run();

    assertEquals(2, table.size());
    assertEquals("xfs_grow", table.row(0).get(Keys.CALLER));
    assertEquals(2, table.row(0).times());
  }
}
