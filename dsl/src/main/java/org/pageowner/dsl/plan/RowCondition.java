package org.pageowner.dsl.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pageowner.dsl.internal.lexer.Word;

/**
 * A predicate on the measures of a row: {@code PAGES.atLeast(100).and(distinct(PID).above(1))}.
 *
 * <p>There are two truth values, as in a {@link Condition}: a comparison with an absent measure is
 * false, and {@code not} turns that to true. Immutable values; {@code and} and {@code or} are
 * associative. They nest at most {@value Condition#MAX_DEPTH} deep; building a deeper one throws
 * {@link IllegalArgumentException}.
 */
public sealed interface RowCondition {
  /**
   * Reads a condition on measures in the grammar: {@code pages >= 100 and distinct(pid) > 1}.
   *
   * @throws PlanSyntaxException if {@code text} is not such a condition; the message shows the
   *     error's place and its reason
   */
  static RowCondition parse(String text) {
    Objects.requireNonNull(text, "text");
    return RowConditionParser.parse(Word.whole(text, PlanSyntaxException::new), List.of());
  }

  /** Returns the comparison of a measure with a number. */
  static RowCondition of(Measure<?> measure, Operator operator, Number value) {
    Objects.requireNonNull(measure, "measure");
    Objects.requireNonNull(operator, "operator");
    Objects.requireNonNull(value, "value");
    return new Comparison(measure, operator, new BigDecimal(value.toString()));
  }

  /** Returns a condition that holds if both hold. */
  default RowCondition and(RowCondition other) {
    Objects.requireNonNull(other, "other");
    return new And(List.of(this, other));
  }

  /** Returns a condition that holds if at least one of both holds. */
  default RowCondition or(RowCondition other) {
    Objects.requireNonNull(other, "other");
    return new Or(List.of(this, other));
  }

  /** Returns a condition that holds if this one does not. */
  default RowCondition not() {
    return this instanceof Not not ? not.condition : new Not(this);
  }

  /** Returns the measures that the condition compares. */
  List<Measure<?>> measures();

  /** Returns the number of levels; 1 for a comparison. */
  int depth();

  /**
   * The methods of measures: they make conditions on rows, and measures under a condition or a
   * name.
   *
   * @param <V> the type of the measure's values
   */
  sealed interface Operand<V> permits Measure {
    /**
     * Returns this measure of those records of a row that meet a condition, in addition to an
     * earlier one. It is 0 if there is none; a statistic is {@code null} then.
     *
     * @throws IllegalArgumentException if this is a share, or has a name already
     */
    default Measure<V> where(Condition condition) {
      Objects.requireNonNull(condition, "condition");
      return new RefinedMeasure.Conditional<>((Measure<V>) this, condition);
    }

    /**
     * Returns this measure under a name, which is that of its column.
     *
     * @throws IllegalArgumentException if {@code name} is not of lower-case letters, digits and _,
     *     or is a word for a key or a measure
     */
    default Measure<V> named(String name) {
      return new RefinedMeasure.Named<>((Measure<V>) this, name);
    }

    /** Returns the measure without its name, if it has one. */
    default Measure<V> unnamed() {
      return (Measure<V>) this;
    }

    /** Returns the condition on the records that are measured; empty for all records of a row. */
    default Optional<Condition> condition() {
      return Optional.empty();
    }

    /** Returns the measure without its name and its condition. */
    default Measure<V> base() {
      return (Measure<V>) this;
    }

    /** Returns a condition on rows: this measure is {@code value} or more. */
    default RowCondition atLeast(Number value) {
      return RowCondition.of((Measure<?>) this, Operator.AT_LEAST, value);
    }

    /** Returns a condition on rows: this measure is {@code value} or less. */
    default RowCondition atMost(Number value) {
      return RowCondition.of((Measure<?>) this, Operator.AT_MOST, value);
    }

    /** Returns a condition on rows: this measure is more than {@code value}. */
    default RowCondition above(Number value) {
      return RowCondition.of((Measure<?>) this, Operator.ABOVE, value);
    }

    /** Returns a condition on rows: this measure is less than {@code value}. */
    default RowCondition below(Number value) {
      return RowCondition.of((Measure<?>) this, Operator.BELOW, value);
    }

    /** Returns a condition on rows: this measure is {@code value}. */
    default RowCondition equalTo(Number value) {
      return RowCondition.of((Measure<?>) this, Operator.EQUAL, value);
    }

    /** Returns a condition on rows: this measure has a value, and another one. */
    default RowCondition differsFrom(Number value) {
      return RowCondition.of((Measure<?>) this, Operator.DIFFERENT, value);
    }

    /** Returns a condition on rows: this measure has a value. */
    default RowCondition isPresent() {
      return new Present((Measure<?>) this);
    }
  }

  /** The comparisons. */
  enum Operator {
    /** Equal. */
    EQUAL("="),
    /** Present, and not equal. */
    DIFFERENT("!="),
    /** Less. */
    BELOW("<"),
    /** Less or equal. */
    AT_MOST("<="),
    /** Greater. */
    ABOVE(">"),
    /** Greater or equal. */
    AT_LEAST(">=");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    /** Returns the grammar's symbol. */
    public String symbol() {
      return symbol;
    }

