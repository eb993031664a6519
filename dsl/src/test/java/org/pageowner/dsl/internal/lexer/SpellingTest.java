package org.pageowner.dsl.internal.lexer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
  private static final List<String> NAMES = List.of("pid", "tgid", "stacktrace", "order");

  @Test
  void hint_closeWord_isTheClosestName() {
    assertEquals("did you mean \"stacktrace\"?", Spelling.hint("stakctrace", NAMES));
    assertEquals("did you mean \"pid\"?", Spelling.hint("pids", NAMES));
    assertEquals("did you mean \"pid\"?", Spelling.hint("pdi", NAMES));
    assertEquals("did you mean \"order\"?", Spelling.hint("Order", NAMES));
  }

  @Test
  void hint_nothingClose_isEmpty() {
    assertEquals("", Spelling.hint("x", NAMES));
    assertEquals("", Spelling.hint("", NAMES));
    assertEquals("", Spelling.hint("gfpmask", NAMES));
    assertEquals("", Spelling.hint("p".repeat(1_000_000), NAMES));
  }

  @Test
  void edits_countInsertionsRemovalsReplacementsAndSwaps() {
    assertEquals(0, Spelling.edits("pid", "pid"));
    assertEquals(3, Spelling.edits("", "pid"));
    assertEquals(3, Spelling.edits("kitten", "sitting"));
    assertEquals(1, Spelling.edits("oredr", "order"));
  }
}
