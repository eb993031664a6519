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

  /** Frames of Linux 6.12 after rmmod of a module that had allocated. */
  @Test
  void module_isAbsentIfTheCallerIsABareAddress() {
    StackTrace removed =
        stack(
            "post_alloc_hook+0x123/0x130",
            "alloc_pages_mpol_noprof+0xd1/0x190",
            "0xffffffffa0001023");
    assertNull(removed.module());
    assertNull(stack("0xffffffffa0001023", "g+0x1/0x2 [xfs]").module());
    assertEquals("xfs", stack("xfs_alloc+0x1/0x2 [xfs]", "0xffffffffa0001023").module());
    assertEquals("xfs", stack("f+0x1/0x2", "0xffffffffa0001023", "g+0x1/0x2 [xfs]").module());
  }

  /**
   * Frames of Linux 6.12: init text of ext4 and xfs, into which the module leaky was loaded later.
   */
  @Test
  void module_isNotThatOfAStaleAddressInInitText() {
    StackTrace cold =
        stack(
            "alloc_workqueue+0x1dd/0x780",
            "dir+0x1aa/0xab8 [leaky]",
            "dir+0x41c/0xab8 [leaky]",
            "do_one_initcall+0x46/0x1e0",
            "do_init_module+0x60/0x210");
    assertEquals("vmlinux", cold.module());
    StackTrace loop =
        stack(
            "loop_add+0x8b/0x2e0 [loop]",
            "crc32c_mod_fini+0xbb/0xfe0 [crc32c_generic]",
            "do_one_initcall+0x46/0x1e0");
    assertEquals("loop", loop.module());
  }

  @Test
  void module_whileItsInitialiserRuns_isItsOwn() {
    StackTrace stack = stack("leaky_init+0x20/0x80 [leaky]", "do_one_initcall+0x46/0x1e0");
    assertEquals("leaky", stack.module());
  }

  @Test
  void module_isNotThatOfData() {
    assertEquals("vmlinux", stack("f+0x1/0x2", "__this_module+0x68/0x440 [leaky]").module());
    assertEquals("xfs", stack("_alloc_tag.2+0x23/0x28 [leaky]", "g+0x1/0x2 [xfs]").module());
  }

  @Test
  void empty_isADistinctValue() {
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
        "0xffffffff81000000",
        "post_alloc_hook+0x123/0x130"
      })
  void isEarly_ofOtherStacks_isFalse(String frame) {
    assertFalse(stack(frame).isEarly());
  }

  /** Stacks of 4.2 and 4.6, whose early pages have no function of page_owner. */
  @Test
  void isEarly_belowAnInitialiserThatAllocatesNothing() {
    assertTrue(stack("[<ff>] page_ext_init+0xe5/0xea", "start_kernel+0x392/0x459").isEarly());
    assertTrue(stack("init_page_owner+0x2b/0x2e0", "page_ext_init+0x1/0x2").isEarly());
    assertTrue(stack("__set_page_owner+0x2b/0x2e0", "page_ext_init+0x1/0x2").isEarly());
    assertTrue(stack("page_ext_init (mm/page_ext.c:1)").isEarly());
    assertFalse(stack("__alloc_pages_nodemask+0x1/0x2", "page_ext_init+0x1/0x2").isEarly());
    assertFalse(stack("vzalloc_node+0x1/0x2", "page_ext_init+0x1/0x2").isEarly());
    assertFalse(stack("register_dummy_stack+0x1/0x2", "init_page_owner+0x1/0x2").isEarly());
    assertFalse(stack("start_kernel+0x392/0x459").isEarly());
  }

  @Test
  void calls_takesTheNameInTheSourceOrThatOfTheBuild() {
    StackTrace stack = stack("alloc_pages_noprof+0x1/0x2", "f.cold+0x1/0x2", "0xffff");
    assertTrue(stack.calls("alloc_pages_noprof"));
    assertTrue(stack.calls("alloc_pages"));
    assertTrue(stack.calls("f.cold"));
    assertTrue(stack.calls("f"));
    assertTrue(stack.calls("0xffff"));
    assertFalse(stack.calls("alloc_page"));
    assertFalse(stack.calls("f."));
  }
}
