package org.pageowner.core.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadReportTest {
  private static final Diagnostic NOISE =
      new Diagnostic(7, 120, "text outside of a record", "noise");

  private static final Diagnostic UNKNOWN =
      new Diagnostic(9, 150, "a line that no known kernel prints", "x");

  private static ReadReport report(
      long unknown, long malformed, List<Diagnostic> samples, Set<Dialect> dialects, boolean cut) {
    return ReadReport.builder("dump.txt")
        .records(1234)
        .times(1234)
        .pages(5678)
        .bytes(1000000)
        .skippedBytes(600)
        .tailBytes(400)
        .stacks(77)
        .earlyPages(2646)
        .unknownLines(unknown)
        .unknownLineSamples(unknown == 0 ? List.of() : List.of(UNKNOWN))
        .malformed(malformed)
        .samples(samples)
        .dialects(dialects)
        .truncatedTail(cut)
        .build();
  }

  @Test
  void toString_ofACleanDump_isFourLines() {
    ReadReport clean = report(0, 0, List.of(), Set.of(Dialect.V6_7), false);
    assertTrue(clean.isClean());
    assertEquals(
        List.of(
            "dump.txt: 1,234 records, 5,678 pages, 77 stacks",
            "1,000,000 bytes: 999,000 in records, 600 skipped, 400 in a cut tail",
            "kernels: 6.7+",
            "early pages: 2,646",
            "nothing unusual"),
        clean.toString().lines().toList());
  }

  @Test
  void toString_ofADamagedDump_showsTheFirstDiagnostics() {
    ReadReport damaged = report(2, 3, List.of(NOISE), Set.of(Dialect.V6_5, Dialect.V5_18), true);
    assertFalse(damaged.isClean());
    assertEquals(
        List.of(
            "kernels: 5.18-6.4, 6.5-6.6",
            "early pages: 2,646",
            "3 malformed, 2 unknown lines, the last record is cut or not closed",
            "  line 7, byte 120: text outside of a record: noise",
            "  and 2 more",
            "  line 9, byte 150: a line that no known kernel prints: x",
            "  and 1 more"),
        damaged.toString().lines().skip(2).toList());
  }

  @Test
  void toString_withoutRecords_namesNoKernel() {
    assertTrue(report(0, 0, List.of(), Set.of(), false).toString().contains("kernels: -"));
  }

  @Test
  void toString_withoutRecords_neverSaysThatNothingIsUnusual() {
    assertEquals(
        List.of(
            "notes.txt: 0 records, 0 pages, 0 stacks",
            "1,234 bytes: 0 in records, 1,234 skipped, 0 in a cut tail",
            "kernels: -",
            "early pages: 0",
            "no record: none of the 1,234 bytes could be read as one"),
        withoutRecords(1234, List.of(), 0).toString().lines().toList());
    assertEquals(
        List.of(
            "no record: none of the 9 bytes could be read as one",
            "1 malformed, 0 unknown lines",
            "  line 7, byte 120: text outside of a record: noise"),
        withoutRecords(9, List.of(NOISE), 1).toString().lines().skip(4).toList());
    assertTrue(
        withoutRecords(0, List.of(), 0).toString().endsWith("no record: the input is empty"));
  }

  private static ReadReport withoutRecords(long bytes, List<Diagnostic> samples, long malformed) {
    return ReadReport.builder("notes.txt")
        .bytes(bytes)
        .skippedBytes(bytes)
        .malformed(malformed)
        .samples(samples)
        .build();
  }

  @Test
  void toString_isTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      String expected = withoutRecords(1234, List.of(), 0).toString();
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertEquals(expected, withoutRecords(1234, List.of(), 0).toString());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void isClean_requiresNoDiagnostics() {
    assertFalse(report(1, 0, List.of(), Set.of(), false).isClean());
    assertFalse(report(0, 1, List.of(NOISE), Set.of(), false).isClean());
    assertFalse(report(0, 0, List.of(), Set.of(), true).isClean());
  }

  @Test
  void collections_areCopied() {
    List<Diagnostic> samples = new ArrayList<>(List.of(NOISE));
    ReadReport report = report(0, 1, samples, Set.of(Dialect.V6_7), false);
    samples.clear();
    assertEquals(List.of(NOISE), report.samples());
    assertThrows(UnsupportedOperationException.class, () -> report.dialects().clear());
  }

  @Test
  void diagnostic_withoutAnExcerpt_endsWithTheReason() {
    assertEquals("line 1, byte 0: cut", new Diagnostic(1, 0, "cut", "").toString());
  }

  @Test
  void toHtml_hasTheTextOfToString_escapedAndCut() {
    Diagnostic hostile = new Diagnostic(1, 0, "noise", "<script>\"'&\u202e" + "x".repeat(5000));
    ReadReport report = report(0, 1, List.of(hostile), Set.of(Dialect.V6_7), true);
    String html = report.toHtml();

    assertTrue(html.contains("&lt;script&gt;&quot;&#39;&amp;\\xe2\\x80\\xaexxx"), html);
    assertTrue(html.contains("x…</div>"), html);
    assertTrue(html.length() < 2000, html.length() + " characters");
    assertEquals(
        report.toString().lines().map(line -> line.strip().substring(0, 8)).toList(),
        html.replaceAll("<[^>]*>", "").strip().lines().map(line -> line.substring(0, 8)).toList());
  }

  @Test
  void isWhole_withUnknownLines_unlessSomethingIsMissing() {
    assertTrue(report(1, 0, List.of(), Set.of(Dialect.V6_7), false).isWhole());
    assertFalse(report(0, 1, List.of(), Set.of(Dialect.V6_7), false).isWhole());
    assertFalse(report(0, 0, List.of(), Set.of(Dialect.V6_7), true).isWhole());
  }
}
