package org.pageowner.core.internal.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import org.pageowner.core.internal.store.ValueDictionary;
import org.pageowner.core.record.StackTrace;

/** What the parser must know of each distinct stack of a chunk, learnt when it first comes. */
final class StackMarks {
  private int known;
  private int[] lines = new int[256];
  private boolean[] empty = new boolean[256];
  private boolean[] early = new boolean[256];

  void clear() {
    known = 0;
  }

  int lines(int stack) {
    return lines[stack];
  }

  /** Whether the stack has no frame; it may have blank lines. */
  boolean isEmpty(int stack) {
    return empty[stack];
  }

  boolean isEarly(int stack) {
    return early[stack];
  }

  void learn(ValueDictionary<StackTrace> stacks, int stack) {
    while (known <= stack) {
      if (known == lines.length) {
        lines = Arrays.copyOf(lines, known * 2);
        empty = Arrays.copyOf(empty, known * 2);
        early = Arrays.copyOf(early, known * 2);
      }
      byte[] text = stacks.bytes(known);
      lines[known] = Ascii.countNewlines(text, 0, text.length);
      empty[known] = !hasText(text) && stacks.value(known).isEmpty();
      early[known] = mayBeEarly(text) && stacks.value(known).isEarly();
      known++;
    }
  }

  private static boolean hasText(byte[] text) {
    for (byte b : text) {
      if (b > ' ') {
        return true;
      }
    }
    return false;
  }

  /** Saves decoding: the functions that early stacks are known by have one of these in common. */
  private static boolean mayBeEarly(byte[] text) {
    String stack = new String(text, ISO_8859_1);
    return stack.contains("_early")
        || stack.contains("s_in_")
        || stack.contains("page_ext_init")
        || stack.contains("init_page_owner");
  }
}
