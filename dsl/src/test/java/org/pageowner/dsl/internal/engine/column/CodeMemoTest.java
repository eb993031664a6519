package org.pageowner.dsl.internal.engine.column;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeMemoTest {
  private final List<Long> asked = new ArrayList<>();

  private boolean isEven(int code) {
    asked.add((long) code);
    return code % 2 == 0;
  }

  @Test
  void of_knownCode_isNotComputedAgain() {
    CodeMemo memo =
        new CodeMemo(
            code -> {
              asked.add(code);
              return code == 1 ? RowSlice.ABSENT : code * 10;
            });
    long[] found = new long[6];
    int at = 0;
    for (long code : new long[] {1, 3, 1, 3}) {
      memo.reserve((int) code + 1);
      found[at++] = memo.of(code);
    }
    memo.reserve(100);
    found[at++] = memo.of(3);
    found[at] = memo.of(99);

    assertArrayEquals(new long[] {RowSlice.ABSENT, 30, RowSlice.ABSENT, 30, 30, 990}, found);
    assertEquals(List.of(1L, 3L, 99L), asked);
  }

  @Test
  void has_knownCode_isNotComputedAgain() {
    CodeMarks marks = CodeMarks.of(this::isEven, true);

    assertTrue(marks.has(RowSlice.ABSENT));
    assertTrue(marks.has(1000));
    assertFalse(marks.has(7));
    assertFalse(marks.has(7));
    assertEquals(CodeMarks.YES, marks.of(-1));
    assertEquals(CodeMarks.YES, marks.of(1000));
    assertEquals(List.of(1000L, 7L), asked);
  }

  @Test
  void fill_someCodes_computesTheNextInOrderAndNoneTwice() {
    CodeMarks marks = CodeMarks.of(this::isEven, true);
    marks.has(1);

    marks.fill(4, 3);
    marks.fill(4, 3);
    marks.fill(2, 3); // a smaller dictionary: nothing to do

    assertEquals(List.of(1L, 0L, 2L, 3L), asked);
    assertEquals(CodeMarks.YES, marks.of(2));
    assertEquals(CodeMarks.NO, marks.of(3));
  }
}
