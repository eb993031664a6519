package org.pageowner.dsl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.testing.SmallChunks;

/** Our output is that of the newest tool for every dump that the tool handles correctly. */
class PageOwnerSortPropertiesTest {
  @Provide
  Arbitrary<byte[]> dumps() {
    return DumpTexts.tame();
  }

  @Provide
  Arbitrary<ToolOptions> options() {
    return ToolOptions.arbitrary();
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void run_tameNames_writesTheOutputOfTheTool(
      @ForAll("dumps") byte[] dump, @ForAll("options") ToolOptions options) throws IOException {
    String expected = ToolModel.run(options, new String(dump, ISO_8859_1));

    ByteArrayOutputStream loaded = new ByteArrayOutputStream();
    PageOwnerSort sort = PageOwnerSort.parse(options.words());
    sort.run(Dump.read(DumpSource.of(new ByteArrayInputStream(dump))), loaded);
    assertEquals(expected, loaded.toString(ISO_8859_1));

    ByteArrayOutputStream streamed = new ByteArrayOutputStream();
    sort.run(
        DumpSource.of(new ByteArrayInputStream(dump))
            .with(SmallChunks.of(Dump.reader().threads(2), 2000)),
        streamed);
    assertEquals(expected, streamed.toString(ISO_8859_1));
  }
}