    /** Returns whether the operator holds, for the sign of a comparison: value with bound. */
    public boolean holds(int sign) {
      return switch (this) {
        case EQUAL -> sign == 0;
        case DIFFERENT -> sign != 0;
        case BELOW -> sign < 0;
        case AT_MOST -> sign <= 0;
        case ABOVE -> sign > 0;
        case AT_LEAST -> sign >= 0;
      };
    }
  }

  /**
   * A comparison with a number.
   *
   * @param measure the measure, not a sparkline
   * @param operator the comparison
   * @param value the number, in the unit of the measure; a share is from 0 to 1
   */
  record Comparison(Measure<?> measure, Operator operator, BigDecimal value)
      implements RowCondition {
    /** Checks the components, and drops zeros at the end of the number. */
    public Comparison {
      Objects.requireNonNull(measure, "measure");
      Objects.requireNonNull(operator, "operator");
      Objects.requireNonNull(value, "value");
      if (measure.kind() == Measure.Kind.SPARK) {
        throw new IllegalArgumentException(measure + " is a list, which has no order");
      }
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
      if (Math.abs((long) value.scale()) > 400) {
        throw new IllegalArgumentException("a number beyond all measures: " + value);
      }
    }

    @Override
    public List<Measure<?>> measures() {
      return List.of(measure);
    }

    @Override
    public int depth() {
      return 1;
    }

    /** Returns the grammar's text. */
    @Override
    public String toString() {
      return measure.name() + " " + operator.symbol() + " " + value.toPlainString();
    }
  }

  /**
   * Holds for rows that have a value of the measure.
   *
   * @param measure the measure
   */
  record Present(Measure<?> measure) implements RowCondition {
    /** Checks the component. */
    public Present {
      Objects.requireNonNull(measure, "measure");
      if (measure.kind() == Measure.Kind.SPARK) {
        throw new IllegalArgumentException(measure + " is a list, which is never absent");
      }
    }

    @Override
    public List<Measure<?>> measures() {
      return List.of(measure);
    }

    @Override
    public int depth() {
      return 1;
    }

    /** Returns the grammar's text. */
    @Override
    public String toString() {
      return measure.name() + " is present";
    }
  }

  /**
   * Holds if all of its conditions hold.
   *
   * @param conditions at least two
   */
  record And(List<RowCondition> conditions) implements RowCondition {
    /** Replaces conditions of this kind by their own conditions, and checks the depth. */
    public And {
      Objects.requireNonNull(conditions, "conditions");
      conditions =
          conditions.stream()
              .flatMap(c -> (c instanceof And and ? and.conditions : List.of(c)).stream())
              .toList();
      requireDepth(conditions);
    }

    @Override
    public List<Measure<?>> measures() {
      return conditions.stream().flatMap(c -> c.measures().stream()).distinct().toList();
    }

    @Override
    public int depth() {
      return 1 + conditions.stream().mapToInt(RowCondition::depth).max().orElse(0);
    }

    /** Returns the grammar's text. */
    @Override
    public String toString() {
      return conditions.stream()
          .map(c -> c instanceof Or ? "(" + c + ")" : c.toString())
          .collect(Collectors.joining(" and "));
    }
  }

  /**
   * Holds if at least one of its conditions holds.
   *
   * @param conditions at least two
   */
  record Or(List<RowCondition> conditions) implements RowCondition {
    /** Replaces conditions of this kind by their own conditions, and checks the depth. */
    public Or {
      Objects.requireNonNull(conditions, "conditions");
      conditions =
          conditions.stream()
              .flatMap(c -> (c instanceof Or or ? or.conditions : List.of(c)).stream())
              .toList();
      requireDepth(conditions);
    }

    @Override
    public List<Measure<?>> measures() {
      return conditions.stream().flatMap(c -> c.measures().stream()).distinct().toList();
    }

    @Override
    public int depth() {
      return 1 + conditions.stream().mapToInt(RowCondition::depth).max().orElse(0);
    }

    /** Returns the grammar's text. */
    @Override
    public String toString() {
      return conditions.stream().map(RowCondition::toString).collect(Collectors.joining(" or "));
    }
  }

  /**
   * Holds if its condition does not.
   *
   * @param condition the condition, which is of another kind
   */
  record Not(RowCondition condition) implements RowCondition {
    /** Checks the component. */
    public Not {
      Objects.requireNonNull(condition, "condition");
      if (condition instanceof Not) {
        throw new IllegalArgumentException("not not: call not()");
      }
      requireDepth(List.of(condition, condition));
    }

    @Override
    public List<Measure<?>> measures() {
      return condition.measures();
    }

    @Override
    public int depth() {
      return 1 + condition.depth();
    }

    /** Returns the grammar's text. */
    @Override
    public String toString() {
      if (condition instanceof Present present) {
        return present.measure.name() + " is absent";
      }
      boolean isSingle = condition instanceof Comparison;
      return isSingle ? "not " + condition : "not (" + condition + ")";
    }
  }

  private static void requireDepth(List<RowCondition> operands) {
    if (operands.size() < 2) {
      throw new IllegalArgumentException("needs two conditions, has " + operands.size());
    }
    if (operands.stream().anyMatch(operand -> operand.depth() >= Condition.MAX_DEPTH)) {
      throw new IllegalArgumentException(
          "a condition nested deeper than " + Condition.MAX_DEPTH + " levels");
    }
  }
}
