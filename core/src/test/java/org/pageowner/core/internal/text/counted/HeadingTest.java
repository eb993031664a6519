package org.pageowner.core.internal.text.counted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.core.record.Allocators;

class HeadingTest {
  private static final String FRAME = " new_slab+0x1/0x2";

  private static Heading heading(String line, @Nullable String next) {
    Heading heading = Heading.of(line, next);
    assertNotNull(heading, line);
    return heading;
  }

  @Test
  void timesAlone_hasNoPages() {
    Heading heading = heading("175485 times:", "Page allocated via order 0, mask 0xd0");
    assertEquals(175485, heading.times());
    assertNull(heading.pages());
    assertTrue(heading.announces());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3 times, 6 pages:",
        "3 times, 6 pages: ",
        "3 times, 6 pages, allocated by SLAB :",
        "3 times, 6 pages, allocator by SLAB:",
        "3 times, 6 pages, allocated by SLAB VMALLOC :",
        "3 times, 6 pages, PID 5, allocated by SLAB  (RELEASED):",
        "3 times, 6 pages (UNRELEASED):",
        "3 times, 6 pages, of an unknown kind:"
      })
  void colon_announcesText(String line) {
    Heading heading = heading(line, FRAME);
    assertEquals(3, heading.times());
    assertEquals(6, heading.pages());
    assertTrue(heading.announces());
    assertNull(heading.fault());
  }

  @Test
  void everyField_isRead() {
    Heading heading =
        heading(
            "3 times, 6 pages, PID 5, TGID 4, task_comm_name: a, b: c, module: xfs,"
                + " allocated by CMA VMALLOC  (UNRELEASED)",
            null);
    assertEquals(5, heading.pid());
    assertEquals(4, heading.tgid());
    assertEquals("a, b: c", heading.name());
    assertEquals("xfs", heading.module());
    assertEquals(Allocators.CMA | Allocators.VMALLOC, heading.allocators());
    assertFalse(heading.announces());
    assertEquals("", heading.more());
  }

  @Test
  void pid_ofARecordWithout_isAbsent() {
    Heading heading = heading("3 times, 6 pages, PID -1, TGID -1", null);
    assertNull(heading.pid());
    assertNull(heading.tgid());
  }

  @Test
  void name_keepsItsBlanksAndControlCharacters() {
    Heading heading = heading("3 times, 6 pages, task_comm_name:  lead\rtrail ", null);
    assertEquals(" lead\rtrail ", heading.name());
  }

  @Test
  void colonAfterAName_isOfTheNameIfTheNextLineIsAHeading() {
    String line = "3 times, 6 pages, task_comm_name: a:";
    Heading alone = heading(line, "2 times, 2 pages, task_comm_name: b");
    assertEquals("a:", alone.name());
    assertFalse(alone.announces());
    Heading above = heading(line, FRAME);
    assertEquals("a", above.name());
    assertTrue(above.announces());
  }

  @Test
  void name_withALineEnd_continuesOnTheNextLine() {
    Heading heading = heading("3 times, 6 pages, task_comm_name: a", "b, module: xfs:");
    assertTrue(heading.endsInName());
    Heading whole = heading.continued("b, module: xfs:", FRAME);
    assertNotNull(whole);
    assertEquals("a\nb", whole.name());
    assertEquals("xfs", whole.module());
    assertNull(heading.continued("and so on", "more prose"));
  }

  @Test
  void words_thatAreUnknown_areKept() {
    Heading heading = heading("3 times, 6 pages, PID 5, nid: 1", null);
    assertEquals(5, heading.pid());
    assertEquals(", nid: 1", heading.more());
  }

  @Test
  void counts_thatHaveOverflown_areReported() {
    Heading pages = heading("3 times, -2147483648 pages:", FRAME);
    assertNull(pages.pages());
    assertNotNull(pages.fault());
    Heading times = heading("-5 times, 5 pages:", FRAME);
    assertEquals(1, times.times());
    assertNotNull(times.fault());
    assertNotNull(heading("9999999999999999999 times:", FRAME).fault());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3 times",
        "3 times, and more:",
        "3 times, 6 pages in all",
        "3 times, 6 pages, I counted",
        "3 times, 6 pagesets, allocated by SLAB",
        "about 3 times, 6 pages",
        "3 times, PID 5:",
        " 3 times, 6 pages:"
      })
  void otherLines_areNone(String line) {
    assertNull(Heading.of(line, "and more prose"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3 times, 6 pages in all",
        "3 times, 6 pages (24 kB), PID 5, TGID 4, task_comm_name: sh:",
        "3 times, 6 pages, zone 3, PID 5, TGID 4, task_comm_name: sh, cgroup a b:",
        "3 times, 6 pages, PID 5, allocated by CMA|SLAB :",
        "3 times, 6 pages, allocated by SLAB MAPLE :",
        "3 times, 6 pages, cgroup foo"
      })
  void unknownWords_aboveABlock_keepItsCountsAndTheFieldsThatAreKnown(String line) {
    Heading heading = heading(line, FRAME);
    assertEquals(3, heading.times());
    assertEquals(6, heading.pages());
    assertTrue(heading.announces());
    assertFalse(heading.more().isEmpty());
    assertEquals(line.contains("PID 5") ? (Long) 5L : null, heading.pid());
    assertEquals(line.contains("TGID") ? (Long) 4L : null, heading.tgid());
    assertEquals(line.contains("name: sh") ? "sh" : null, heading.name());
    int allocators =
        (line.contains("CMA") ? Allocators.CMA : 0) | (line.contains("SLAB") ? Allocators.SLAB : 0);
    assertEquals(allocators, heading.allocators());
  }

  @Test
  void unknownWords_withoutPages_needAColonAndTheBlock() {
    assertNotNull(Heading.of("3 times, 24 kB:", FRAME));
    assertNull(Heading.of("3 times, 24 kB", FRAME));
  }
}
