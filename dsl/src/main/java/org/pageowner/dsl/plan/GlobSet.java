package org.pageowner.dsl.plan;

import java.util.ArrayList;
import java.util.List;
import org.pageowner.core.record.ByteText;

/** The {@code [...]} of a {@link Glob}. */
final class GlobSet {
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
