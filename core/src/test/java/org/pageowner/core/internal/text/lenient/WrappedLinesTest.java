package org.pageowner.core.internal.text.lenient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrappedLinesTest {
  private static final Pattern SHAPE =
      Pattern.compile(
          "order \\d+, mask 0x[0-9a-f]+\\([^() ]*\\), ts \\d+ ns(?:, free_ts \\d+ ns)?");

  private static @Nullable String join(String... lines) {
    WrappedLines.Joined joined = WrappedLines.longest(List.of(lines), 0, SHAPE, -1);
    return joined == null ? null : joined.count() + ": " + joined.line();
  }

  @Test
  void longest_ofLinesBrokenAtBlanks_insertsTheBlanks() {
    String whole = "order 0, mask 0xcc0(GFP_KERNEL|__GFP_ZERO), ts 5 ns";
    assertEquals("1: " + whole, join(whole));
    assertEquals("1: " + whole, join(whole + "  "));
    assertEquals(
        "3: " + whole, join("order 0, mask", "0xcc0(GFP_KERNEL|__GFP_ZERO), ts 5", "ns", "other"));
    assertEquals("2: " + whole, join("order 0, ", "   mask 0xcc0(GFP_KERNEL|__GFP_ZERO), ts 5 ns"));
    assertEquals(
        "2: " + whole, join("order 0, mask 0xcc0(GFP_KERNEL|__GFP_ZERO), \\", "\tts 5 ns"));
  }

  @Test
  void longest_ofLinesBrokenWithinWords_insertsNoBlank() {
    String whole = "order 0, mask 0xcc0(GFP_KERNEL|__GFP_ZERO), ts 55 ns";
    assertEquals("2: " + whole, join("order 0, ma", "sk 0xcc0(GFP_KERNEL|__GFP_ZERO), ts 55 ns"));
    assertEquals("2: " + whole, join("order 0, mask 0xc", "c0(GFP_KERNEL|__GFP_ZERO), ts 55 ns"));
    assertEquals("2: " + whole, join("order 0, mask 0xcc0(GFP_KER", "NEL|__GFP_ZERO), ts 55 ns"));
    assertEquals("2: " + whole, join("order 0, mask 0xcc0(GFP_KERNEL|", "  __GFP_ZERO), ts 55 ns"));
    assertEquals("2: " + whole, join("order 0, mask 0xcc0(GFP_KERNEL|__GFP_ZERO), ts 5", "5 ns"));
  }

  @Test
  void longest_takesAsManyLinesAsMakeAWholeOne() {
    assertEquals(
        "2: order 0, mask 0x0(), ts 5 ns, free_ts 4 ns",
        join("order 0, mask 0x0(), ts 5 ns,", "free_ts 4 ns"));
    assertEquals(
        "1: order 0, mask 0x0(), ts 5 ns", join("order 0, mask 0x0(), ts 5 ns", ", free_ts x"));
  }

  @Test
  void longest_ofLinesThatMakeNone_isNull() {
    assertNull(join("order 0, mask"));
    assertNull(join("order 0, mask", "other words"));
    assertNull(join("other", "order 0, mask 0x0(), ts 5 ns"));
  }

  @Test
  void longest_ofManyParts_givesUp() {
    List<String> lines = Collections.nCopies(10_000, "order 0, mask 0xcc0(");
    assertNull(WrappedLines.longest(lines, 0, SHAPE, -1));
    Pattern any = Pattern.compile("a[a ]*b");
    assertNull(WrappedLines.longest(Collections.nCopies(10_000, "a"), 0, any, -1));
  }

  @Test
  void shortest_takesNoLineThatIsNotNeeded() {
    Pattern memcg = Pattern.compile("Charged to memcg [^\\n]+");
    List<String> lines = List.of("Charged to", "memcg", "a", "b");
    WrappedLines.Joined joined = WrappedLines.shortest(lines, 0, memcg, -1);
    assertEquals(new WrappedLines.Joined("Charged to memcg a", 3), joined);
  }

  @ParameterizedTest
  @CsvSource({"'order 0, mask', true", "'order 0, mask 0x0(), ts 5 ns', false", "mask, false"})
  void isUnfinished_ofTheBeginningOfAWholeLine(String line, boolean unfinished) {
    assertEquals(unfinished, WrappedLines.isUnfinished(line, SHAPE));
  }

  @Test
  void terminalWidth_isThatOfSeveralLongestLines() {
    String a = "a".repeat(80);
    assertEquals(80, WrappedLines.terminalWidth(List.of(a, "b", a)));
    assertEquals(-1, WrappedLines.terminalWidth(List.of(a, "b")));
    assertEquals(-1, WrappedLines.terminalWidth(List.of("a", "b")));
    assertEquals(-1, WrappedLines.terminalWidth(List.of()));
  }

  @Test
  void withoutBackslash_requiresABlankBefore() {
    assertEquals("a ", WrappedLines.withoutBackslash("a \\"));
    assertEquals("a ", WrappedLines.withoutBackslash("a \\  "));
    assertEquals("a\\", WrappedLines.withoutBackslash("a\\"));
    assertEquals("", WrappedLines.withoutBackslash("\\"));
    assertTrue(WrappedLines.ways("a(", "b", false).contains("a( b"));
    assertFalse(WrappedLines.ways("0x1(", "b", false).contains("0x1( b"));
  }
}
