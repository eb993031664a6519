package org.pageowner.core.internal.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.dictionary.ByteDictionary;

/**
 * The line above each row, dictionary-encoded. Counts that can be rendered from the columns are
 * removed first, since the rest of the line mostly repeats.
 */
final class Headings {
  private static final int NONE = -1;

  private static final String TIMES = " times";
  private static final String PAGES = " pages";

  /** First characters of an entry: the counts that precede it. */
  private static final char WITH_PAGES = 'P';

  private static final char WITH_TIMES = 'T';
  private static final char AS_PRINTED = 'V';

  private final ByteDictionary texts;
  private int[] ids;

  Headings() {
    this(new ByteDictionary(), new int[64]);
  }

  private Headings(ByteDictionary texts, int[] ids) {
    this.texts = texts;
    this.ids = ids;
  }

  /** Sets the line of a row, which is at most the one after the last row set. */
  void set(int row, @Nullable String line, long times, @Nullable Long pages) {
    if (row == ids.length) {
      ids = Arrays.copyOf(ids, row * 2);
    }
    if (line == null) {
      ids[row] = NONE;
      return;
    }
    String counted = times + TIMES;
    String both = counted + ", " + pages + PAGES;
    String entry =
        line.startsWith(both)
            ? WITH_PAGES + line.substring(both.length())
            : line.startsWith(counted)
                ? WITH_TIMES + line.substring(counted.length())
                : AS_PRINTED + line;
    byte[] bytes = entry.getBytes(ISO_8859_1);
    ids[row] = texts.intern(bytes, 0, bytes.length);
  }

  /** Returns the line of a row with its line end; empty if it has none. */
  byte[] of(int row, long times, long pages) {
    if (ids[row] == NONE) {
      return new byte[0];
    }
    String entry = new String(texts.copy(ids[row]), ISO_8859_1);
    String rest = entry.substring(1) + "\n";
    String line =
        switch (entry.charAt(0)) {
          case WITH_PAGES -> times + TIMES + ", " + pages + PAGES + rest;
          case WITH_TIMES -> times + TIMES + rest;
          default -> rest;
        };
    return line.getBytes(ISO_8859_1);
  }

  /** Returns the lines of selected rows. */
  Headings select(int[] rows) {
    return new Headings(texts, Arrays.stream(rows).map(row -> ids[row]).toArray());
  }
}
