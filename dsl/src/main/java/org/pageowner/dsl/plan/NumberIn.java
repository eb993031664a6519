package org.pageowner.dsl.plan;

import java.util.List;

/**
 * Holds if the number is one of {@code values}.
 *
 * @param key whose number
 * @param values at least one; duplicates are dropped
 */
public record NumberIn(NumberKey key, List<Long> values) implements Condition {
  /** Checks the values. */
  public NumberIn {
    values = Values.distinct(key.name(), values);
  }

  @Override
  public String toString() {
    return ConditionPrinter.print(this);
  }
}
