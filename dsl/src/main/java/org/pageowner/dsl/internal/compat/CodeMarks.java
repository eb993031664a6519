package org.pageowner.dsl.internal.compat;

import java.util.Arrays;
import java.util.function.LongPredicate;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/** What is so or not so for each of a column's dense codes: worked out once for each. */
final class CodeMarks {
  private static final byte UNKNOWN = 0;
  private static final byte YES = 1;
  private static final byte NO = 2;

  private final LongPredicate rule;
  private final boolean ofAbsent;
  private byte[] marks = new byte[16];

  /** Marks by a rule that is asked for codes other than absent. */
  CodeMarks(LongPredicate rule, boolean ofAbsent) {
    this.rule = rule;
    this.ofAbsent = ofAbsent;
  }

  /** Whether a code is marked. */
  boolean has(long code) {
    if (code == RowSlice.ABSENT) {
      return ofAbsent;
    }
    int at = (int) code;
    if (at >= marks.length) {
      marks = Arrays.copyOf(marks, Math.max(at + 1, 2 * marks.length));
    }
    if (marks[at] == UNKNOWN) {
      marks[at] = rule.test(code) ? YES : NO;
    }
    return marks[at] == YES;
  }
}
