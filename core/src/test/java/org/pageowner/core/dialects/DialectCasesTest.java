package org.pageowner.core.dialects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.testing.RecordSpec;

/**
 * Every rule of the format, era by era: {@code src/test/resources/dialects}.
 *
 * <p>With {@code -Dpageowner.updateCases=true} it writes the results into the files instead, for a
 * person to check.
 */
class DialectCasesTest {
  private static final Path CASES = Path.of("src/test/resources/dialects");

  static List<CaseFile> cases() throws IOException {
    return CaseFile.all(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void case_hasItsExpectedOutcome(CaseFile rule) throws IOException {
    byte[] input = RecordSpec.bytes(rule.input());
    String outcome = CaseOutcome.of(Dump.read(DumpSource.of(new ByteArrayInputStream(input))));
    if (Boolean.getBoolean("pageowner.updateCases")) {
      String text = Files.readString(rule.file());
      int expected = text.indexOf("=== expected\n") + "=== expected\n".length();
      Files.writeString(rule.file(), text.substring(0, expected) + outcome);
    }
    assertFalse(rule.prose().isEmpty(), "a case says what it is about");
    assertEquals(rule.expected(), outcome);
  }
}
