package org.pageowner.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DumpBuilderPropertiesTest {
  @Property(tries = 100)
  void dump_hasOneStartPerRecord(@ForAll("dumps") DumpBuilder dump) {
    int starts = ("\n" + dump.latin1()).split("\nPage allocated via order \\d", -1).length - 1;
    assertEquals(dump.records().size(), starts);
  }

  @Provide
  Arbitrary<DumpBuilder> dumps() {
    return Arbitraries.oneOf(DumpArbitraries.dumps(), DumpArbitraries.handleDumps());
  }
}
