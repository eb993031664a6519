package org.pageowner.dsl.analysis;

import org.pageowner.dsl.internal.growth.ComparableStacks;

/** When two stacks of different dumps are the same one. */
public enum StackComparison {
  /** When all of their frames print alike, to the byte: for dumps of one boot. The default. */
  FRAMES("frame by frame, as printed", ComparableStacks.AS_PRINTED),

  /**
   * When they have the same functions in the same modules. Offsets and sizes fall away, so do the
   * suffixes that a build adds ({@code .constprop.0}, {@code .isra.0}, {@code _noprof}), and each
   * run of addresses that were not resolved counts as one: for two builds or two boots.
   */
  SYMBOLS("by symbols, without offsets and suffixes of a build", ComparableStacks.BY_SYMBOL),

  /**
   * When all of their frames print alike, but for addresses that were not resolved: each run of
   * them counts as one. Frames of a module that was unloaded print so, at other addresses each time
   * that it was loaded.
   */
  FOLDED(
      "frame by frame, addresses that were not resolved folded into one", ComparableStacks.FOLDED);

  private final String description;
  private final ComparableStacks stacks;

  StackComparison(String description, ComparableStacks stacks) {
    this.description = description;
    this.stacks = stacks;
  }

  /** What is compared, for people. */
  public String description() {
    return description;
  }

  ComparableStacks stacks() {
    return stacks;
  }
}
