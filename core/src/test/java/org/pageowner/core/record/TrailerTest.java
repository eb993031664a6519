package org.pageowner.core.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrailerTest {
  private static final String MIGRATED = "Page has been migrated, last migrate reason: ";

  private static Trailer parse(String text) {
    return Trailer.parse(text.getBytes(UTF_8));
  }

  @Test
  void parse_nothing_isEmpty() {
    assertEquals(Trailer.NONE, parse(""));
    assertEquals(Trailer.NONE.hashCode(), parse("").hashCode());
  }

  @Test
  void parse_everyLineOnce_hasEveryPart() {
    Trailer trailer =
        parse(
            "handle: 1048577\n"
                + MIGRATED
                + "compaction\nSlab cache page\nCharged (via objcg) to offline memcg inner\n");
    assertEquals(1048577L, trailer.handle());
    assertEquals("compaction", trailer.migrateReason());
    assertTrue(trailer.slab());
    assertEquals("inner", trailer.memcg());
    assertTrue(trailer.memcgOffline());
    assertTrue(trailer.memcgObjcg());
    assertEquals(List.of(), trailer.unknownLines());
    assertEquals(
        "Trailer[handle=1048577, migrateReason=compaction, slab=true, memcg=inner,"
            + " memcgOffline=true, memcgObjcg=true]",
        trailer.toString());
    assertNotEquals(Trailer.NONE, trailer);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "4294967295, 4294967295", "-1, 4294967295", "-2147483648, 2147483648"})
  void parse_handle_isUnsigned(String printed, long handle) {
    assertEquals(handle, parse("handle: " + printed + "\n").handle());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "handle: ",
        "handle: x",
        "handle: 4294967296",
        "handle: -2147483649",
        "handle: 99999999999999999999",
        "handle:7",
        " handle: 7",
        "Slab cache pages",
        "slab cache page",
        "Page has been migrated",
        "Charged to memcg",
        "Charged memcg a",
        "Charged (via objcg)to memcg a",
        "Charged to the memcg a",
        "Charged in full",
        "anything"
      })
  void parse_lineOfNoKernel_isKept(String line) {
    Trailer trailer = parse(line + "\n");
    assertEquals(List.of(line), trailer.unknownLines());
    assertNull(trailer.handle());
    assertNull(trailer.memcg());
    assertNull(trailer.migrateReason());
    assertFalse(trailer.slab());
  }

  @ParameterizedTest
  @CsvSource({
    "'Charged to memcg /', /, false, false",
    "'Charged to offline memcg gone', gone, true, false",
    "'Charged (via objcg) to memcg inner', inner, false, true",
    "'Charged (via objcg) to offline memcg inner', inner, true, true",
    "'Charged to memcg offline memcg x', offline memcg x, false, false",
    "'Charged to memcg (via objcg) x', (via objcg) x, false, false",
    "'Charged to memcg a b (c), ts 1', 'a b (c), ts 1', false, false",
    "'Charged to memcg ', '', false, false",
    "'Charged to memcg  x ', ' x ', false, false",
    "'Charged to memcg [xfs]', [xfs], false, false",
  })
  void parse_charge_endsWithTheNameAsItIs(
      String line, String memcg, boolean offline, boolean objcg) {
    Trailer trailer = parse(line + "\n");
    assertEquals(memcg, trailer.memcg());
    assertEquals(offline, trailer.memcgOffline());
    assertEquals(objcg, trailer.memcgObjcg());
    assertEquals(List.of(), trailer.unknownLines());
  }

  @Test
  void parse_nameThatEndsInCr_keepsIt() {
    assertEquals("a\r", parse("Charged to memcg a\r\n").memcg());
  }

  @Test
  void parse_nameThatIsNotUtf8_isEscaped() {
    byte[] line = "Charged to memcg a\\?b\n".getBytes(UTF_8);
    line[19] = (byte) 0xff;
    assertEquals("a\\\\\\xffb", Trailer.parse(line).memcg());
    assertEquals("gr\u00fcn", parse("Charged to memcg gr\u00fcn\n").memcg());
  }

  @Test
  void parse_reason_isAnOpenString() {
    assertEquals("some_reason of 2030", parse(MIGRATED + "some_reason of 2030\n").migrateReason());
    assertEquals("", parse(MIGRATED + "\n").migrateReason());
  }

  @Test
  void parse_secondOfAKind_isUnknown() {
    Trailer trailer =
        parse(
            "handle: 1\nhandle: 2\nSlab cache page\nSlab cache page\nCharged to memcg a\nCharged to memcg b");
    assertEquals(1L, trailer.handle());
    assertTrue(trailer.slab());
    assertEquals("a", trailer.memcg());
    assertEquals(
        List.of("handle: 2", "Slab cache page", "Charged to memcg b"), trailer.unknownLines());
  }

  @Test
  void parse_linesOfOtherPrinters_areKnown() {
    Trailer trailer =
        parse("(swapped)\nPage allocated by module leaktest\nallocated by SLAB VMALLOC \n");
    assertTrue(trailer.swapped());
    assertEquals("leaktest", trailer.module());
    assertEquals(Allocators.of(Allocators.SLAB | Allocators.VMALLOC), trailer.allocators());
    assertEquals(List.of(), trailer.unknownLines());
    assertEquals(
        "Trailer[swapped=true, module=leaktest, allocators=SLAB VMALLOC]", trailer.toString());
    assertFalse(Trailer.NONE.swapped());
    assertNull(Trailer.NONE.module());
    assertNull(Trailer.NONE.allocators());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "allocated by ",
        "allocated by X",
        "allocated by SLAB X",
        "Page allocated by module ",
        "(swapped) x",
        "page_type: f5"
      })
  void parse_lineThatIsAlmostOneOfOtherPrinters_isKept(String line) {
    Trailer trailer = parse(line + "\n");
    assertEquals(List.of(line), trailer.unknownLines());
    assertFalse(trailer.swapped());
    assertNull(trailer.module());
    assertNull(trailer.allocators());
  }

  @ParameterizedTest
  @CsvSource({
    "f5(slab), true",
    "0xf5(slab), true",
    "f5(a|slab), true",
    "f0(buddy), false",
    "0xffffffff(), false",
    "f5(slabs), false"
  })
  void parse_pageType_saysWhetherItIsSlab(String type, boolean slab) {
    Trailer trailer = parse("page_type: " + type + "\n");
    assertEquals(slab, trailer.slab());
    assertEquals(List.of(), trailer.unknownLines());
  }
}
