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
import org.junit.jupiter.params.provider.ValueSource;

class StackTraceTest {
  private static StackTrace stack(String... frames) {
    return StackTrace.of(List.of(frames).stream().map(Frame::parse).toList());
  }

  @Test
  void parse_lines_areFramesInnermostFirst() {
    StackTrace stack = StackTrace.parse(" f+0x1/0x2\n \n g+0x3/0x4 [xfs]\n\n");
    assertEquals(stack("f+0x1/0x2", "g+0x3/0x4 [xfs]"), stack);
    assertEquals("f+0x1/0x2\ng+0x3/0x4 [xfs]", stack.toString());
    assertEquals(stack.hashCode(), stack("f+0x1/0x2", "g+0x3/0x4 [xfs]").hashCode());
    assertNotEquals(stack, stack("g+0x3/0x4 [xfs]", "f+0x1/0x2"));
    assertThrows(UnsupportedOperationException.class, () -> stack.frames().clear());
  }

  @Test
  void module_isThatOfTheFirstFrameInOne() {
    assertEquals("ext4", stack("f+0x1/0x2", "g+0x1/0x2 [ext4]", "h+0x1/0x2 [xfs]").module());
    assertEquals("vmlinux", stack("f+0x1/0x2", "0xffffffffc0123456").module());
    assertEquals("vmlinux", stack("f+0x1/0x2 [inline]").module());
    assertNull(StackTrace.parse("").module());
  }

  @Test
  void empty_isAValueOfItsOwn() {
    assertTrue(StackTrace.parse("").isEmpty());
    assertEquals(StackTrace.parse(""), StackTrace.of(List.of()));
    assertFalse(stack("f+0x1/0x2").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "register_early_stack+0x36/0x50",
        "register_early_stack.constprop.0+0x36/0x50",
        "init_pages_in_zone+0x1/0x2",
        "init_zones_in_node+0x1/0x2",
        "init_early_allocated_pages+0x1/0x2",
        "[<ffffffff81000000>] register_early_stack+0x36/0x50"
      })
  void isEarly_ofPagesFromBeforePageOwner(String frame) {
    assertTrue(stack(frame, "init_page_owner+0x2b/0x2e0").isEarly());
    assertTrue(stack("save_stack+0x1/0x2", frame).isEarly());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "register_dummy_stack+0x36/0x50",
        "register_failure_stack+0x36/0x50",
        "register_early_stacks+0x36/0x50",
        "init_page_owner+0x2b/0x2e0",
        "0xffffffff81000000",
        "post_alloc_hook+0x123/0x130"
      })
  void isEarly_ofOtherStacks_isFalse(String frame) {
    assertFalse(stack(frame).isEarly());
  }

  @Test
  void calls_wantsTheWholeName() {
    StackTrace stack = stack("alloc_pages_noprof+0x1/0x2", "f.cold+0x1/0x2");
    assertTrue(stack.calls("alloc_pages_noprof"));
    assertTrue(stack.calls("f.cold"));
    assertFalse(stack.calls("alloc_pages"));
    assertFalse(stack.calls("f"));
  }
}
