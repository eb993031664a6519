package org.pageowner.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.pageowner.core.PageTypeInfo;

class PageTypeInfoFuzzTest {
  @FuzzTest(maxDuration = "24h")
  void parse(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    PageTypeInfo info = PageTypeInfo.parse(text);
    assertTrue(info.malformed() >= info.samples().size());
    info.zones().forEach(zone -> assertTrue(zone.node() >= 0));
  }
}
