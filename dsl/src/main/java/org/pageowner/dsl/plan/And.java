package org.pageowner.dsl.plan;

import java.util.List;

/**
 * Holds if all of {@code conditions} hold.
 *
 * @param conditions two or more; an {@code And} among them is replaced by its own
 */
public record And(List<Condition> conditions) implements Condition {
  /** Checks and flattens the conditions. */
  public And {
    conditions =
        Nesting.flatten(conditions, c -> c instanceof And and ? and.conditions() : List.of(c));
  }

  @Override
  public String toString() {
    return ConditionPrinter.print(this);
  }
}
