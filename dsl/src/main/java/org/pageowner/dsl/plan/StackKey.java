package org.pageowner.dsl.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;

/**
 * A key whose values are stack traces, or call paths: stacks of function names alone.
 *
 * <p>{@link #like} tests the sequence of frames; conditions on single frames of the allocating
 * stack are those of {@link FrameTerm#FRAME}.
 */
public final class StackKey extends Key<StackTrace> {
  StackKey(String name, String abbreviation, String description, EnumSet<Use> uses) {
    super(name, abbreviation, description, uses);
  }

  StackKey(KeyFunction function) {
    super(function);
  }

  /**
   * Returns a condition that holds for stacks with a sequence of frames, from the innermost frame
   * outward: {@code like("leaky_get_page < leaky_grow < ** < ksys_write")}.
   *
   * @throws IllegalArgumentException if {@code sequence} is not one
   * @see Sequence
   */
  public Condition like(String sequence) {
    Objects.requireNonNull(sequence, "sequence");
    return new Condition.StackLike(this, Sequence.parse(sequence).toString());
  }

  /**
   * A pattern of frames, from the innermost one outward: globs with {@code <} between them.
   *
   * <p>Each {@link Glob} matches the function of one frame, under its name in the source or that of
   * the build; of a frame without a name it matches the text. {@code **} matches any number of
   * frames, also none. The sequence may be anywhere in a stack, unless {@code ^ <} is before it,
   * which is the innermost end, or {@code < $} after it, the outermost.
   *
   * <p>Matching backtracks to the last {@code **} only, so it takes time proportional to the
   * product of the lengths of pattern and stack at worst, and no recursion.
   */
  public static final class Sequence {
    private static final String ANY = "**";
    private static final String INNERMOST = "^";
    private static final String OUTERMOST = "$";

    private final String text;

    /** A glob for each frame, {@code null} for any number of frames. */
    private final List<@Nullable Glob> elements;

    private Sequence(String text, List<@Nullable Glob> elements) {
      this.text = text;
      this.elements = elements;
    }

    /**
     * Reads a sequence.
     *
     * @throws IllegalArgumentException if a name is missing beside a {@code <}, a name has blanks,
     *     an end is in the middle, or a glob has a {@code [} without a {@code ]}
     */
    public static Sequence parse(String text) {
      Objects.requireNonNull(text, "text");
      List<String> words = words(text);
      String canonical = String.join(" < ", words);
      boolean fromInnermost = words.get(0).equals(INNERMOST);
      boolean toOutermost = words.get(words.size() - 1).equals(OUTERMOST);
      List<String> names =
          words.subList(fromInnermost ? 1 : 0, words.size() - (toOutermost ? 1 : 0));
      if (names.isEmpty()) {
        throw new IllegalArgumentException("a sequence needs a name: " + canonical);
      }
      List<@Nullable Glob> elements = new ArrayList<>();
      addAny(elements, !fromInnermost);
      for (String name : names) {
        if (name.equals(INNERMOST) || name.equals(OUTERMOST)) {
          throw new IllegalArgumentException(
              name + " is an end of the stack: ^ < is first in a sequence, < $ last");
        }
        if (name.equals(ANY)) {
          addAny(elements, true);
        } else if (name.startsWith(INNERMOST) || name.endsWith(OUTERMOST)) {
          throw new IllegalArgumentException(
              "\"" + name + "\": an end of the stack is apart from the name: ^ < a, a < $");
        } else {
          elements.add(Glob.parse(name));
        }
      }
      addAny(elements, !toOutermost);
      return new Sequence(canonical, elements);
    }

    private static void addAny(List<@Nullable Glob> elements, boolean isAny) {
      boolean isRepeated = !elements.isEmpty() && elements.get(elements.size() - 1) == null;
      if (isAny && !isRepeated) {
        elements.add(null);
      }
    }

    private static List<String> words(String text) {
      List<String> words = new ArrayList<>();
      for (String part : text.split("<", -1)) {
        String word = part.trim(); // blanks of the grammar are those up to U+0020
        if (word.isEmpty()) {
          throw new IllegalArgumentException(
              text.trim().isEmpty() ? "a sequence is missing" : "a name is missing beside a <");
        }
        if (word.chars().anyMatch(c -> c <= ' ')) {
          throw new IllegalArgumentException(
              "\"" + word + "\" has a blank: a < is between two frames, ** for any number of them");
        }
        words.add(word);
      }
      return words;
    }

    /** Returns whether a stack has the sequence. */
    public boolean matches(StackTrace stack) {
      List<Frame> frames = stack.frames();
      int at = 0;
      int element = 0;
      int afterAny = -1;
      int anyTook = 0;
      while (at < frames.size()) {
        if (element < elements.size() && elements.get(element) == null) {
          afterAny = ++element;
          anyTook = at;
        } else if (element < elements.size() && accepts(elements.get(element), frames.get(at))) {
          element++;
          at++;
        } else if (afterAny >= 0) {
          element = afterAny;
          at = ++anyTook;
        } else {
          return false;
        }
      }
      while (element < elements.size() && elements.get(element) == null) {
        element++;
      }
      return element == elements.size();
    }

    private static boolean accepts(@Nullable Glob glob, Frame frame) {
      return glob != null && frame.hasName(glob::matches);
    }

    /** Returns the names that the sequence has without wildcards. */
    public List<String> names() {
      return elements.stream()
          .filter(Objects::nonNull)
          .map(Object::toString)
          .filter(name -> name.chars().noneMatch(c -> "*?[\\".indexOf(c) >= 0))
          .collect(Collectors.toUnmodifiableList());
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Sequence that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }

    /** Returns the canonical text, with one blank around each {@code <}. */
    @Override
    public String toString() {
      return text;
    }
  }
}
