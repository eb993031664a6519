package org.pageowner.core.internal.text;

import java.util.Arrays;
import org.pageowner.core.internal.store.ByteDictionary;

/** How many line ends each distinct value of a chunk has, learnt when it first comes. */
final class LineMarks {
  private int known;
  private int[] lines = new int[256];

  void clear() {
    known = 0;
  }

  int lines(ByteDictionary values, int id) {
    while (known <= id) {
      if (known == lines.length) {
        lines = Arrays.copyOf(lines, known * 2);
      }
      byte[] text = values.copy(known);
      lines[known++] = Ascii.countNewlines(text, 0, text.length);
    }
    return lines[id];
  }
}
