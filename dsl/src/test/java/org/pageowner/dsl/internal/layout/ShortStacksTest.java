package org.pageowner.dsl.internal.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pageowner.core.record.StackTrace;

/** Lines of stacks that are equal for longer than a line, and longer than Java can recurse. */
class ShortStacksTest {
  private static final int WIDTH = 60;
  private static final int DEPTH = 60_000;

  @Test
  void deepStacks_thatDifferInTheLastFrame_haveLinesThatDoToo() {
    String equal = " f+0x1/0x2\n".repeat(DEPTH);
    StackTrace first = StackTrace.parse(equal + " first_entry+0x1/0x2");
    StackTrace second = StackTrace.parse(equal + " second_entry+0x1/0x2");

    Map<StackTrace, String> lines = ShortStacks.of(List.of(first, second), WIDTH);

    assertTrue(String.valueOf(lines.get(first)).endsWith("… < first_entry"), lines::toString);
    assertTrue(String.valueOf(lines.get(second)).endsWith("… < second_entry"), lines::toString);
    lines.values().forEach(line -> assertTrue(line.length() <= WIDTH, line));
  }

  @Test
  void deepStacks_thatDifferInAnOffset_showIt() {
    String equal = " f+0x1/0x2\n".repeat(DEPTH);
    StackTrace first = StackTrace.parse(equal + " entry+0x1/0x2");
    StackTrace second = StackTrace.parse(equal + " entry+0x9/0x10");

    Map<StackTrace, String> lines = ShortStacks.of(List.of(first, second), WIDTH);

    assertEquals(2, lines.values().stream().distinct().count());
    assertTrue(String.valueOf(lines.get(second)).endsWith("… < entry+0x9"), lines::toString);
  }
}
