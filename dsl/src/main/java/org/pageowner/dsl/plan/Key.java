package org.pageowner.dsl.plan;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A field of a record: something to select, cull, sort and ask conditions by.
 *
 * <p>{@link KeyCatalogue} has all of them; there are no others, so keys are compared by identity. A
 * record may lack a field (old kernels print less, and some lines are optional); its value is then
 * absent, which {@link #isPresent()} asks.
 *
 * @param <V> the type of its values
 */
public abstract sealed class Key<V> implements Column<V>, SortTerm
    permits NumberKey, TextKey, FlagKey, MaskKey, StackKey {
  private final String name;
  private final String abbreviation;
  private final String description;
  private final Set<Use> uses;

  Key(String name, String abbreviation, String description, EnumSet<Use> uses) {
    this.name = name;
    this.abbreviation = abbreviation;
    this.description = description;
    this.uses = Collections.unmodifiableSet(EnumSet.copyOf(uses));
  }

  @Override
  public String name() {
    return name;
  }

  /** The short name: {@code p} for {@code pid}. */
  public String abbreviation() {
    return abbreviation;
  }

  /** What it means, in one sentence, with the unit if it has one. */
  public String description() {
    return description;
  }

  /** What it can be used for. */
  public Set<Use> uses() {
    return uses;
  }

  /** Holds for records that have a value. */
  public Condition isPresent() {
    return new Present(this);
  }

  /** Checks a use, and names the keys that have it. */
  void require(Use use) {
    if (!uses.contains(use)) {
      throw new IllegalArgumentException(
          "cannot "
              + use.name().toLowerCase(Locale.ROOT)
              + " by "
              + name
              + "; the keys for that are "
              + KeyCatalogue.names(use));
    }
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
