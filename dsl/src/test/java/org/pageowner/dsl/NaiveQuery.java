package org.pageowner.dsl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Mask;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.Selection;
import org.pageowner.dsl.plan.SortKey;
import org.pageowner.dsl.plan.SortKey.Direction;
import org.pageowner.dsl.plan.SortTerm;
import org.pageowner.dsl.table.Totals;

/** A reference implementation of plans, over a list of records with plain collections. */
final class NaiveQuery {
  private final Plan plan;
  private NaiveMeasures measures = new NaiveMeasures(List.of());

  private NaiveQuery(Plan plan) {
    this.plan = plan;
  }

  /** Returns the answer to the plan. */
  static Answer run(Plan plan, List<PageRecord> records) {
    NaiveKeys.setNow(plan, records);
    return new NaiveQuery(plan).answer(records);
  }

  private static @Nullable Object value(List<PageRecord> group, Key<?> key) {
    return NaiveRecords.value(group.get(0), key);
  }

  private Answer answer(List<PageRecord> records) {
    List<PageRecord> kept = records.stream().filter(this::isKept).toList();
    measures = new NaiveMeasures(kept);
    List<List<PageRecord>> groups = groups(kept);
    List<List<PageRecord>> rows = new ArrayList<>(groups.stream().filter(this::passes).toList());
    rows.sort(order());
    List<List<PageRecord>> shown = limited(rows);
    List<List<PageRecord>> cut = rows.stream().filter(row -> !contains(shown, row)).toList();
    List<List<PageRecord>> removed = groups.stream().filter(row -> !contains(rows, row)).toList();
    List<PageRecord> early = kept.stream().filter(PageRecord::isEarly).toList();
    Totals totals =
        new Totals(
            rows.size(),
            kept.size(),
            NaiveMeasures.pages(kept),
            early.size(),
            NaiveMeasures.pages(early),
            cut.size(),
            all(cut).size(),
            NaiveMeasures.pages(all(cut)),
            removed.size(),
            all(removed).size(),
            NaiveMeasures.pages(all(removed)));
    List<Map<String, @Nullable Object>> values = new ArrayList<>();
    List<List<PageRecord>> left = new ArrayList<>(cut);
    for (int i = 0; i < shown.size(); i++) {
      values.add(values(shown.get(i), kept, false, null));
      Key<?> key = plan.groupLimit().map(Plan.GroupLimit::key).orElse(null);
      if (!plan.hasOthers() || key == null) {
        continue;
      }
      Object value = value(shown.get(i), key);
      boolean isLast =
          shown.subList(i + 1, shown.size()).stream()
              .noneMatch(row -> Objects.equals(value, value(row, key)));
      List<List<PageRecord>> same =
          left.stream().filter(row -> Objects.equals(value, value(row, key))).toList();
      if (isLast && !same.isEmpty()) {
        left.removeIf(row -> contains(same, row));
        values.add(values(all(same), kept, true, key));
      }
    }
    if (plan.hasOthers() && !left.isEmpty()) {
      values.add(values(all(left), kept, true, null));
    }
    return new Answer(values, totals);
  }

  private static boolean contains(List<List<PageRecord>> rows, List<PageRecord> row) {
    return rows.stream().anyMatch(other -> other == row);
  }

  private static List<PageRecord> all(List<List<PageRecord>> rows) {
    return rows.stream().flatMap(List::stream).toList();
  }

  private boolean passes(List<PageRecord> row) {
    return plan.rowCondition().stream().allMatch(c -> measures.holds(c, row));
  }

  private List<List<PageRecord>> limited(List<List<PageRecord>> rows) {
    List<List<PageRecord>> shown = new ArrayList<>();
    Map<@Nullable Object, Integer> counts = new HashMap<>();
    for (List<PageRecord> row : rows) {
      boolean isWithin =
          plan.groupLimit().stream()
              .allMatch(l -> counts.merge(value(row, l.key()), 1, Integer::sum) <= l.rows());
      if (isWithin && shown.size() < plan.rowLimit().orElse(Long.MAX_VALUE)) {
        shown.add(row);
      }
    }
    return shown;
  }

  private boolean isKept(PageRecord record) {
    return plan.selections().stream()
            .map(Selection::condition)
            .allMatch(condition -> NaiveRecords.holds(condition, record))
        && plan.condition().stream().allMatch(c -> NaiveRecords.holds(c, record));
  }

