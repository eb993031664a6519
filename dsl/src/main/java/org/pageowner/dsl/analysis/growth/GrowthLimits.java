package org.pageowner.dsl.analysis.growth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Plan;

/** Applies the limits of a plan to the rows of a growth, and makes rows of the others. */
final class GrowthLimits {
  private GrowthLimits() {}

  /**
   * Checks that a plan has no parts that a growth has not.
   *
   * @throws IllegalArgumentException if it has; the message says what to use
   */
  static void requireSupported(Plan plan) {
    if (!plan.measures().isEmpty()) {
      throw new IllegalArgumentException(
          "a growth measures times and pages in each dump, not "
              + String.join(", ", plan.measures().stream().map(m -> m.name()).toList())
              + "; run a query on one dump for other measures");
    }
    if (plan.rowCondition().isPresent()) {
      throw new IllegalArgumentException(
          "a growth has no condition on rows (having); its rows are sorted by growth: limit them,"
              + " select records with where, or filter the rows of its CSV or NDJSON");
    }
    if (plan.columnKey().isPresent() || !plan.shown().isEmpty()) {
      throw new IllegalArgumentException(
          "a growth has columns for each dump, and takes no %s; cull by the key, or run a query on"
                  .formatted(plan.columnKey().isPresent() ? "across" : "show")
              + " one dump");
    }
  }

  /** Returns the rows within the limits, and rows of others where the plan asks for them. */
  static List<GrowthRow> of(List<GrowthRow> rows, Plan plan) {
    long most = plan.rowLimit().orElse(Long.MAX_VALUE);
    Plan.GroupLimit within = plan.groupLimit().orElse(null);
    if (within == null && !plan.hasOthers()) {
      return rows.subList(0, (int) Math.min(rows.size(), most));
    }
    Key<?> key = within == null ? null : within.key();
    List<GrowthRow> shown = new ArrayList<>();
    List<GrowthRow> cut = new ArrayList<>();
    Map<@Nullable Object, Long> counts = new HashMap<>();
    Map<@Nullable Object, Integer> lasts = new HashMap<>();
    for (GrowthRow row : rows) {
      Object value = key == null ? null : row.get(key);
      boolean isWithin = within == null || counts.merge(value, 1L, Long::sum) <= within.rows();
      if (isWithin && shown.size() < most) {
        lasts.put(value, shown.size());
        shown.add(row);
      } else {
        cut.add(row);
      }
    }
    return plan.hasOthers() ? withOthers(shown, cut, key, lasts) : List.copyOf(shown);
  }

  private static List<GrowthRow> withOthers(
      List<GrowthRow> shown,
      List<GrowthRow> cut,
      @Nullable Key<?> key,
      Map<@Nullable Object, Integer> lasts) {
    Map<@Nullable Object, List<GrowthRow>> byValue = new LinkedHashMap<>();
    List<GrowthRow> rest = new ArrayList<>();
    for (GrowthRow row : cut) {
      Object value = key == null ? null : row.get(key);
      boolean isOfValue = key != null && lasts.containsKey(value);
      (isOfValue ? byValue.computeIfAbsent(value, v -> new ArrayList<>()) : rest).add(row);
    }
    Map<@Nullable Object, List<GrowthRow>> shownOfValue = new HashMap<>();
    if (key != null) {
      shown.forEach(
          row -> shownOfValue.computeIfAbsent(row.get(key), v -> new ArrayList<>()).add(row));
    }
    List<GrowthRow> all = new ArrayList<>();
    Set<Integer> lastRows = new HashSet<>(lasts.values());
    for (int i = 0; i < shown.size(); i++) {
      all.add(shown.get(i));
      Object value = key == null ? null : shown.get(i).get(key);
      List<GrowthRow> same = key != null && lastRows.contains(i) ? byValue.get(value) : null;
      if (same != null) {
        List<GrowthRow> beside = shownOfValue.getOrDefault(value, List.of());
        all.add(GrowthRow.others(same, beside, key));
      }
    }
    if (!rest.isEmpty()) {
      all.add(GrowthRow.others(rest, shown, null));
    }
    return List.copyOf(all);
  }
}
