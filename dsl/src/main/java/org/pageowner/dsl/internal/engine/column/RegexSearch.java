package org.pageowner.dsl.internal.engine.column;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.work.Interruption;

/**
 * Searches texts for a regular expression, within bounds of time and stack.
 *
 * <p>java.util.regex backtracks, in the worst case exponentially often, and recurses for each
 * repetition of a group. The search counts the characters that the matcher reads and fails above a
 * limit, and it turns a stack overflow into the same failure.
 */
public final class RegexSearch {
  /**
   * Maximum number of reads of a character, besides {@link #READS_PER_CHAR}: well below a second.
   */
  private static final long READS = 10_000_000;

  private static final long READS_PER_CHAR = 100;

  /** Number of reads between two checks for an interrupt, a power of two. */
  private static final long READS_PER_CHECK = 1 << 20;

  private final Pattern pattern;

  /** A search for a pattern. */
  public RegexSearch(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Returns whether a part of the text matches.
   *
   * @throws UncheckedIOException if the search exceeds the bounds
   */
  public boolean find(String text) {
    return matched(text) != null;
  }

  /**
   * Returns the part of the text that matches: the first group if the pattern has one, else the
   * match; {@code null} if nothing matches, or the group is not part of the match.
   *
   * @throws UncheckedIOException if the search exceeds the bounds
   */
  public @Nullable String extract(String text) {
    Matcher matcher = matched(text);
    return matcher == null ? null : matcher.group(Math.min(1, matcher.groupCount()));
  }

  /** Returns the matcher at its match; {@code null} if there is none. */
  private @Nullable Matcher matched(String text) {
    Interruption.check();
    try {
      Matcher matcher = pattern.matcher(new Counted(text));
      return matcher.find() ? matcher : null;
    } catch (TooManyReads | StackOverflowError e) {
      throw new UncheckedIOException(
          new IOException(
              "the regular expression "
                  + pattern
                  + " does not terminate in time on a text of "
                  + text.length()
                  + " characters; write it without nested repetitions, or use like",
              e));
    }
  }

  private static final class TooManyReads extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyReads() {
      super("too many reads", null, false, false);
    }
  }

  /** A text whose characters can be read a limited number of times. */
  private static final class Counted implements CharSequence {
    private final String text;
    private long left;

    Counted(String text) {
      this.text = text;
      this.left = READS + READS_PER_CHAR * text.length();
    }

    @Override
    public char charAt(int index) {
      if ((--left & (READS_PER_CHECK - 1)) == 0) {
        Interruption.check();
      }
      if (left < 0) {
        throw new TooManyReads();
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
