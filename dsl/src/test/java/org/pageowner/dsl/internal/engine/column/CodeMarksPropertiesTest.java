package org.pageowner.dsl.internal.engine.column;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Marks are those of the rule, whatever was filled before. */
class CodeMarksPropertiesTest {
  private static final byte THIRD = 3;

  @Property
  void skipNo_findsAllOtherMarks(
      @ForAll @IntRange(max = 50) int codes,
      @ForAll @IntRange(max = 4) int exceptions,
      @ForAll boolean isAbsentNo,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] expected = new byte[codes + 1];
    Arrays.fill(expected, CodeMarks.NO);
    expected[0] = isAbsentNo ? CodeMarks.NO : THIRD;
    for (int i = 0; i < exceptions && codes > 0; i++) {
      expected[1 + random.nextInt(codes)] = random.nextBoolean() ? CodeMarks.YES : THIRD;
    }
    CodeMarks marks = new CodeMarks(code -> expected[code + 1], expected[0]);
    int known = 0;
    for (int slice = 0; slice < 4; slice++) {
      known = slice == 3 ? codes : known + random.nextInt(codes - known + 1);
      marks.fill(known, random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(10));
      int[] rows = new int[100];
      List<Integer> others = new ArrayList<>();
      for (int i = 0; i < rows.length; i++) {
        rows[i] = random.nextInt(known + 1) - 1;
        if (expected[rows[i] + 1] != CodeMarks.NO) {
          others.add(i);
        }
      }
      List<Integer> found = new ArrayList<>();
      for (int i = marks.skipNo(rows, 0, 100); i < 100; i = marks.skipNo(rows, i + 1, 100)) {
        found.add(i);
      }
      assertEquals(others, found);
    }
  }
}
