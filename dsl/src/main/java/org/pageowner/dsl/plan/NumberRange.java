package org.pageowner.dsl.plan;

import org.jspecify.annotations.Nullable;

/**
 * Holds if the number is within bounds, which are inclusive.
 *
 * @param key whose number
 * @param atLeast the smallest number, or {@code null} for none
 * @param atMost the largest number, or {@code null} for none
 */
public record NumberRange(NumberKey key, @Nullable Long atLeast, @Nullable Long atMost)
    implements Condition {
  /** Checks the bounds. */
  public NumberRange {
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
    return ConditionPrinter.print(this);
  }
}
