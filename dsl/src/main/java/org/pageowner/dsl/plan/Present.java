package org.pageowner.dsl.plan;

/**
 * Holds if the record has a value.
 *
 * @param key of what
 */
public record Present(Key<?> key) implements Condition {
  @Override
  public String toString() {
    return ConditionPrinter.print(this);
  }
}
