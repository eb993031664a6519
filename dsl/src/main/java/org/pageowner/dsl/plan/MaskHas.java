package org.pageowner.dsl.plan;

import java.util.List;

/**
 * Holds if all of {@code names} are set in the mask.
 *
 * @param key whose mask
 * @param names at least one, none of them empty; duplicates are dropped
 */
public record MaskHas(MaskKey key, List<String> names) implements Condition {
  /** Checks the names. */
  public MaskHas {
    names = Values.distinct(key.name(), names);
    if (names.contains("")) {
      throw new IllegalArgumentException("an empty name cannot be set in " + key);
    }
  }

  @Override
  public String toString() {
    return ConditionPrinter.print(this);
  }
}
