package org.pageowner.benchmarks.goals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SizeTest {
  @Test
  void of_asPeopleWriteIt_isANumber() {
    assertEquals(100_000_000, Size.of("100M"));
    assertEquals(1_700_000_000, Size.of("1.7GB"));
    assertEquals(300_000, Size.of("300k"));
    assertEquals(42, Size.of("42"));
  }

  @Test
  void of_somethingElse_saysWhatASizeIs() {
    for (String text : new String[] {"", "big", "-1M", "1.M", "1T"}) {
      assertThrows(IllegalArgumentException.class, () -> Size.of(text), text);
    }
  }
}
