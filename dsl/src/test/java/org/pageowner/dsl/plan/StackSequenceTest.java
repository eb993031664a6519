package org.pageowner.dsl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.Keys;

/** Sequences of frames in stacks. */
class StackSequenceTest {
  private static final StackTrace STACK =
      StackTrace.parse(
          """
           __alloc_pages_noprof+0x1/0x2
           leaky_get_page.constprop.0+0x1/0x2 [leaky]
           leaky_grow+0x1/0x2 [leaky]
           0xffffffffc0123456
           vfs_write+0x1/0x2
           ksys_write+0x1/0x2
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "leaky_get_page < leaky_grow < ** < ksys_write | true",
        "leaky_get_page.constprop.0<leaky_grow | true",
        "leaky_grow < leaky_get_page | false",
        "leaky_get_page < ksys_write | false",
        "leaky_get_page < ** < leaky_grow | true",
        "leaky_* < leaky_* | true",
        "leaky_* < leaky_* < leaky_* | false",
        "leaky_grow < 0xffff* < vfs_write | true",
        "leaky_grow < * < vfs_write | true",
        "leaky_grow < * < ksys_write | false",
        "^ < __alloc_pages | true",
        "^ < leaky_grow | false",
        "^ < ** < leaky_grow | true",
        "ksys_write < $ | true",
        "vfs_write < $ | false",
        "^ < * < * < * < * < * < * < $ | true",
        "^ < * < * < * < * < * < $ | false",
        "** | true",
        "^ < ** < $ | true",
        "vfs_write < ** < ** < ksys_write | true",
        "ksys | false",
      })
  void matches(String sequence, boolean expected) {
    assertEquals(expected, StackKey.Sequence.parse(sequence).matches(STACK), sequence);
  }

  @Test
  void emptyStack_hasOnlyAnyNumberOfFrames() {
    StackTrace empty = StackTrace.parse("");
    assertEquals(true, StackKey.Sequence.parse("**").matches(empty));
    assertFalse(StackKey.Sequence.parse("*").matches(empty));
  }

  @Test
  void text_isCanonical() {
    Condition condition = Condition.parse("st like \"a<b  <**<c\"");
    assertEquals(Keys.STACKTRACE.like("a < b < ** < c"), condition);
    assertEquals("stacktrace like 'a < b < ** < c'", condition.toString());
    assertEquals(condition, Condition.parse(condition.toString()));
  }

  @Test
  void hostileStackAndSequence_takeNoExponentialTime() {
    StackTrace deep = StackTrace.parse("a\n".repeat(2_000));
    String hostile = String.join(" < ", Collections.nCopies(300, "a < **")) + " < b";
    StackKey.Sequence sequence = StackKey.Sequence.parse(hostile);
    assertTimeout(Duration.ofSeconds(20), () -> assertFalse(sequence.matches(deep)));
  }
}
