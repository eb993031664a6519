package org.pageowner.core.internal.text;

import java.util.Arrays;
import org.pageowner.core.internal.store.ByteDictionary;
import org.pageowner.core.internal.store.ValueDictionary;
import org.pageowner.core.record.StackTrace;

/** What the parser must know of each distinct stack of a chunk, learnt when it first comes. */
final class StackMarks {
  private int known;
  private int[] lines = new int[256];
  private boolean[] early = new boolean[256];

  void clear() {
    known = 0;
  }

  int lines(int stack) {
    return lines[stack];
  }

  boolean isEarly(int stack) {
    return early[stack];
  }

  void learn(ValueDictionary<StackTrace> stacks, int stack) {
    while (known <= stack) {
      if (known == lines.length) {
        lines = Arrays.copyOf(lines, known * 2);
        early = Arrays.copyOf(early, known * 2);
      }
      ByteDictionary strings = stacks.strings();
      int count = 0;
      for (int i = strings.length(known) - 1; i >= 0; i--) {
        if (strings.at(known, i) == '\n') {
          count++;
        }
      }
      lines[known] = count;
      early[known] = mayBeEarly(strings, known) && stacks.value(known).isEarly();
      known++;
    }
  }

  /**
   * The stacks of early pages begin with a function called {@code register_...} or {@code
   * init_...}.
   */
  private static boolean mayBeEarly(ByteDictionary strings, int stack) {
    if (strings.length(stack) < 2) {
      return false;
    }
    byte first = strings.at(stack, 1);
    return first == 'r' || first == 'i' || first == '[';
  }
}
