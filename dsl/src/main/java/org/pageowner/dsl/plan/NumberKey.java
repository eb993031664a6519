package org.pageowner.dsl.plan;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/**
 * A key whose values are whole numbers: {@code ORDER.atLeast(4)}.
 *
 * <p>No comparison holds for an absent value.
 */
public final class NumberKey extends Key<Long> {
  NumberKey(String name, String abbreviation, String description, EnumSet<Use> uses) {
    super(name, abbreviation, description, uses);
  }

  NumberKey(KeyFunction function) {
    super(function);
  }

  /** Returns whether the values are times in nanoseconds, which conditions take as durations. */
  public boolean isTime() {
    Key<?> origin = KeyFunction.origin(this);
    return origin.equals(KeyCatalogue.ALLOC_TS)
        || origin.equals(KeyCatalogue.FREE_TS)
        || origin.equals(KeyCatalogue.AGE);
  }

  /** Returns a condition that holds for this value. */
  public Condition equalTo(long value) {
    return anyOf(value);
  }

  /** Returns a condition that holds for every other value, but not for an absent one. */
  public Condition differsFrom(long value) {
    return isPresent().and(equalTo(value).not());
  }

  /** Returns a condition that holds for {@code value} and more. */
  public Condition atLeast(long value) {
    return new Condition.NumberRange(this, value, null);
  }

  /** Returns a condition that holds for {@code value} and less. */
  public Condition atMost(long value) {
    return new Condition.NumberRange(this, null, value);
  }

  /** Returns a condition that holds for more than {@code value}. */
  public Condition above(long value) {
    return value == Long.MAX_VALUE ? never(atMost(value)) : atLeast(value + 1);
  }

  /** Returns a condition that holds for less than {@code value}. */
  public Condition below(long value) {
    return value == Long.MIN_VALUE ? never(atLeast(value)) : atMost(value - 1);
  }

  /**
   * Returns a condition that holds from {@code low} to {@code high}, both included.
   *
   * @throws IllegalArgumentException if {@code low} is greater than {@code high}
   */
  public Condition between(long low, long high) {
    return new Condition.NumberRange(this, low, high);
  }

  /**
   * Returns a condition that holds for any of these values.
   *
   * @throws IllegalArgumentException if there are none
   */
  public Condition anyOf(long... values) {
    Objects.requireNonNull(values, "values");
    return new Condition.NumberIn(this, boxed(values));
  }

  /**
   * Selects records with any of these values.
   *
   * @throws IllegalArgumentException if there are none, if one is negative, or if this key cannot
   *     be selected by
   */
  public Selection selection(long... values) {
    Objects.requireNonNull(values, "values");
    return new Selection.OfNumbers(this, boxed(values));
  }

  /** Returns a condition that no record meets: {@code all} holds for every present value. */
  private Condition never(Condition all) {
    return isPresent().and(all.not());
  }

  private static List<Long> boxed(long[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
