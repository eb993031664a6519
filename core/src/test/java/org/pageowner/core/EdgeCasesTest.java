package org.pageowner.core;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.core.record.Allocators;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.TextPart;
import org.pageowner.testing.RecordSpec;

/**
 * Dumps as they come out of terminals, mails and editors. The reference tool loses some of their
 * records.
 */
class EdgeCasesTest {
  private static final List<String> NAMES = List.of("one", "two", "three");
  private static final String TEXT = SmallDump.text();

  private static Dump read(String text) {
    Dump dump = Dump.reader().threads(1).parse(text);
    assertEquals(text.length(), dump.report().bytes());
    return dump;
  }

  private static List<String> names(Dump dump) {
    return dump.stream().map(record -> requireNonNull(record.name())).toList();
  }

  private static void assertAllRecords(Dump dump) {
    assertEquals(SmallDump.builder().records(), DumpRecords.specs(dump));
  }

  @Test
  void crlf_givesTheSameRecords_andKeepsItsText() {
    String text = TEXT.replace("\n", "\r\n");
    Dump dump = read(text);
    assertAllRecords(dump);
    assertEquals(0, dump.report().malformed());
    assertFalse(dump.report().truncatedTail());
    assertTrue(dump.stream().allMatch(PageRecord::isIrregular));
    RecordBatch batch = dump.batches().get(0);
    String first = text.substring(0, text.indexOf("\r\n\r\n") + 2);
    assertArrayEquals(RecordSpec.bytes(first), batch.text(0));
    assertEquals(
        first.replaceFirst("(?m)^PFN.*\r\n", "").replaceFirst("ts \\d+ ns", "ts  ns"),
        RecordSpec.latin1(batch.text(0, Set.of(TextPart.PFN_LINE, TextPart.ALLOC_TS))));
  }

  @Test
  void crlfFromSomeRecordOn_isReadInBothHalves() {
    int middle = TEXT.indexOf("\n\n") + 2;
    assertAllRecords(
        read(TEXT.substring(0, middle) + TEXT.substring(middle).replace("\n", "\r\n")));
  }

  @Test
  void nulInName_isPartOfIt() {
    Dump dump = read(TEXT.replace("(two)", "(t\0o)"));
    assertEquals(List.of("one", "t\0o", "three"), names(dump));
    assertTrue(dump.report().isClean());
  }

  @Test
  void promptBeforeTheFirstRecord_isReported() {
    Dump dump = read("# cat /sys/kernel/debug/page_owner\n" + TEXT);
    assertAllRecords(dump);
    assertEquals(35, dump.report().skippedBytes());
    assertEquals(
        "line 1, byte 0: text outside of a record: # cat /sys/kernel/debug/page_owner",
        dump.report().samples().get(0).toString());
  }

  @Test
  void linesBetweenRecords_areReported() {
    Dump dump = read(TEXT.replace("\n\n", "\n\ndmesg noise line\n"));
    assertAllRecords(dump);
    assertEquals(3, dump.report().malformed());
    assertEquals(3L * "dmesg noise line\n".length(), dump.report().skippedBytes());
  }

