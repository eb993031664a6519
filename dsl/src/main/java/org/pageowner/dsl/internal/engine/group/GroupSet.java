package org.pageowner.dsl.internal.engine.group;

import java.util.BitSet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Some groups, whose measures are taken together. */
public final class GroupSet {
  private final int[] groups;
  private final int from;
  private final int to;
  private @Nullable BitSet members;

  /** A set of different groups. */
  public GroupSet(int[] groups) {
    this(groups, 0, groups.length);
  }

  /** The different groups from position {@code from} to before {@code to} of an array. */
  public GroupSet(int[] groups, int from, int to) {
    this.groups = groups;
    this.from = from;
    this.to = to;
  }

  /** Returns the number of groups. */
  int size() {
    return to - from;
  }

  /** Returns a group by its position. */
  int get(int position) {
    return groups[from + position];
  }

  /** Returns whether a group is in the set. */
  boolean has(int group) {
    return members().get(group);
  }

  private BitSet members() {
    BitSet known = members;
    if (known == null) {
      known = new BitSet();
      forEach(known::set);
      members = known;
    }
    return known;
  }

  /** Returns whether any of some groups is in the set. */
  boolean hasAny(BitSet others) {
    for (int i = from; i < to; i++) {
      if (others.get(groups[i])) {
        return true;
      }
    }
    return false;
  }

  /** Visits the groups. */
  void forEach(IntConsumer action) {
    for (int i = from; i < to; i++) {
      action.accept(groups[i]);
    }
  }
}
