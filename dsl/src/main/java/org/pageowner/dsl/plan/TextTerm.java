package org.pageowner.dsl.plan;

import java.util.List;

/**
 * Text that conditions can ask about: a {@link TextKey}, or the {@link FrameTerm frames} of a
 * stack.
 *
 * <p>Values are written as {@link org.pageowner.core.record.ByteText} has them: a byte that is not
 * UTF-8 as {@code \xNN}, a backslash as {@code \\}.
 */
public sealed interface TextTerm permits TextKey, FrameTerm {
  /** The name in the grammar. */
  String name();

  /** Holds for this text. */
  default Condition equalTo(String value) {
    return anyOf(value);
  }

  /**
   * Holds for any of these texts.
   *
   * @throws IllegalArgumentException if there are none
   */
  default Condition anyOf(String... values) {
    return new Condition.TextIn(this, List.of(values));
  }

  /**
   * Holds for texts that a glob matches as a whole: {@code like("kworker*")}.
   *
   * @throws IllegalArgumentException if {@code glob} is not one
   * @see Glob
   */
  default Condition like(String glob) {
    return new Condition.TextLike(this, glob);
  }

  /**
   * Holds for texts in which a regular expression finds something: {@code matches("^docker-")}.
   *
   * @throws IllegalArgumentException if {@code regex} is not a {@link java.util.regex.Pattern}
   */
  default Condition matches(String regex) {
    return new Condition.TextMatches(this, regex);
  }
}
