package org.pageowner.dsl.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.pageowner.core.record.ByteText;

/**
 * A shell pattern that matches whole texts: {@code kworker*}.
 *
 * <p>{@code *} matches any characters, {@code ?} one, {@code [abx-z]} one of these, {@code [!abc]}
 * one of the others. A backslash makes the character after it literal, and {@code \xNN} is a byte.
 * A byte of the text that is not UTF-8 is one character.
 *
 * <p>Matching backtracks to the last star only, so it takes time proportional to the product of the
 * lengths of pattern and text at worst, and no recursion.
 */
public final class Glob {
  private static final int ANY = -1;
  private static final int STAR = -2;

  private final String text;
  // One element each: a character, ANY, STAR, or -3 - i for the set i.
  private final int[] pattern;
  private final List<GlobSet> sets;

  private Glob(String text, int[] pattern, List<GlobSet> sets) {
    this.text = text;
    this.pattern = pattern;
    this.sets = sets;
  }

  /**
   * Reads a glob.
   *
   * @throws IllegalArgumentException if a {@code [} has no {@code ]}
   */
  public static Glob parse(String text) {
    List<Integer> pattern = new ArrayList<>();
    List<GlobSet> sets = new ArrayList<>();
    // Adjacent characters are decoded together: \xc3\xa9 is one character.
    StringBuilder literal = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '*' || c == '?' || c == '[') {
        addCharacters(literal, pattern);
        if (c == '[') {
          GlobSet set = GlobSet.parse(text, i);
          pattern.add(-3 - sets.size());
          sets.add(set);
          i = set.end();
        } else {
          pattern.add(c == '*' ? STAR : ANY);
          i++;
        }
      } else {
        int end = GlobSet.characterEnd(text, i);
        literal.append(GlobSet.asValue(text, i, end));
        i = end;
      }
    }
    addCharacters(literal, pattern);
    return new Glob(
        text, pattern.stream().mapToInt(Integer::intValue).toArray(), List.copyOf(sets));
  }

  private static void addCharacters(StringBuilder literal, List<Integer> pattern) {
    for (int c : characters(ByteText.canonical(literal.toString()))) {
      pattern.add(c);
    }
    literal.setLength(0);
  }

  /** Returns code points, and numbers above them for escaped bytes. */
  static int[] characters(String canonical) {
    int[] characters = new int[canonical.length()];
    int size = 0;
    int i = 0;
    while (i < canonical.length()) {
      int c = canonical.codePointAt(i);
      if (c != '\\' || i + 1 == canonical.length()) {
        i += Character.charCount(c);
      } else if (canonical.startsWith("\\x", i) && i + 4 <= canonical.length()) {
        c = Character.MAX_CODE_POINT + 1 + Integer.parseInt(canonical, i + 2, i + 4, 16);
        i += 4;
      } else {
        i += 2;
      }
      characters[size++] = c;
    }
    return Arrays.copyOf(characters, size);
  }

  /** Returns whether the pattern matches the whole of {@code value}, in {@link ByteText} form. */
  public boolean matches(String value) {
    Objects.requireNonNull(value, "value");
    int[] characters = characters(value);
    int at = 0;
    int p = 0;
    int afterStar = -1;
    int starTook = 0;
    while (at < characters.length) {
      if (p < pattern.length && pattern[p] == STAR) {
        afterStar = ++p;
        starTook = at;
      } else if (p < pattern.length && accepts(pattern[p], characters[at])) {
        p++;
        at++;
      } else if (afterStar >= 0) {
        // Backtrack to the last star only: no other match of the pattern before it can help.
        p = afterStar;
        at = ++starTook;
      } else {
        return false;
      }
    }
    while (p < pattern.length && pattern[p] == STAR) {
      p++;
    }
    return p == pattern.length;
  }

  private boolean accepts(int element, int character) {
    return element == character
        || element == ANY
        || (element < STAR && sets.get(-3 - element).contains(character));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns the glob as it was written. */
  @Override
  public String toString() {
    return text;
  }

  /** The {@code [...]} of a glob. */
  static final class GlobSet {
    private final boolean negated;
    // Pairs of the first and last character of a range.
    private final List<Integer> ranges;
    private final int end;

    private GlobSet(boolean negated, List<Integer> ranges, int end) {
      this.negated = negated;
      this.ranges = ranges;
      this.end = end;
    }

    /** Reads the set whose {@code [} is at {@code start}. */
    static GlobSet parse(String glob, int start) {
      int i = start + 1;
      boolean negated = i < glob.length() && (glob.charAt(i) == '!' || glob.charAt(i) == '^');
      if (negated) {
        i++;
      }
      List<Integer> ranges = new ArrayList<>();
      while (i < glob.length() && (glob.charAt(i) != ']' || ranges.isEmpty())) {
        int end = characterEnd(glob, i);
        int first = character(glob, i, end);
        int last = first;
        i = end;
        if (i + 1 < glob.length() && glob.charAt(i) == '-' && glob.charAt(i + 1) != ']') {
          end = characterEnd(glob, i + 1);
          last = character(glob, i + 1, end);
          i = end;
        }
        ranges.add(first);
        ranges.add(last);
      }
      if (i >= glob.length()) {
        throw new IllegalArgumentException(
            "the [ at index " + start + " of the glob has no ]; \\[ is the character");
      }
      return new GlobSet(negated, ranges, i + 1);
    }

    /** Returns the end of the character at {@code start}, which may be escaped. */
    static int characterEnd(String glob, int start) {
      if (glob.charAt(start) != '\\' || start + 1 == glob.length()) {
        return start + Character.charCount(glob.codePointAt(start));
      }
      if (isByte(glob, start)) {
        return start + 4;
      }
      return start + 1 + Character.charCount(glob.codePointAt(start + 1));
    }

    /** Returns that character in the form of string values. */
    static String asValue(String glob, int start, int end) {
      if (isByte(glob, start)) {
        return glob.substring(start, end);
      }
      boolean escaped = glob.charAt(start) == '\\' && end > start + 1;
      return glob.substring(escaped ? start + 1 : start, end).replace("\\", "\\\\");
    }

    private static boolean isByte(String glob, int start) {
      return glob.startsWith("\\x", start)
          && start + 4 <= glob.length()
          && ByteText.encode(glob.substring(start, start + 4)).length == 1;
    }

    private static int character(String glob, int start, int end) {
      return Glob.characters(ByteText.canonical(asValue(glob, start, end)))[0];
    }

    /** Returns the index after the {@code ]}. */
    int end() {
      return end;
    }

    boolean contains(int character) {
      for (int i = 0; i < ranges.size(); i += 2) {
        if (ranges.get(i) <= character && character <= ranges.get(i + 1)) {
          return !negated;
        }
      }
      return negated;
    }
  }
}
