package org.pageowner.dsl.plan;

import java.util.List;

/**
 * Holds if any of {@code conditions} holds.
 *
 * @param conditions two or more; an {@code Or} among them is replaced by its own
 */
public record Or(List<Condition> conditions) implements Condition {
  /** Checks and flattens the conditions. */
  public Or {
    conditions =
        Nesting.flatten(conditions, c -> c instanceof Or or ? or.conditions() : List.of(c));
  }

  @Override
  public String toString() {
    return ConditionPrinter.print(this);
  }
}
