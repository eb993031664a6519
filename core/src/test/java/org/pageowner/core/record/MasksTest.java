package org.pageowner.core.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gfp masks and page flags, as the kernel prints them. */
class MasksTest {
  @Test
  void gfp_hasItsBitsAndNamesAsPrinted() {
    GfpMask mask = GfpMask.parse("0x1000cc0(GFP_KERNEL|0x1000000)");
    assertEquals(0x1000cc0, mask.bits());
    assertEquals(List.of("GFP_KERNEL", "0x1000000"), mask.names());
    assertEquals("0x1000cc0(GFP_KERNEL|0x1000000)", mask.text());
    assertEquals(mask.text(), mask.toString());
  }

  @Test
  void gfp_withoutNames_hasNone() {
    assertEquals(List.of(), GfpMask.parse("0x0()").names());
    assertEquals(List.of(), GfpMask.parse("0xcc0").names());
    assertEquals(-1L, GfpMask.parse("0xffffffffffffffff()").bits());
  }

  @ParameterizedTest
  @CsvSource({
    "GFP_KERNEL, __GFP_IO, true",
    "GFP_KERNEL, __GFP_FS, true",
    "GFP_KERNEL, __GFP_RECLAIM, true",
    "GFP_KERNEL, __GFP_DIRECT_RECLAIM, true",
    "GFP_KERNEL, GFP_NOFS, true",
    "GFP_KERNEL, GFP_NOIO, true",
    "GFP_KERNEL, GFP_KERNEL_ACCOUNT, false",
    "GFP_KERNEL|__GFP_ACCOUNT, GFP_KERNEL_ACCOUNT, true",
    "GFP_KERNEL_ACCOUNT, GFP_KERNEL, true",
    "GFP_NOFS, __GFP_FS, false",
    "GFP_NOFS, GFP_KERNEL, false",
    "GFP_NOFS|__GFP_FS, GFP_KERNEL, true",
    "GFP_HIGHUSER_MOVABLE, __GFP_MOVABLE, true",
    "GFP_HIGHUSER_MOVABLE, GFP_HIGHUSER, true",
    "GFP_HIGHUSER_MOVABLE, GFP_USER, true",
    "GFP_USER, __GFP_HARDWALL, true",
    "GFP_USER, __GFP_MOVABLE, false",
    "GFP_ATOMIC, __GFP_HIGH, true",
    "GFP_ATOMIC, __GFP_DIRECT_RECLAIM, false",
    "GFP_TRANSHUGE, GFP_TRANSHUGE_LIGHT, true",
    "GFP_TRANSHUGE_LIGHT, __GFP_DIRECT_RECLAIM, false",
    "__GFP_DIRECT_RECLAIM|__GFP_KSWAPD_RECLAIM, __GFP_RECLAIM, true",
    "__GFP_RECLAIM, GFP_NOIO, true",
    "GFP_NOWAIT, __GFP_NOWARN, false",
    "__GFP_COMP, __GFP_COMP, true",
    "__GFP_COMP, __GFP_ZERO, false",
    "GFP_KERNEL|0x1000000, 0x1000000, true",
    "GFP_KERNEL, NO_SUCH_FLAG, false",
  })
  void gfp_has_seesThroughComposites(String names, String asked, boolean has) {
    assertEquals(has, GfpMask.parse("0xcc0(" + names + ")").has(asked));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cc0", "0xzz()", "0x11112222333344445()", "GFP_KERNEL"})
  void parse_whatIsNoMask_isRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> GfpMask.parse(text));
    assertThrows(IllegalArgumentException.class, () -> PageFlags.parse(text));
  }

  @Test
  void flags_keepNamesApartFromFields() {
    PageFlags flags =
        PageFlags.parse(
            "0x2fffe0000000068(uptodate|lru|active|section=5|node=1|zone=2|lastcpupid=0x7ff|kasantag=0xff)");
    assertEquals(0x2fffe0000000068L, flags.bits());
    assertEquals(List.of("uptodate", "lru", "active"), flags.names());
    assertEquals(1, flags.node());
    assertEquals(2, flags.zone());
    assertEquals(0x7ff, flags.lastcpupid());
    assertTrue(flags.has("lru"));
    assertFalse(flags.has("node=1"));
    assertFalse(flags.has("slab"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x0()", "0x200(workingset)", "0x0", "0x0(node=|zone=x|lastcpupid=0x)"})
  void flags_withoutFields_haveNoNode(String text) {
    PageFlags flags = PageFlags.parse(text);
    assertNull(flags.node());
    assertNull(flags.zone());
    assertNull(flags.lastcpupid());
    assertEquals(text, flags.text());
  }

  @Test
  void masks_areEqualWhenTheirTextIs() {
    assertEquals(GfpMask.parse("0xcc0(GFP_KERNEL)"), GfpMask.parse("0xcc0(GFP_KERNEL)"));
    assertEquals(
        GfpMask.parse("0xcc0(GFP_KERNEL)").hashCode(),
        GfpMask.parse("0xcc0(GFP_KERNEL)").hashCode());
    assertNotEquals(GfpMask.parse("0xcc0(GFP_KERNEL)"), GfpMask.parse("0xcc0()"));
    assertEquals(PageFlags.parse("0x1(locked)"), PageFlags.parse("0x1(locked)"));
    assertNotEquals(PageFlags.parse("0x1(locked)"), PageFlags.parse("0x1(locked|node=0)"));
    assertNotEquals((Object) PageFlags.parse("0x0()"), GfpMask.parse("0x0()"));
  }

  /** The layout is unknown, so 0x10 need not be the __GFP_WAIT of kernels up to 4.3. */
  @Test
  void gfp_withADebuggersLabel_hasNoNames() {
    GfpMask labelled = GfpMask.parse("gfp_mask: 0xd0");
    assertEquals("0xd0", labelled.text());
    assertEquals(0xd0, labelled.bits());
    assertFalse(labelled.hasNames());
    assertTrue(GfpMask.parse("0xd0").hasNames());
    assertNotEquals(GfpMask.parse("0xd0"), labelled);
    assertEquals(labelled, GfpMask.parse("gfp_mask: 0xd0"));
  }
}
