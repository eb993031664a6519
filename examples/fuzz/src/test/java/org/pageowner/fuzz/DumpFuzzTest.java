package org.pageowner.fuzz;

import static org.pageowner.dsl.Keys.BYTES;
import static org.pageowner.dsl.Keys.NAME;
import static org.pageowner.dsl.Keys.PAGES;
import static org.pageowner.dsl.Keys.STACKTRACE;
import static org.pageowner.dsl.Keys.desc;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import org.pageowner.core.Dump;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.table.Table;

class DumpFuzzTest {
  @FuzzTest(maxDuration = "24h")
  void read(byte[] data) throws IOException {
    Dump dump = Checks.read(data, Dump.reader().threads(1));
    Table table = Query.from(dump).cull(STACKTRACE, NAME).measure(BYTES).sortBy(desc(PAGES)).run();
    StringBuilder out = new StringBuilder();
    table.writeTo(out, Format.CSV);
    table.writeTo(out, Format.TEXT);
    Checks.assertPrintable(out);
  }
}
