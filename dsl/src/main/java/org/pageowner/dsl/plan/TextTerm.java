package org.pageowner.dsl.plan;

import java.util.List;
import java.util.Objects;

/**
 * A text that conditions can test: a {@link TextKey}, or the {@link FrameTerm frames} of a stack.
 *
 * <p>Values have the form of {@link org.pageowner.core.record.ByteText}: a byte that is not UTF-8
 * is {@code \xNN}, a backslash is {@code \\}.
 */
public sealed interface TextTerm permits TextKey, FrameTerm {
  /** Returns the name in the grammar. */
  String name();

  /** Returns a condition that holds for this text. */
  default Condition equalTo(String value) {
    Objects.requireNonNull(value, "value");
    return anyOf(value);
  }

  /**
   * Returns a condition that holds for any of these texts.
   *
   * @throws IllegalArgumentException if there are none
   */
  default Condition anyOf(String... values) {
    Values.requireAll(values, "values");
    return new Condition.TextIn(this, List.of(values));
  }

  /**
   * Returns a condition that holds for texts that a glob matches as a whole: {@code
   * like("kworker*")}.
   *
   * @throws IllegalArgumentException if {@code glob} is not one
   * @see Glob
   */
  default Condition like(String glob) {
    Objects.requireNonNull(glob, "glob");
    return new Condition.TextLike(this, glob);
  }

  /**
   * Returns a condition that holds for texts in which a regular expression finds a match: {@code
   * matches("^docker-")}.
   *
   * @throws IllegalArgumentException if {@code regex} is not a {@link java.util.regex.Pattern}
   */
  default Condition matches(String regex) {
    Objects.requireNonNull(regex, "regex");
    return new Condition.TextMatches(this, regex);
  }
}
