package org.pageowner.dsl.plan;

import java.util.EnumSet;

/**
 * A key that is true or false, and so a condition itself: {@code where(EARLY.not())}.
 *
 * <p>As a condition, absent counts as false.
 */
public final class FlagKey extends Key<Boolean> implements Condition {
  FlagKey(String name, String abbreviation, String description, EnumSet<Use> uses) {
    super(name, abbreviation, description, uses);
  }

  /** Returns the name, which is also the condition's text. */
  @Override
  public String toString() {
    return name();
  }
}
