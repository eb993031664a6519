package org.pageowner.core.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {
  @ParameterizedTest
  @CsvSource({
    "' post_alloc_hook+0x123/0x130', post_alloc_hook, 0x123, 0x130,",
    "' xfs_buf_alloc+0x1a2/0x2b0 [xfs]', xfs_buf_alloc, 0x1a2, 0x2b0, xfs",
    "' foo.constprop.0+0x0/0x10', foo.constprop.0, 0x0, 0x10,",
    "'bar.isra.0.cold+0x5/0x7 [nf_tables]', bar.isra.0.cold, 0x5, 0x7, nf_tables",
    "' a+0xb+0x1/0x2', a+0xb, 0x1, 0x2,",
    "' _RNvMs_NtCs1_4core3fmt9Formatter3pad+0x11/0x20', _RNvMs_NtCs1_4core3fmt9Formatter3pad, 0x11, 0x20,",
    "' f+0x1/0x2 [mod 0123456789abcdef0123456789abcdef01234567]', f, 0x1, 0x2, mod",
    "' f+0x1/0x2 [inline]', f, 0x1, 0x2,",
    "' f+0x1/0x2 []', f, 0x1, 0x2,",
  })
  void parse_resolvedSymbol_hasAllParts(
      String line, String symbol, String offset, String size, String module) {
    Frame frame = Frame.parse(line);
    assertEquals(line.strip(), frame.text());
    assertEquals(symbol, frame.symbol());
    assertEquals(Long.decode(offset), frame.offset());
    assertEquals(Long.decode(size), frame.size());
    assertEquals(module, frame.module());
    assertNull(frame.address());
  }

  @ParameterizedTest
  @CsvSource({"0xffffffffc0a1b2c3", "0x00000000c0a1b2c3", "0x0"})
  void parse_bareAddress_hasNoSymbol(String line) {
    Frame frame = Frame.parse(" " + line);
    assertNull(frame.symbol());
    assertEquals(Long.parseUnsignedLong(line.substring(2), 16), frame.address());
    assertEquals(-1, frame.offset());
    assertEquals(-1, frame.size());
  }

  @Test
  void parse_addressBeforeTheSymbol_hasBoth() {
    Frame frame = Frame.parse(" [<ffffffff8117e4e3>] alloc_pages+0x87/0x110 [mod]");
    assertEquals(0xffffffff8117e4e3L, frame.address());
    assertEquals("alloc_pages", frame.symbol());
    assertEquals(0x87, frame.offset());
    assertEquals("mod", frame.module());
    assertEquals("[<ffffffff8117e4e3>] alloc_pages+0x87/0x110 [mod]", frame.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "f",
        "f+0x1",
        "f+0x/0x2",
        "f+0x1/0xzz",
        "f+0x11112222333344445/0x2",
        "[<zz>] f",
        "[<",
        "0x",
        "0xnope",
        "a b c",
        "[x]"
      })
  void parse_anythingElse_keepsItsText(String line) {
    Frame frame = Frame.parse(" " + line);
    assertEquals(line, frame.text());
    assertEquals(-1, frame.size());
    assertEquals(line, frame.toString());
  }

  @Test
  void frames_areEqualWhenTheirTextIs() {
    assertEquals(Frame.parse(" f+0x1/0x2"), Frame.parse("f+0x1/0x2"));
    assertEquals(Frame.parse(" f+0x1/0x2").hashCode(), Frame.parse("f+0x1/0x2").hashCode());
    assertNotEquals(Frame.parse("f+0x1/0x2"), Frame.parse("f+0x1/0x2 [m]"));
  }

  @Test
  void function_isTheSymbolWithoutWhatABuildAdds() {
    assertEquals("f", Frame.parse("f.constprop.0+0x1/0x2").function());
    assertEquals("f", Frame.parse("f.isra.0.cold+0x1/0x2 [xfs]").function());
    assertEquals("alloc_pages_mpol", Frame.parse("alloc_pages_mpol_noprof+0xd1/0x190").function());
    assertEquals("f", Frame.parse("f.part.0+0x1/0x2").function());
    assertEquals("f", Frame.parse("f_noprof.llvm.5178402+0x1/0x2").function());
    assertEquals("f", Frame.parse("f_noprof.part.0.constprop.12.isra.3.cold.7+0x1/0x2").function());
    assertEquals("f", Frame.parse("f").function());
    assertEquals("__func__.20", Frame.parse("__func__.20+0x1/0x2").function());
    assertEquals("f", Frame.parse("f.lto_priv.0.isra.3+0x1/0x2").function());
    assertEquals("f", Frame.parse("f.__uniq.2.cfi+0x1/0x2").function());
    assertEquals("f.20", Frame.parse("f.20.isra.0+0x1/0x2").function());
    assertEquals("f.0.1", Frame.parse("f.0.1+0x1/0x2").function());
    assertEquals("f.", Frame.parse("f.+0x1/0x2").function());
    assertEquals("a..b$u20$c.0x", Frame.parse("a..b$u20$c.0x.llvm.17").function());
    assertEquals(".part.0", Frame.parse(".part.0").function());
    assertEquals("_noprof", Frame.parse("_noprof").function());
    assertNull(Frame.parse("0xffffffffc0123456").function());
  }

  /** Each form with its symbol, offset, size, module, address, source and whether it is inlined. */
  @ParameterizedTest
  @CsvSource({
    "'f (mm/a.c:12)', f, -1, -1,, , mm/a.c:12, false",
    "'f (mm/a.c:12:3)', f, -1, -1,, , mm/a.c:12:3, false",
    "'f (mm/a.c:12 (discriminator 1))', f, -1, -1,, , mm/a.c:12 (discriminator 1), false",
    "'f (mm/a.c:12 mm/b.c:3 (discriminator 2)) xfs', f, -1, -1, xfs, , mm/a.c:12 mm/b.c:3 (discriminator 2), false",
    "'f (mm/a.c:12) [xfs]', f, -1, -1, xfs, , mm/a.c:12, false",
    "'f (??:?)', f, -1, -1,, , ??:?, false",
    "'f+0x1/0x2 (mm/a.c:12) xfs', f, 1, 2, xfs, , mm/a.c:12, false",
    "'f+0x1/0x2 [xfs] mm/a.c:12', f, 1, 2, xfs, , mm/a.c:12, false",
    "'f+0x1/0x2 [xfs] (mm/a.c:12)', f, 1, 2, xfs, , mm/a.c:12, false",
    "'f+0x1/0x2 mm/a.c:12', f, 1, 2,, , mm/a.c:12, false",
    "'f mm/a.c:12 [inline]', f, -1, -1,, , mm/a.c:12, true",
    "'(inlined by) f at mm/a.c:12', f, -1, -1,, , mm/a.c:12, true",
    "'#0  f (mm/a.c:12:3)', f, -1, -1,, , mm/a.c:12:3, false",
    "'#12  f+0x1/0x2 (mm/a.c:12:3)', f, 1, 2,, , mm/a.c:12:3, false",
    "'#1  0xff', , -1, -1,, 255,, false",
    "'0xffffffff8117e4e3 <f+67>:\tmov    %rax,%rbx', f, 67, -1,, -2129140509,, false",
    "'=> 0xff <f>:\tnop', f, -1, -1,, 255,, false",
    "'0xff:\tnop', , -1, -1,, 255,, false",
    "'f+0x33e', f, 830, -1,, ,, false",
    "'f+0x33e [xfs]', f, 830, -1, xfs, ,, false",
    "'[0xff] f+598', f, 598, -1,, 255,, false",
    "'[0xff] f+0x1/0x2 [xfs]', f, 1, 2, xfs, 255,, false",
    "'[<ff>] ? f+0x1/0x2', f, 1, 2,, 255,, false",
    "'? f+0x1/0x2', f, 1, 2,, ,, false",
    "'f', f, -1, -1,, ,, false",
    "'0x0', , -1, -1,, 0,, false",
  })
  void parse_shape_hasItsParts(
      String line,
      @Nullable String symbol,
      long offset,
      long size,
      @Nullable String module,
      @Nullable Long address,
      @Nullable String source,
      boolean inlined) {
    Frame frame = Frame.parse("  " + line + " ");
    assertEquals(line, frame.text());
    assertEquals(symbol, frame.symbol());
    assertEquals(offset, frame.offset());
    assertEquals(size, frame.size());
    assertEquals(module, frame.module());
    assertEquals(address, frame.address());
    assertEquals(source, frame.source());
    assertEquals(inlined, frame.isInlined());
  }

  @Test
  void parse_longLine_isReadInOnePass() {
    for (String part : new String[] {"(", "[", "a.c:1 ", "(a:1 ", "+0x1", "<", "#1 "}) {
      String line = part.repeat((1 << 20) / part.length()).strip();
      assertEquals(line, Frame.parse(line).text());
    }
  }
}
