package org.pageowner.dsl.internal.engine.group;

import java.util.BitSet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Some groups, whose measures are taken together. */
public final class GroupSet {
  private final int[] groups;
  private @Nullable BitSet members;

  /** A set of different groups. */
  public GroupSet(int[] groups) {
    this.groups = groups;
  }

  /** Returns whether a group is in the set. */
  boolean has(int group) {
    return members().get(group);
  }

  private BitSet members() {
    BitSet known = members;
    if (known == null) {
      known = new BitSet();
      for (int group : groups) {
        known.set(group);
      }
      members = known;
    }
    return known;
  }

  /** Returns whether any of some groups is in the set. */
  boolean hasAny(BitSet others) {
    for (int group : groups) {
      if (others.get(group)) {
        return true;
      }
    }
    return false;
  }

  /** Visits the groups. */
  void forEach(IntConsumer action) {
    for (int group : groups) {
      action.accept(group);
    }
  }
}
