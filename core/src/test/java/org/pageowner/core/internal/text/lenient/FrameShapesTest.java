package org.pageowner.core.internal.text.lenient;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.core.record.Frame;

class FrameShapesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "f+0x1/0x2",
        "f.constprop.0+0x1/0x2 [xfs]",
        "f+0x1/0x2 [xfs 0123456789abcdef]",
        "[<ffffffff8117e4e3>] f+0x1/0x2 [xfs]",
        "[<ffffffffffffffff>] 0xffffffffffffffff",
        "[<ffffffff8117e4e3>] ? f+0x1/0x2",
        "? f+0x1/0x2",
        "[0xc01528c6] f+598",
        "f (mm/a.c:12)",
        "f (??:?)",
        "f (mm/a.c:12 (discriminator 1)) xfs",
        "f (/home/user/leaky/leaky.c:88 mm/b.c:1) [xfs]",
        "f+0x1/0x2 (mm/a.c:12) xfs",
        "f+0x1/0x2 [xfs] mm/a.c:12",
        "f+0x1/0x2 mm/a.c:12",
        "f+0x1/0x2 mm/a.c:12 [inline]",
        "f mm/a.c:12 [inline]",
        "(inlined by) f at mm/a.c:12",
        "#0  f (mm/a.c:12:3)",
        "#10 f+0x1/0x2 (mm/a.c:12:3)",
        "#1  0xffffffffc0a01234",
        "#2  f",
        "0xffffffff8117e4e3 <f+67>:\tmov    %rax,%rbx",
        "=> 0xffffffff8117e4e3 <f>:\tnop",
        "0xffffffffc0a01234:\tnop",
        "f+0x33e",
        "f+0x33e [xfs]"
      })
  void frame_isUnmistakable_whereverItBegins(String frame) {
    for (String before : new String[] {"", " ", "   ", "\t"}) {
      for (String after : new String[] {"", " ", "\r"}) {
        assertTrue(FrameShapes.isUnmistakable(before + frame + after), frame);
        assertTrue(FrameShapes.isFrame(before + frame + after), frame);
      }
    }
    Frame read = Frame.parse(frame);
    assertTrue(read.symbol() != null || read.address() != null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"f", "f.cold", "0x0", "0xffffffffc0a01234", "f [xfs]", "f mm/a.c:12", "\u00e9f"})
  void bareName_isAFrame_onlyAfterABlank(String frame) {
    assertFalse(FrameShapes.isFrame(frame));
    assertTrue(FrameShapes.isFrame(" " + frame));
    assertTrue(FrameShapes.isFrame("\t" + frame + " "));
    assertFalse(FrameShapes.isUnmistakable(" " + frame));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "...",
        "..",
        "\u2026",
        "\u00e2\u0080\u00a6",
        "[...]",
        "======",
        "----",
        "Modules linked in:",
        "CPU: 0 PID: 1 Comm: sh",
        "Call Trace:",
        "Call:",
        "<TASK>:",
        "zone=0|lastcpupid=0x7ff)",
        "[xfs]",
        "[<ffffffff8117e4e3>]",
        "#1",
        "#1 ",
        "12:34:56 up",
        "f (a b)",
        "f is leaking",
        "f+0x1/0x2 is where it leaks",
        "Charged to memcg a",
        "page_owner tracks the page as allocated",
        "RIP: 0010:f+0x1/0x2",
        "ret_from_fork+0x1/",
        "Page allocated via order 0, mask 0x0()",
        "PFN 0x1 type Unmovable Block 8 type Unmovable Flags 0x0()"
      })
  void otherLine_isNotUnmistakable(String line) {
    assertFalse(FrameShapes.isUnmistakable(line));
    assertFalse(FrameShapes.isUnmistakable("  " + line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "...",
        "..",
        "\u2026",
        "\u00e2\u0080\u00a6",
        "[...]",
        "======",
        "Call Trace:",
        "Call:",
        "zone=0|x)",
        "[xfs]"
      })
  void otherLine_isNoFrameAfterABlankEither(String line) {
    assertFalse(FrameShapes.isFrame(" " + line));
    assertFalse(FrameShapes.isFrame("\t" + line));
  }

  @Test
  void ellipsis_isRecognised() {
    for (String line : new String[] {"...", " ..", "  \u2026 ", "\u00e2\u0080\u00a6", "[...]"}) {
      assertTrue(FrameShapes.isEllipsis(line), line);
    }
    for (String line : new String[] {"", ".", "a...", "[..]"}) {
      assertFalse(FrameShapes.isEllipsis(line), line);
    }
  }

  @Test
  void address_isRecognisedWhereverItBegins() {
    assertTrue(FrameShapes.isAddress("0x0"));
    assertTrue(FrameShapes.isAddress(" 0xffffffffc0a01234\r"));
    assertFalse(FrameShapes.isAddress("0x"));
    assertFalse(FrameShapes.isAddress("0x12345678123456789"));
    assertFalse(FrameShapes.isAddress("0x1 f"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "(a.c:1 ", "+0x1", "/0x1", "<", "#1 ", "f ", "?"})
  void longLine_isNoFrame(String part) {
    for (int length : new int[] {8 << 10, 1 << 20}) {
      assertFalse(FrameShapes.isUnmistakable(" f " + part.repeat(length / part.length())));
    }
    assertFalse(FrameShapes.isUnmistakable("f+0x1/0x2 " + "a.c:1 ".repeat(1 << 18)));
  }
}