  @Test
  void lineWithinARecord_isKeptAndCounted() {
    Dump dump = read(TEXT.replaceFirst("\n\n", "\nrefcount 3\n\n"));
    assertEquals(List.of("refcount 3"), requireNonNull(dump.get(0).trailer()).unknownLines());
    assertEquals(1, dump.report().unknownLines());
    assertFalse(dump.report().isClean());
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "30, 1073741824", "31, 2147483648", "51, 2251799813685248"})
  void order_upToTheLargest_countsItsPages(int order, long pages) {
    Dump dump = read(TEXT.replace("order 2", "order " + order));
    assertEquals(pages, dump.get(1).pages());
    assertEquals(pages + 2, dump.report().pages());
    assertTrue(dump.report().isClean());
  }

  @ParameterizedTest
  @ValueSource(strings = {"52", "64", "65", "4294967296", "99999999999999999999"})
  void order_thatNoPageCanHave_isAbsentAndReported(String order) {
    Dump dump = read(TEXT.replace("order 2", "order " + order));
    assertEquals(NAMES, names(dump));
    assertNull(dump.get(1).order());
    assertEquals(0, dump.get(1).pages());
    assertEquals(2, dump.report().pages());
    assertEquals("order is out of range", dump.report().samples().get(0).reason());
    assertTrue(dump.get(1).text().startsWith("Page allocated via order " + order + ","));
  }

  @Test
  void pid_largerThanAnyKernels_isKept_butNotOneOfMoreThan31Bits() {
    assertEquals(9999995, read(TEXT.replace("pid 12", "pid 9999995")).get(1).pid());
    Dump dump = read(TEXT.replace("pid 12", "pid 2147483648"));
    assertNull(dump.get(1).pid());
    assertEquals("pid is out of range", dump.report().samples().get(0).reason());
    assertNull(read(TEXT.replace("tgid 12", "tgid -1")).get(1).tgid());
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "1, 2"})
  void moreBlankLines_areSkippedSilently(int between, int before) {
    Dump dump = read("\n".repeat(before) + TEXT.replace("\n\n", "\n\n" + "\n".repeat(between)));
    assertAllRecords(dump);
    assertEquals(3L * between + before, dump.report().skippedBytes());
    assertTrue(dump.report().isClean());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\n\n\n\n\n", "\r\n\r\n"})
  void blankLinesAlone_areNoRecords(String text) {
    ReadReport report = read(text).report();
    assertEquals(0, report.records());
    assertEquals(text.length(), report.skippedBytes());
    assertTrue(report.isClean());
  }

  @Test
  void noFinalBlankLine_keepsTheLastRecord_andReportsIt() {
    Dump dump = read(TEXT.substring(0, TEXT.length() - 1));
    assertAllRecords(dump);
    assertTrue(dump.report().truncatedTail());
    assertEquals(0, dump.report().tailBytes());
  }

  @Test
  void noFinalNewline_keepsTheLastRecord_ifItsLastLineCanNotBeLonger() {
    Dump whole = read(TEXT.substring(0, TEXT.length() - 2));
    assertAllRecords(whole);
    assertTrue(whole.report().truncatedTail());
    assertEquals(0, whole.report().tailBytes());

    String openEnd = TEXT.substring(0, TEXT.lastIndexOf("Page has been"));
    Dump cut = read(openEnd.substring(0, openEnd.length() - 1));
    assertEquals(List.of("one", "two"), names(cut));
    assertTrue(cut.report().tailBytes() > 0);
  }

  @Test
  void cutWithinALine_losesTheLastRecord_andReportsIt() {
    int last = TEXT.lastIndexOf("Page allocated");
    Dump dump = read(TEXT.substring(0, TEXT.length() - 40));
    assertEquals(List.of("one", "two"), names(dump));
    assertEquals(TEXT.length() - 40 - last, dump.report().tailBytes());
    assertTrue(dump.report().truncatedTail());
    assertEquals(0, dump.report().malformed());
  }

  @Test
  void noPfnLine_keepsTheRest() {
    Dump dump = read(TEXT.replaceAll("PFN.*\n", ""));
    assertEquals(NAMES, names(dump));
    PageRecord record = dump.get(0);
    assertNull(record.pfn());
    assertNull(record.pageblock());
    assertNull(record.migrateType());
    assertNull(record.pageblockType());
    assertNull(record.flags());
    assertEquals("/", requireNonNull(record.trailer()).memcg());
    assertEquals(2, requireNonNull(record.stack()).frames().size());
  }

  @Test
  void wordBeforeTheFlags_leavesThemAbsent_butKeepsThePfn() {
    Dump dump = read(TEXT.replace("Flags 0x", "Flags slab|0x"));
    assertEquals(NAMES, names(dump));
    assertNull(dump.get(0).flags());
    assertEquals(0x1000, dump.get(0).pfn());
    assertEquals(3, dump.report().malformed());
    assertNull(dump.get(0).isSlab());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " alloc_pages_x+0x1/0x2\n"})
  void vmallocFrame_firstOrSecond_isVmalloc(String before) {
    Dump dump =
        read(
            TEXT.replace(
                " post_alloc_hook", before + " __vmalloc_node_range_noprof+0x1/0x2\n post"));
    assertEquals(Allocators.of(Allocators.VMALLOC), dump.get(0).allocators());
    assertEquals(Allocators.of(Allocators.SLAB | Allocators.VMALLOC), dump.get(1).allocators());
  }

  @Test
  void duplicateRecords_areAllKept() {
    Dump dump = read(TEXT.repeat(3));
    assertEquals(9, dump.size());
    assertEquals(1, dump.report().stacks());
  }

  @Test
  void recordThatNoEmptyLineCloses_isKept_andReported() {
    int end = TEXT.indexOf("\n\n") + 1;
    Dump dump = read(TEXT.substring(0, end) + TEXT.substring(end + 1));
    assertAllRecords(dump);
    assertEquals("a record that no empty line closes", dump.report().samples().get(0).reason());
  }

  @Test
  void recordSplicedIntoAFirstLine_isFound() {
    int second = TEXT.indexOf("Page allocated", 1);
    Dump dump = read(TEXT.substring(0, 60) + TEXT.substring(second));
    assertEquals(List.of("two", "three"), names(dump));
    assertEquals(60, dump.report().skippedBytes());
    assertEquals(1, dump.report().malformed());
  }

  @Test
  void damagedPfnLine_isReported_andTheRestKept() {
    Dump dump = read(TEXT.replaceFirst(" Block \\d+", " Bl"));
    assertEquals(NAMES, names(dump));
    assertEquals(Dump.parse(TEXT).get(0).pfn(), dump.get(0).pfn());
    assertNull(dump.get(0).pageblock());
    assertEquals("the PFN line is damaged", dump.report().samples().get(0).reason());
    assertEquals(2, requireNonNull(dump.get(0).stack()).frames().size());
  }
}
