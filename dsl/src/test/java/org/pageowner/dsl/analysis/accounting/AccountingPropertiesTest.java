package org.pageowner.dsl.analysis.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.MemInfo;
import org.pageowner.dsl.Query;
import org.pageowner.testing.DumpArbitraries;

/** Each record belongs to one counter or to one owner, whichever lines meminfo has. */
class AccountingPropertiesTest {
  private static final List<String> NAMES =
      List.of(
          "AnonPages",
          "Cached",
          "Shmem",
          "Slab",
          "PageTables",
          "Percpu",
          "KernelStack",
          "VmallocUsed",
          "Hugetlb",
          "Balloon",
          "Zswap",
          "SecPageTables");

  @Provide
  Arbitrary<byte[]> dumps() {
    return Arbitraries.oneOf(DumpArbitraries.dumps(), DumpArbitraries.handleDumps())
        .map(dump -> dump.bytes());
  }

  @Provide
  Arbitrary<String> memInfos() {
    return Arbitraries.of(NAMES)
        .set()
        .map(
            names ->
                "MemTotal: 999 kB\nMemFree: 9 kB\n"
                    + String.join("", names.stream().map(name -> name + ": 64 kB\n").toList()));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void tracked_anyDumpAndMemInfo_isTheSumOfCountersAndOwners(
      @ForAll("dumps") byte[] bytes, @ForAll("memInfos") String memInfo) throws IOException {
    Dump dump = Dump.read(DumpSource.of(new ByteArrayInputStream(bytes)));

    Accounting accounting = Accounting.of(dump, MemInfo.parse(memInfo));

    long counted = accounting.counters().stream().mapToLong(CounterLine::dump).sum();
    assertEquals(accounting.tracked(), counted + accounting.unaccounted());
    assertEquals(Query.from(dump).run().totals().pages(), accounting.tracked());
    assertEquals(accounting.used(), accounting.tracked() + accounting.untracked());
  }
}