  private List<List<PageRecord>> groups(List<PageRecord> records) {
    if (plan.keys().isEmpty()) {
      return records.stream().map(List::of).toList();
    }
    Map<List<@Nullable Object>, List<PageRecord>> groups = new LinkedHashMap<>();
    for (PageRecord record : records) {
      List<@Nullable Object> key = new ArrayList<>();
      plan.keys().forEach(k -> key.add(NaiveRecords.value(record, k)));
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(record);
    }
    return List.copyOf(groups.values());
  }

  private Comparator<List<PageRecord>> order() {
    List<SortKey.Directed> terms = plan.order();
    if (terms.isEmpty()) {
      terms = plan.keys().isEmpty() ? List.of() : List.of(Measure.PAGES.descending());
    }
    Comparator<List<PageRecord>> order = Comparator.comparingInt(row -> 0);
    for (SortKey.Directed term : terms) {
      Comparator<List<PageRecord>> next =
          Comparator.comparing(
              row -> sortable(row, term.term()), Comparator.nullsFirst(NaiveQuery::compare));
      order =
          order.thenComparing(term.direction() == Direction.DESCENDING ? next.reversed() : next);
    }
    return order;
  }

  private @Nullable Object sortable(List<PageRecord> row, SortTerm term) {
    if (term instanceof Measure<?> measure) {
      return measures.of(row, measure);
    }
    return term instanceof Key<?> key ? value(row, key) : ByteText.encode(row.get(0).text());
  }

  private static int compare(Object a, Object b) {
    if (a instanceof Long x) {
      return x.compareTo((Long) b);
    } else if (a instanceof Double x) {
      return x.compareTo((Double) b);
    } else if (a instanceof Boolean x) {
      return x.compareTo((Boolean) b);
    } else if (a instanceof Mask x && b instanceof Mask y) {
      int byBits = Long.compareUnsigned(x.bits(), y.bits());
      return byBits != 0 ? byBits : x.text().compareTo(y.text());
    }
    return Arrays.compareUnsigned(bytes(a), bytes(b));
  }

  private static byte[] bytes(Object value) {
    if (value instanceof StackTrace stack) {
      StringBuilder lines = new StringBuilder();
      stack.frames().forEach(frame -> lines.append(' ').append(frame.text()).append('\n'));
      return ByteText.encode(lines.toString());
    }
    return value instanceof String text ? ByteText.encode(text) : (byte[]) value;
  }

  private Map<String, @Nullable Object> values(
      List<PageRecord> group, List<PageRecord> kept, boolean isOthers, @Nullable Key<?> common) {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (Measure<?> measure : measures(plan)) {
      boolean isUnknown =
          isOthers
              && measure.base() instanceof Measure.Share share
              && share.within() != null
              && !share.within().equals(common);
      values.put(measure.name(), isUnknown ? null : measures.of(group, measure));
    }
    for (Key<?> key : keys(plan)) {
      boolean isKnown = !isOthers || key.equals(common);
      values.put(key.name(), isKnown ? value(group, key) : null);
    }
    for (Key<?> key : plan.columnKey().stream().toList()) {
      for (PageRecord record : kept) {
        Object value = NaiveRecords.value(record, key);
        List<PageRecord> same =
            group.stream()
                .filter(each -> Objects.equals(value, NaiveRecords.value(each, key)))
                .toList();
        values.put(new Column.Across(Measure.TIMES, key, value).name(), (long) same.size());
        values.put(new Column.Across(Measure.PAGES, key, value).name(), NaiveMeasures.pages(same));
      }
    }
    values.put("others", isOthers);
    return values;
  }

  /** Returns the measures of a plan's rows. */
  static List<Measure<?>> measures(Plan plan) {
    List<Measure<?>> measures = new ArrayList<>(List.of(Measure.TIMES, Measure.PAGES));
    measures.addAll(plan.allMeasures());
    return measures;
  }

  /** Returns the keys of the catalogue, and those that the plan computes. */
  static List<Key<?>> keys(Plan plan) {
    List<Key<?>> keys = new ArrayList<>(KeyCatalogue.all());
    keys.removeAll(List.of(KeyCatalogue.AGE, KeyCatalogue.FRAMES)); // of queries with them alone
    plan.keys().stream().filter(key -> !keys.contains(key)).forEach(keys::add);
    return keys;
  }
}
