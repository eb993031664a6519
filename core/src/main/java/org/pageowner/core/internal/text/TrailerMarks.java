package org.pageowner.core.internal.text;

import java.util.Arrays;
import org.pageowner.core.internal.store.ByteDictionary;
import org.pageowner.core.internal.store.ValueDictionary;
import org.pageowner.core.record.Trailer;

/** What the parser must know of each distinct trailer of a chunk, learnt when it first comes. */
final class TrailerMarks {
  private int known;
  private int[] lines = new int[16];
  private int[] unknownLines = new int[16];

  void clear() {
    known = 0;
  }

  int lines(int trailer) {
    return lines[trailer];
  }

  int unknownLines(int trailer) {
    return unknownLines[trailer];
  }

  void learn(ValueDictionary<Trailer> trailers, int trailer) {
    while (known <= trailer) {
      if (known == lines.length) {
        lines = Arrays.copyOf(lines, known * 2);
        unknownLines = Arrays.copyOf(unknownLines, known * 2);
      }
      ByteDictionary strings = trailers.strings();
      int count = 0;
      for (int i = strings.length(known) - 1; i >= 0; i--) {
        if (strings.at(known, i) == '\n') {
          count++;
        }
      }
      lines[known] = count;
      unknownLines[known] = trailers.value(known).unknownLines().size();
      known++;
    }
  }
}
