package org.pageowner.dsl.plan;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field of a record, to select, cull and sort by, and to use in conditions.
 *
 * <p>{@link KeyCatalogue} has those with a name; a {@link KeyFunction} makes others from them. Keys
 * are equal if their names are. A record may lack a field (old kernels print less, and some lines
 * are optional); its value is then absent, which {@link #isPresent()} tests.
 *
 * @param <V> the type of its values
 */
public abstract sealed class Key<V> implements Column<V>, SortTerm
    permits NumberKey, TextKey, FlagKey, MaskKey, StackKey {
  /** A verb that takes a key. */
  public enum Use {
    /** {@code select(...)}, and the option with the key's name: {@code --pid=1,2}. */
    SELECT,
    /** {@code cull(...)}: one row for each value. */
    CULL,
    /** {@code sortBy(...)}. */
    SORT,
    /** {@code where(...)}: as a condition, or in one. */
    WHERE
  }

  private final String name;
  private final String abbreviation;
  private final String description;
  private final Set<Use> uses;
  private final @Nullable KeyFunction function;

  /** A key that is computed from others. */
  Key(KeyFunction function) {
    this.name = function.toString();
    this.abbreviation = name;
    this.description = function.kind().description();
    this.uses = Set.of(Use.CULL, Use.SORT, Use.WHERE);
    this.function = function;
  }

  Key(String name, String abbreviation, String description, EnumSet<Use> uses) {
    this.name = name;
    this.abbreviation = abbreviation;
    this.description = description;
    this.uses = Collections.unmodifiableSet(EnumSet.copyOf(uses));
    this.function = null;
  }

  @Override
  public String name() {
    return name;
  }

  /** Returns the short name: {@code p} for {@code pid}; the name, if there is no shorter one. */
  public String abbreviation() {
    return abbreviation;
  }

  /** Returns the meaning, in one sentence, with the unit if it has one. */
  public String description() {
    return description;
  }

  /** Returns the verbs that take this key. */
  public Set<Use> uses() {
    return uses;
  }

  /** Returns the function that computes the key; empty if it is one of the catalogue. */
  public Optional<KeyFunction> function() {
    return Optional.ofNullable(function);
  }

  /** Returns a condition that holds for records that have a value. */
  public Condition isPresent() {
    return new Condition.Present(this);
  }

  /** Checks that a verb takes this key; the exception lists the keys that it takes. */
  void require(Use use) {
    if (!uses.contains(use)) {
      throw new IllegalArgumentException(
          "cannot "
              + use.name().toLowerCase(Locale.ROOT)
              + " by "
              + name
              + "; the keys for that are "
              + Vocabulary.listed(use));
    }
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof Key<?> that
            && getClass() == that.getClass()
            && name.equals(that.name));
  }

  @Override
  public final int hashCode() {
    return name.hashCode();
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name;
  }
}
