package org.pageowner.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import org.pageowner.core.Dump;

class KernelLogFuzzTest {
  @FuzzTest(maxDuration = "24h")
  void read(byte[] data) throws IOException {
    Checks.read(data, Dump.reader().kernelLog());
  }
}
