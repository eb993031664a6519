package org.pageowner.dsl.internal.engine.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RegexSearchTest {
  private static boolean find(String regex, String text) {
    return new RegexSearch(Pattern.compile(regex)).find(text);
  }

  @Test
  void find_ordinaryExpressions_areFound() {
    assertTrue(find("b+c$", "abbc"));
    assertFalse(find("^b", "abbc"));
    assertTrue(find("(?i)ABC", "xabc"));
    assertTrue(find("^(.)\\1", "aab"));
  }

  @Test
  void find_longText_isSearchedToItsEnd() {
    assertTrue(find("x[0-9]z", "x1".repeat(1 << 20) + "x1z"));
    assertFalse(find("x[0-9]y", "x1".repeat(1 << 20)));
  }

  @Test
  void find_expressionThatBacktracksExponentially_isAnError() {
    UncheckedIOException e =
        assertThrows(UncheckedIOException.class, () -> find("(?:(?:a+)+)+b", "a".repeat(60)));
    assertEquals(
        "the regular expression (?:(?:a+)+)+b does not terminate in time on a text of 60"
            + " characters; write it without nested repetitions, or use like",
        Objects.requireNonNull(e.getCause()).getMessage());
  }

  @Test
  void find_expressionThatOverflowsTheStack_isAnError() {
    assertThrows(UncheckedIOException.class, () -> find("^(a|b)*$", "ab".repeat(1 << 20)));
  }
}
