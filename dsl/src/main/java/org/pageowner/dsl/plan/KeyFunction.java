package org.pageowner.dsl.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pageowner.dsl.internal.lexer.Durations;
import org.pageowner.dsl.plan.Key.Use;

/**
 * A function that makes a key from numbers, texts and other keys: {@code bucket(age,5s)}.
 *
 * <p>{@link Key#function()} has that of a key. Functions are immutable and compared by value. Their
 * {@code toString()} is the canonical text, which is the name of the key: no blanks, texts in
 * {@code "..."} with each quote in them doubled, durations in the largest unit that divides them.
 */
public sealed interface KeyFunction {
  /** Maximum depth of nested functions, so that recursion over them is bounded. */
  int MAX_DEPTH = 8;

  /**
   * Base pages of a record, {@code pages} as an argument of functions: {@code log2(pages)}. No verb
   * takes it by itself; the measure of a row has the same name.
   */
  NumberKey PAGES =
      new NumberKey("pages", "pg", "Base pages of the record: 2^order.", EnumSet.noneOf(Use.class));

  /** The functions of the grammar. */
  enum Kind {
    /** The call path, cut. */
    PATH(
        "path",
        "path(3)",
        "The first N functions of the call path, from the caller outward; absent if there is no"
            + " frame."),
    /** One function of the call path. */
    FRAME(
        "frame",
        "frame(2)",
        "The N-th function of the call path, from the caller outward: frame(1) is the caller; absent"
            + " where the path is shorter."),
    /** The first function that matches. */
    FIRST(
        "first",
        "first(\"__x64_sys_*|exc_*\")",
        "The first function of the stack, from the innermost frame outward, whose name one of the"
            + " globs matches; absent where none does."),
    /** Ranges of equal width. */
    BUCKET(
        "bucket",
        "bucket(age,5s)",
        "The largest multiple of a width that is at most the number, in the number's own unit."),
    /** Ranges of doubling width. */
    LOG2(
        "log2",
        "log2(pages)",
        "The largest power of two that is at most the number, in the number's own unit; 0 for 0,"
            + " absent for a negative number."),
    /** A part of a text. */
    EXTRACT(
        "extract",
        "extract(name,\"^[a-z]+\")",
        "The part of a text that a regular expression matches: its first group if it has one, else"
            + " the match; absent where it matches nothing.");

    private final String word;
    private final String example;
    private final String description;

    Kind(String word, String example, String description) {
      this.word = word;
      this.example = example;
      this.description = description;
    }

    /** Returns the grammar's word. */
    public String word() {
      return word;
    }

    /** Returns a key that the function makes, in the grammar. */
    public String example() {
      return example;
    }

    /** Returns the meaning, in one sentence. */
    public String description() {
      return description;
    }

    /** Returns the function with a word. */
    static Optional<Kind> find(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
  }

  /** Returns the function of the grammar. */
  Kind kind();

  /**
   * Makes the key of the first functions of the call path, from the caller outward.
   *
   * @throws IllegalArgumentException if {@code frames} is not positive
   */
  static StackKey path(int frames) {
    return new StackKey(new Path(frames));
  }

  /**
   * Makes the key of one function of the call path; number 1 is the caller.
   *
   * @throws IllegalArgumentException if {@code number} is not positive
   */
  static TextKey frameAt(int number) {
    return new TextKey(new FrameAt(number));
  }

  /**
   * Makes the key of the first function that matches, from the innermost frame outward.
   *
   * @param globs one or more globs with {@code |} between them
   * @throws IllegalArgumentException if one of them is no {@link Glob}, or is empty
   */
  static TextKey firstFrame(String globs) {
    return new TextKey(new FirstFrame(globs));
  }

  /**
   * Makes the key of a number's bucket, which is its lower bound.
   *
   * @throws IllegalArgumentException if {@code width} is not positive, or functions nest too deep
   */
  static NumberKey bucket(NumberKey key, long width) {
    return new NumberKey(new Bucket(key, width));
  }

  /**
   * Returns {@link #PAGES} for the measure of this name.
   *
   * @throws IllegalArgumentException if it is another measure
   */
  static NumberKey ofRecord(Measure<?> pages) {
    Objects.requireNonNull(pages, "pages");
    if (!pages.equals(Measure.PAGES)) {
      throw new IllegalArgumentException(pages + " is of a row; of a record, only pages");
    }
    return PAGES;
  }

  /**
   * Makes the key of a number's power of two.
   *
   * @throws IllegalArgumentException if functions nest too deep
   */
  static NumberKey log2(NumberKey key) {
    return new NumberKey(new Log2(key));
  }

  /**
   * Makes the key of a part of a text.
   *
   * @throws IllegalArgumentException if {@code regex} is not a {@link Pattern}, or functions nest
   *     too deep
   */
  static TextKey extract(TextKey key, String regex) {
    return new TextKey(new Extract(key, regex));
  }

  /**
   * The first functions of the call path.
   *
   * @param frames their number, more than 0
   */
  record Path(int frames) implements KeyFunction {
    /** Checks the number. */
    public Path {
      requirePositive("path needs at least 1 function", frames);
    }

    @Override
    public Kind kind() {
      return Kind.PATH;
    }

