package org.pageowner.dsl.plan;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.pageowner.core.record.Mask;

/**
 * A key whose values are sets of named bits: {@code GFP.has("__GFP_ZERO")}.
 *
 * <p>Names are the kernel's, as the dump prints them.
 */
public final class MaskKey extends Key<Mask> {
  MaskKey(String name, String abbreviation, String description, EnumSet<Use> uses) {
    super(name, abbreviation, description, uses);
  }

  /**
   * Returns a condition that holds if all these names are set, by themselves or within a composite
   * like {@code GFP_KERNEL}.
   *
   * @throws IllegalArgumentException if there are none, or one is empty
   * @see Mask#has
   */
  public Condition has(String... names) {
    Values.requireAll(names, "names");
    return new Condition.MaskHas(this, List.of(names));
  }

  /**
   * Returns a condition that holds if any of these names is set.
   *
   * @throws IllegalArgumentException if there are none, or one is empty
   */
  public Condition hasAny(String... names) {
    Values.requireAll(names, "names");
    List<Condition> each =
        Arrays.stream(names).distinct().<Condition>map(name -> has(name)).toList();
    return each.size() < 2 ? has(names) : new Condition.Or(each);
  }
}
