package org.pageowner.dsl.internal.engine.filter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/**
 * Looks for a regular expression, and gives up where that would take for ever.
 *
 * <p>java.util.regex goes back and tries again, in the worst case exponentially often, and calls
 * itself for each character of a repeated group. What it looks at a character more is counted.
 */
final class RegexSearch {
  /** Looks at characters, besides {@link #LOOKS_PER_CHAR}: well below a second. */
  private static final long LOOKS = 10_000_000;

  private static final long LOOKS_PER_CHAR = 100;

  private final Pattern pattern;

  RegexSearch(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Returns whether something in the text matches.
   *
   * @throws UncheckedIOException if that cannot be found out within the bound
   */
  boolean find(String text) {
    try {
      return pattern.matcher(new Counted(text)).find();
    } catch (TooManyLooks | StackOverflowError e) {
      throw new UncheckedIOException(
          new IOException(
              "the regular expression "
                  + pattern
                  + " does not come to an end on a text of "
                  + text.length()
                  + " characters; write it without nested repetitions, or use like",
              e));
    }
  }

  private static final class TooManyLooks extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyLooks() {
      super("too many steps", null, false, false);
    }
  }

  /** A text that can be looked at so often and no more. */
  private static final class Counted implements CharSequence {
    private final String text;
    private long left;

    Counted(String text) {
      this.text = text;
      this.left = LOOKS + LOOKS_PER_CHAR * text.length();
    }

    @Override
    public char charAt(int index) {
      if (--left < 0) {
        throw new TooManyLooks();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