    /** Returns the canonical text. */
    @Override
    public String toString() {
      return "path(" + frames + ")";
    }
  }

  /**
   * A function of the call path.
   *
   * @param number its place, counted from the caller, which is 1
   */
  record FrameAt(int number) implements KeyFunction {
    /** Checks the number. */
    public FrameAt {
      requirePositive("frames are counted from 1, the caller", number);
    }

    @Override
    public Kind kind() {
      return Kind.FRAME;
    }

    /** Returns the canonical text. */
    @Override
    public String toString() {
      return "frame(" + number + ")";
    }
  }

  /**
   * The first function that matches.
   *
   * @param globs one or more globs with {@code |} between them
   */
  record FirstFrame(String globs) implements KeyFunction {
    /** Checks the globs. */
    public FirstFrame {
      Objects.requireNonNull(globs, "globs");
      List<Glob> unused = alternatives(globs);
    }

    /** Returns the globs. */
    public List<Glob> alternatives() {
      return alternatives(globs);
    }

    private static List<Glob> alternatives(String globs) {
      List<Glob> alternatives = new ArrayList<>();
      int start = 0;
      for (int i = 0; i <= globs.length(); i++) {
        if (i == globs.length() || globs.charAt(i) == '|') {
          if (i == start) {
            throw new IllegalArgumentException(
                globs.isEmpty() ? "a glob is missing" : "a glob is missing beside a |");
          }
          alternatives.add(Glob.parse(globs.substring(start, i)));
          start = i + 1;
        } else if (globs.charAt(i) == '\\') {
          i++; // the next character is literal
        } else if (globs.charAt(i) == '[') {
          i = Glob.GlobSet.parse(globs, i).end() - 1;
        }
      }
      return List.copyOf(alternatives);
    }

    @Override
    public Kind kind() {
      return Kind.FIRST;
    }

    /** Returns the canonical text. */
    @Override
    public String toString() {
      return "first(" + quoted(globs) + ")";
    }
  }

  /**
   * A bucket of a number.
   *
   * @param key the number
   * @param width the width of a bucket, more than 0; nanoseconds for times
   */
  record Bucket(NumberKey key, long width) implements KeyFunction {
    /** Checks the width. */
    public Bucket {
      requirePositive("the width of a bucket is positive", width);
      requireShallow(key);
    }

    @Override
    public Kind kind() {
      return Kind.BUCKET;
    }

    /** Returns the canonical text. */
    @Override
    public String toString() {
      return "bucket(" + key + "," + (key.isTime() ? Durations.print(width) : width) + ")";
    }
  }

  /**
   * The power of two of a number.
   *
   * @param key the number
   */
  record Log2(NumberKey key) implements KeyFunction {
    /** Checks the key. */
    public Log2 {
      requireShallow(key);
    }

    @Override
    public Kind kind() {
      return Kind.LOG2;
    }

    /** Returns the canonical text. */
    @Override
    public String toString() {
      return "log2(" + key + ")";
    }
  }

  /**
   * A part of a text.
   *
   * @param key the text
   * @param regex the regular expression that finds the part
   */
  record Extract(TextKey key, String regex) implements KeyFunction {
    /** Checks the expression. */
    public Extract {
      requireShallow(key);
      Objects.requireNonNull(regex, "regex");
      Pattern unused = Condition.TextMatches.compile(regex);
    }

    /** Returns the expression, ready to {@code find()}; each call compiles it. */
    public Pattern pattern() {
      return Condition.TextMatches.compile(regex);
    }

    @Override
    public Kind kind() {
      return Kind.EXTRACT;
    }

    /** Returns the canonical text. */
    @Override
    public String toString() {
      return "extract(" + key + "," + quoted(regex) + ")";
    }
  }

  /** Returns the key that the function reads; empty if it reads the stack. */
  private static Optional<Key<?>> argument(KeyFunction function) {
    if (function instanceof Bucket bucket) {
      return Optional.of(bucket.key());
    }
    if (function instanceof Log2 log2) {
      return Optional.of(log2.key());
    }
    return function instanceof Extract extract ? Optional.of(extract.key()) : Optional.empty();
  }

  /** Returns the key of the catalogue that a key is computed from; the key itself if it is one. */
  static Key<?> origin(Key<?> key) {
    Key<?> origin = Objects.requireNonNull(key, "key");
    for (Optional<Key<?>> next = Optional.of(key); next.isPresent(); ) {
      origin = next.get();
      next = origin.function().flatMap(KeyFunction::argument);
    }
    return origin;
  }

  private static void requirePositive(String rule, long number) {
    if (number <= 0) {
      throw new IllegalArgumentException(rule + ": " + number);
    }
  }

  private static void requireShallow(Key<?> argument) {
    Objects.requireNonNull(argument, "key");
    if (argument.equals(KeyCatalogue.FRAMES)) {
      throw new IllegalArgumentException(argument + " is of rows, and functions are of records");
    }
    int depth = 1;
    Optional<Key<?>> next = Optional.of(argument);
    while (next.isPresent()) {
      next = next.get().function().flatMap(KeyFunction::argument);
      depth++;
    }
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("functions nested deeper than " + MAX_DEPTH);
    }
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
