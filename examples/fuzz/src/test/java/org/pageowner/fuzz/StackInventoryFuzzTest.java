package org.pageowner.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.pageowner.core.DumpSource;
import org.pageowner.core.StackInventory;

class StackInventoryFuzzTest {
  @FuzzTest(maxDuration = "24h")
  void read(byte[] data) throws IOException {
    StackInventory inventory = StackInventory.read(DumpSource.of(new ByteArrayInputStream(data)));
    StringBuilder printed = new StringBuilder();
    inventory.appendTo(printed);
    if (inventory.entries().stream().allMatch(e -> e.pages() != null)) {
      StackInventory again = StackInventory.parse(printed.toString());
      assertEquals(inventory.pages(), again.pages());
    }
  }
}
