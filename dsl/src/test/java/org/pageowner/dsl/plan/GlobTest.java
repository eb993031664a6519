package org.pageowner.dsl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``, ``, true",
        "``, a, false",
        "init, init, true",
        "init, initd, false",
        "*, ``, true",
        "*, anything, true",
        "kworker*, kworker/0:1, true",
        "kworker*, a kworker, false",
        "*a*b*, xaxxbx, true",
        "*a*b*, xbxxax, false",
        "*ab, aab, true",
        "a?c, abc, true",
        "a?c, ac, false",
        "?, 😀, true",
        "?, \\xff, true",
        "??, \\\\x, true",
        "[abc], b, true",
        "[abc], d, false",
        "[a-cx]1, b1, true",
        "[a-cx]1, x1, true",
        "[!a-c], d, true",
        "[^a-c], a, false",
        "[]], ], true",
        "[a-], -, true",
        "[\\]a], ], true",
        "[\\x80-\\xff], \\xc3, true",
        "[\\x80-\\xff], a, false",
        "\\*, *, true",
        "\\*, a, false",
        "\\[a], [a], true",
        "a\\\\b, a\\\\b, true",
        "a\\, a\\\\, true",
        "\\x41*, Ab, true",
        "\\xc3\\xa9, é, true",
        "*\\xff, a\\xff, true",
        "*xff, \\xff, false",
      })
  void glob_matchesTheWholeText(String glob, String text, boolean matches) {
    assertEquals(matches, Glob.parse(glob).matches(text));
  }

  @Test
  void parse_unclosedSet_saysWhere() {
    for (String glob : new String[] {"a[bc", "[", "[]", "[!", "[\\]"}) {
      assertThrows(IllegalArgumentException.class, () -> Glob.parse(glob), glob);
    }
  }

  @Test
  void matches_manyStarsAndALongText_endsSoon() {
    assertEquals(false, Glob.parse("*a".repeat(50) + "b").matches("a".repeat(20_000)));
  }
}
