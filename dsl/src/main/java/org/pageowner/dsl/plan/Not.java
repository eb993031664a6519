package org.pageowner.dsl.plan;

/**
 * Holds if {@code condition} does not.
 *
 * @param condition any but a {@code Not}: {@link Condition#not()} takes one away instead
 */
public record Not(Condition condition) implements Condition {
  /** Checks the condition. */
  public Not {
    if (condition instanceof Not) {
      throw new IllegalArgumentException("not not x is x: use Condition.not()");
    }
    Nesting.checkRoomAbove(condition);
  }

  @Override
  public String toString() {
    return ConditionPrinter.print(this);
  }
}
