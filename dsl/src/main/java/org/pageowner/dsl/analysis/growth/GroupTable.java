package org.pageowner.dsl.analysis.growth;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.table.Row;

/** The groups of all dumps, by the values of their keys. */
final class GroupTable {
  private final List<Key<?>> keys;
  private final StackComparison stacks;
  private final int dumps;
  private final Map<List<@Nullable Object>, Group> groups = new LinkedHashMap<>();
  private final IdentityHashMap<StackTrace, StackTrace> comparable = new IdentityHashMap<>();
  private final Map<StackTrace, StackTrace> interned = new LinkedHashMap<>();

  GroupTable(List<Key<?>> keys, StackComparison stacks, int dumps) {
    this.keys = keys;
    this.stacks = stacks;
    this.dumps = dumps;
  }

  void add(int dump, Row row) {
    List<@Nullable Object> values = values(row);
    Group group = groups.get(values);
    if (group == null) {
      group = new Group(keys, values, dumps, row);
      groups.put(values, group);
    }
    group.add(dump, row);
  }

  /**
   * Adds a row of the first or the last dump, with its stack and task, to the pages that its group
   * gained.
   */
  void gain(int dump, Row row) {
    Group group = of(row);
    if (group != null) {
      long pages = dump == 0 ? Math.negateExact(row.pages()) : row.pages();
      group.gained().add(stack(row), row, pages);
    }
  }

  /** Returns the stack of a row, one instance for all stacks that count as the same. */
  @Nullable StackTrace stack(Row row) {
    StackTrace stack = row.get(KeyCatalogue.STACKTRACE);
    return stack == null ? null : comparable(stack);
  }

  /** Returns the group of a row; {@code null} if no row with its values was added. */
  @Nullable Group of(Row row) {
    return groups.get(values(row));
  }

  Collection<Group> groups() {
    return groups.values();
  }

  private List<@Nullable Object> values(Row row) {
    List<@Nullable Object> values = new ArrayList<>(keys.size());
    for (Key<?> key : keys) {
      values.add(comparable(key, row.get(key)));
    }
    return Collections.unmodifiableList(values);
  }

  private @Nullable Object comparable(Key<?> key, @Nullable Object value) {
    if (value instanceof StackTrace stack) {
      return comparable(stack);
    }
    return value instanceof String function && key.equals(KeyCatalogue.CALLER)
        ? stacks.comparable(Frame.parse(function)).text()
        : value;
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
