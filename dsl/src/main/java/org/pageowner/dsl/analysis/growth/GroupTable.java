package org.pageowner.dsl.analysis.growth;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.KeyFunction;
import org.pageowner.dsl.table.Row;

/**
 * The groups of all dumps, by the values of their keys.
 *
 * <p>Groups by function ({@code frames}) have records in common: a row, which has one stack, is in
 * the group of each function on it. Then the {@link #parts} are the groups by stack in its place,
 * which have none in common, so sums are over these.
 */
final class GroupTable {
  private final List<Key<?>> keys;
  private final StackComparison stacks;
  private final int dumps;

  /** The place of the functions among the keys; -1 if they are none. */
  private final int functions;

  private final @Nullable GroupTable parts;
  private final Map<List<@Nullable Object>, Group> groups = new LinkedHashMap<>();
  private final IdentityHashMap<StackTrace, StackTrace> comparable = new IdentityHashMap<>();
  private final Map<StackTrace, StackTrace> interned = new LinkedHashMap<>();

  GroupTable(List<Key<?>> keys, StackComparison stacks, int dumps) {
    this.keys = keys;
    this.stacks = stacks;
    this.dumps = dumps;
    this.functions = keys.indexOf(KeyCatalogue.FRAMES);
    this.parts = functions < 0 ? null : new GroupTable(byStack(keys), stacks, dumps);
  }

  /** Returns keys with the stack in place of its functions. */
  static List<Key<?>> byStack(List<Key<?>> keys) {
    List<Key<?>> stacks = new ArrayList<>(keys);
    stacks.replaceAll(key -> key.equals(KeyCatalogue.FRAMES) ? KeyCatalogue.STACKTRACE : key);
    return stacks.stream().distinct().toList();
  }

  /** Adds a row of a dump to its groups. */
  void add(int dump, Row row) {
    GroupTable disjoint = parts;
    Group part = disjoint == null ? null : disjoint.addTo(dump, row, disjoint.values(row));
    for (List<@Nullable Object> values : valuesOfAll(row)) {
      Group group = addTo(dump, row, values);
      if (part != null) {
        group.parts().add(part);
      }
    }
  }

  private Group addTo(int dump, Row row, List<@Nullable Object> values) {
    Group group = groups.get(values);
    if (group == null) {
      group = new Group(keys, values, dumps, row);
      groups.put(values, group);
    }
    group.add(dump, row);
    return group;
  }

  /**
   * Adds a row of the first or the last dump, with its stack and task, to the pages that its group
   * gained.
   */
  void gain(int dump, Row row) {
    long pages = dump == 0 ? Math.negateExact(row.pages()) : row.pages();
    for (Group group : of(row)) {
      group.gained().add(stack(row), row, pages);
    }
  }

  /** Returns the stack of a row, one instance for all stacks that count as the same. */
  @Nullable StackTrace stack(Row row) {
    StackTrace stack = row.get(KeyCatalogue.STACKTRACE);
    return stack == null ? null : comparable(stack);
  }

  /** Returns the groups of a row, and its part if there are parts; those that were added. */
  List<Group> of(Row row) {
    if (functions < 0) {
      Group group = groups.get(values(row));
      return group == null ? List.of() : List.of(group);
    }
    List<Group> found = new ArrayList<>();
    for (List<@Nullable Object> values : valuesOfAll(row)) {
      Group group = groups.get(values);
      if (group != null) {
        found.add(group);
      }
    }
    if (parts != null) {
      found.addAll(parts.of(row));
    }
    return found;
  }

  /** Returns the groups. */
  Collection<Group> groups() {
    return groups.values();
  }

  /** Returns groups that have no record in common: the groups, unless they are by function. */
  Collection<Group> parts() {
    return parts == null ? groups() : parts.groups();
  }

  /** Returns the values of each group that a row is in. */
  private List<List<@Nullable Object>> valuesOfAll(Row row) {
    if (functions < 0) {
      return List.of(values(row));
    }
    StackTrace stack = stack(row);
    Set<@Nullable String> names = new LinkedHashSet<>();
    for (Frame frame : stack == null ? List.<Frame>of() : stack.frames()) {
      String function = frame.function();
      names.add(function == null ? frame.text() : function);
    }
    if (names.isEmpty()) {
      names.add(null);
    }
    List<@Nullable Object> common = values(row);
    List<List<@Nullable Object>> all = new ArrayList<>(names.size());
    for (String name : names) {
      List<@Nullable Object> values = new ArrayList<>(common);
      values.set(functions, name);
      all.add(Collections.unmodifiableList(values));
    }
    return all;
  }

  private List<@Nullable Object> values(Row row) {
    List<@Nullable Object> values = new ArrayList<>(keys.size());
    for (Key<?> key : keys) {
      values.add(key.equals(KeyCatalogue.FRAMES) ? null : comparable(key, row.get(key)));
    }
    return Collections.unmodifiableList(values);
  }

  private @Nullable Object comparable(Key<?> key, @Nullable Object value) {
    if (value instanceof StackTrace stack) {
      return comparable(stack);
    }
    return value instanceof String function && isFunction(key)
        ? stacks.comparable(Frame.parse(function)).text()
        : value;
  }

  private static boolean isFunction(Key<?> key) {
    KeyFunction function = key.function().orElse(null);
    return key.equals(KeyCatalogue.CALLER)
        || function instanceof KeyFunction.FrameAt
        || function instanceof KeyFunction.FirstFrame;
  }

  /**
   * Returns one instance for all stacks that count as the same (interning), so that comparing them
   * again is cheap.
   */
  private StackTrace comparable(StackTrace stack) {
    StackTrace found = comparable.get(stack);
    if (found == null) {
      StackTrace made = stacks.comparable(stack);
      StackTrace first = interned.putIfAbsent(made, made);
      found = first == null ? made : first;
      comparable.put(stack, found);
    }
    return found;
  }
}
