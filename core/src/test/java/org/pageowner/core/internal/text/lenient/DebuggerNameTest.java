package org.pageowner.core.internal.text.lenient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DebuggerNameTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "systemd; systemd",
        "kworker/0:2\\000\\000\\000\\000; kworker/0:2",
        "a\\x00\\x00; a",
        "\"sh\"; sh",
        "\"sh\\000\\000\"; sh",
        "\"sh\", '\\000' <repeats 13 times>; sh",
        "\"; \"",
        "(sd-pam); (sd-pam)"
      })
  void plain_isTheNameWithoutPadding(String printed, String name) {
    assertEquals(name, DebuggerName.plain(printed));
    assertEquals(name, DebuggerName.plain(name + "\0\0\0"));
  }
}
