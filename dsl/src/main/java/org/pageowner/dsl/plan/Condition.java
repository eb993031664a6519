package org.pageowner.dsl.plan;

import java.util.List;

/**
 * Something that holds for a record or does not: {@code ORDER.atLeast(4).and(EARLY.not())}.
 *
 * <p>There are two truth values: a comparison with an absent value is false, and {@code not} turns
 * that to true. Conditions are immutable values; {@code and} and {@code or} are associative, so
 * that {@code a.and(b).and(c)} equals {@code a.and(b.and(c))}. They nest at most {@value
 * #MAX_DEPTH} deep; building a deeper one throws {@link IllegalArgumentException}.
 */
public sealed interface Condition
    permits NumberIn,
        NumberRange,
        TextIn,
        TextLike,
        TextMatches,
        MaskHas,
        Present,
        FlagKey,
        And,
        Or,
        Not {
  /** How deep conditions can be nested, so that no recursion over them runs out of stack. */
  int MAX_DEPTH = 200;

  /**
   * Reads a condition in the grammar: {@code order >= 4 and not name like 'kworker*'}.
   *
   * @throws PlanSyntaxException if {@code text} is not one; it says where and why
   */
  static Condition parse(String text) {
    return ConditionParser.parse(Word.whole(text));
  }

  /** Holds if both hold. */
  default Condition and(Condition other) {
    return new And(List.of(this, other));
  }

  /** Holds if one or both hold. */
  default Condition or(Condition other) {
    return new Or(List.of(this, other));
  }

  /** Holds if this does not; {@code x.not().not()} is {@code x}. */
  default Condition not() {
    return this instanceof Not not ? not.condition() : new Not(this);
  }

  /** The grammar's text, which parses to an equal condition. */
  @Override
  String toString();
}
