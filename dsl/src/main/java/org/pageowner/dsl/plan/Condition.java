package org.pageowner.dsl.plan;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.internal.lexer.Word;

/**
 * A predicate on records: {@code ORDER.atLeast(4).and(EARLY.not())}.
 *
 * <p>There are two truth values: a comparison with an absent value is false, and {@code not} turns
 * that to true. Conditions are immutable values; {@code and} and {@code or} are associative, so
 * that {@code a.and(b).and(c)} equals {@code a.and(b.and(c))}. They nest at most {@value
 * #MAX_DEPTH} deep; building a deeper one throws {@link IllegalArgumentException}.
 *
 * <p>Every kind of condition is nested here, except {@link FlagKey}, which is a key too:
 *
 * <pre>{@code
 * if (condition instanceof Condition.NumberRange range && range.key() == ORDER) { ... }
 * }</pre>
 */
public sealed interface Condition
    permits FlagKey,
        Condition.NumberIn,
        Condition.NumberRange,
        Condition.TextIn,
        Condition.TextLike,
        Condition.TextMatches,
        Condition.StackLike,
        Condition.MaskHas,
        Condition.Present,
        Condition.And,
        Condition.Or,
        Condition.Not {
  /** Maximum depth of nested conditions, so that no recursion over them overflows the stack. */
  int MAX_DEPTH = 200;

  /**
   * Reads a condition in the grammar: {@code order >= 4 and not name like 'kworker*'}.
   *
   * @throws PlanSyntaxException if {@code text} is not a condition; the message shows the error's
   *     place and its reason
   */
  static Condition parse(String text) {
    return ConditionText.parse(Word.whole(text, PlanSyntaxException::new));
  }

  /** Returns a condition that holds if both hold. */
  default Condition and(Condition other) {
    Objects.requireNonNull(other, "other");
    return new And(List.of(this, other));
  }

  /** Returns a condition that holds if at least one of both holds. */
  default Condition or(Condition other) {
    Objects.requireNonNull(other, "other");
    return new Or(List.of(this, other));
  }

  /** Returns a condition that holds if this does not; {@code x.not().not()} is {@code x}. */
  default Condition not() {
    return this instanceof Not not ? not.condition() : new Not(this);
  }

  /** Returns the grammar's text, which parses to an equal condition. */
  @Override
  String toString();

  /**
   * Holds if the number is one of {@code values}.
   *
   * @param key the number's key
   * @param values at least one; duplicates are dropped
   */
  record NumberIn(NumberKey key, List<Long> values) implements Condition {
    /** Checks the values. */
    public NumberIn {
      values = Values.distinct(key.name(), values);
    }

    @Override
    public String toString() {
      return ConditionText.print(this);
    }
  }

  /**
   * Holds if the number is within bounds, which are inclusive.
   *
   * @param key the number's key
   * @param atLeast the smallest number, or {@code null} for none
   * @param atMost the largest number, or {@code null} for none
   */
  record NumberRange(NumberKey key, @Nullable Long atLeast, @Nullable Long atMost)
      implements Condition {
    /** Checks the bounds. */
    public NumberRange {
      Objects.requireNonNull(key, "key");
      if (atLeast == null && atMost == null) {
        throw new IllegalArgumentException("a range of " + key + " needs a bound");
      }
      if (atLeast != null && atMost != null && atLeast > atMost) {
        throw new IllegalArgumentException(
            "no " + key + " is from " + atLeast + " to " + atMost + ": the bounds are swapped");
      }
    }

    @Override
    public String toString() {
      return ConditionText.print(this);
    }
  }

  /**
   * Holds if the text is one of {@code values}.
   *
   * @param term the text's key, or the frames
   * @param values at least one, kept in the {@link ByteText#canonical} form; duplicates are dropped
   */
  record TextIn(TextTerm term, List<String> values) implements Condition {
    /** Checks the values. */
    public TextIn {
      values = Values.distinct(term.name(), values.stream().map(ByteText::canonical).toList());
    }

    @Override
    public String toString() {
      return ConditionText.print(this);
    }
  }

  /**
   * Holds if the whole text matches a glob.
   *
   * @param term the text's key, or the frames
   * @param glob a pattern in the syntax of {@link Glob}
   */
  record TextLike(TextTerm term, String glob) implements Condition {
    /** Checks the glob. */
    public TextLike {
      Objects.requireNonNull(term, "term");
      Objects.requireNonNull(glob, "glob");
      Glob unused = Glob.parse(glob);
    }

    /** Returns the glob, ready to match; each call parses it. */
    public Glob matcher() {
      return Glob.parse(glob);
    }

    @Override
    public String toString() {
      return ConditionText.print(this);
    }
  }

  /**
   * Holds if a regular expression finds a match in the text.
   *
   * <p>It is applied to the string form of {@link ByteText}, which doubles a backslash.
   *
   * @param term the text's key, or the frames
   * @param regex an expression in the syntax of {@link Pattern}
   */
  record TextMatches(TextTerm term, String regex) implements Condition {
    /** Checks the expression. */
    public TextMatches {
      Objects.requireNonNull(term, "term");
      Objects.requireNonNull(regex, "regex");
      Pattern unused = compile(regex);
    }

    /** Returns the expression, ready to {@code find()}; each call compiles it. */
    public Pattern pattern() {
      return compile(regex);
    }

    static Pattern compile(String regex) {
      try {
        return Pattern.compile(regex);
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(
            "not a regular expression: "
                + e.getDescription()
                + (e.getIndex() < 0 ? "" : " near index " + e.getIndex()),
            e);
      } catch (StackOverflowError e) {
        // Pattern compiles recursively, and the text may come from an untrusted source.
        throw new IllegalArgumentException("a regular expression that is nested too deeply", e);
      }
    }

    @Override
    public String toString() {
      return ConditionText.print(this);
    }
  }

  /**
   * Holds if the stack has a sequence of frames.
   *
   * @param key the stack's key
   * @param sequence a pattern in the syntax of {@link StackKey.Sequence}; its canonical text
   */
  record StackLike(StackKey key, String sequence) implements Condition {
    /** Checks the sequence. */
    public StackLike {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(sequence, "sequence");
      sequence = StackKey.Sequence.parse(sequence).toString();
    }

    /** Returns the sequence, ready to match; each call parses it. */
    public StackKey.Sequence matcher() {
      return StackKey.Sequence.parse(sequence);
    }

    @Override
    public String toString() {
      return ConditionText.print(this);
    }
  }

  /**
   * Holds if all of {@code names} are set in the mask.
   *
   * @param key the mask's key
   * @param names at least one, none of them empty; duplicates are dropped
   */
  record MaskHas(MaskKey key, List<String> names) implements Condition {
    /** Checks the names. */
    public MaskHas {
      Objects.requireNonNull(names, "names");
      names = Values.distinct(key.name(), names);
      if (names.contains("")) {
        throw new IllegalArgumentException("an empty name cannot be set in " + key);
      }
    }

    @Override
    public String toString() {
      return ConditionText.print(this);
    }
  }

  /**
   * Holds if the record has a value of a key.
   *
   * @param key the key
   */
  record Present(Key<?> key) implements Condition {
    /** Checks the components. */
    public Present {
      Objects.requireNonNull(key, "key");
    }

    @Override
    public String toString() {
      return ConditionText.print(this);
    }
  }

  /**
   * Holds if all of {@code conditions} hold.
   *
   * @param conditions two or more; an {@code And} among them is replaced by its operands
   */
  record And(List<Condition> conditions) implements Condition {
    /** Checks and flattens the conditions. */
    public And {
      conditions =
          Values.flatten(conditions, c -> c instanceof And and ? and.conditions() : List.of(c));
    }

    @Override
    public String toString() {
      return ConditionText.print(this);
    }
  }

  /**
   * Holds if any of {@code conditions} holds.
   *
   * @param conditions two or more; an {@code Or} among them is replaced by its operands
   */
  record Or(List<Condition> conditions) implements Condition {
    /** Checks and flattens the conditions. */
    public Or {
      conditions =
          Values.flatten(conditions, c -> c instanceof Or or ? or.conditions() : List.of(c));
    }

    @Override
    public String toString() {
      return ConditionText.print(this);
    }
  }

  /**
   * Holds if {@code condition} does not.
   *
   * @param condition any except a {@code Not}: {@link Condition#not()} removes that instead
   */
  record Not(Condition condition) implements Condition {
    /** Checks the condition. */
    public Not {
      Objects.requireNonNull(condition, "condition");
      if (condition instanceof Not) {
        throw new IllegalArgumentException("not not x is x: use Condition.not()");
      }
      Values.checkDepthBelow(condition);
    }

    @Override
    public String toString() {
      return ConditionText.print(this);
    }
  }
}
