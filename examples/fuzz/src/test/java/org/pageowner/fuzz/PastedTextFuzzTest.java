package org.pageowner.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Collectors;
import org.pageowner.core.Dump;

/** Texts whose first line is the prefix of all others: quoted, indented or logged. */
class PastedTextFuzzTest {
  private static final int MAX_PREFIX = 64;

  @FuzzTest(maxDuration = "24h")
  void read(byte[] data) throws IOException {
    String text = new String(data, ISO_8859_1);
    int end = text.indexOf('\n');
    String prefix = end < 0 ? "" : text.substring(0, Math.min(end, MAX_PREFIX));
    String prefixed =
        text.substring(end + 1)
            .lines()
            .map(line -> prefix + line)
            .collect(Collectors.joining("\n", "", "\n"));
    Checks.read(prefixed.getBytes(ISO_8859_1), Dump.reader());
    Checks.read(prefixed.getBytes(ISO_8859_1), Dump.reader().kernelLog());
  }
}
