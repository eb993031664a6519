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

  private NaiveQuery(Plan plan) {
    this.plan = plan;
  }

  /** Returns the answer to the plan. */
  static Answer run(Plan plan, List<PageRecord> records) {
    return new NaiveQuery(plan).answer(records);
  }

  /** Returns the names of measures and keys of a row. */
  static @Nullable Object value(List<PageRecord> group, Object column) {
    return column instanceof Measure measure
        ? measure(group, measure)
        : NaiveRecords.value(group.get(0), (Key<?>) column);
  }

  private Answer answer(List<PageRecord> records) {
    List<PageRecord> kept = records.stream().filter(this::isKept).toList();
    List<List<PageRecord>> rows = new ArrayList<>(groups(kept));
    rows.sort(order());
    int shown = (int) Math.min(rows.size(), plan.rowLimit().orElse(Long.MAX_VALUE));
    List<List<PageRecord>> left = rows.subList(0, shown);
    List<PageRecord> out = rows.subList(shown, rows.size()).stream().flatMap(List::stream).toList();
    List<PageRecord> early = kept.stream().filter(PageRecord::isEarly).toList();
    Totals totals =
        new Totals(
            rows.size(),
            kept.size(),
            pages(kept),
            early.size(),
            pages(early),
            rows.size() - shown,
            out.size(),
            pages(out));
    return new Answer(left.stream().map(this::values).toList(), totals);
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

  private static @Nullable Object sortable(List<PageRecord> row, SortTerm term) {
    return term instanceof Key<?> || term instanceof Measure
        ? value(row, term)
        : ByteText.encode(row.get(0).text());
  }

  private static int compare(Object a, Object b) {
    if (a instanceof Long x) {
      return x.compareTo((Long) b);
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

  private Map<String, @Nullable Object> values(List<PageRecord> group) {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (Measure measure : measures(plan)) {
      values.put(measure.name(), measure(group, measure));
    }
    for (Key<?> key : keys(plan)) {
      values.put(key.name(), NaiveRecords.value(group.get(0), key));
    }
    return values;
  }

  /** Returns the keys of a plan's rows that are compared. */
  static List<Key<?>> keys(Plan plan) {
    List<Key<?>> keys = new ArrayList<>(KeyCatalogue.all());
    keys.addAll(plan.keys());
    return keys;
  }

  /** Returns the measures of a plan's rows. */
  static List<Measure> measures(Plan plan) {
    List<Measure> measures = new ArrayList<>(List.of(Measure.TIMES, Measure.PAGES));
    measures.addAll(plan.measures());
    plan.order().stream()
        .map(SortKey.Directed::term)
        .filter(Measure.class::isInstance)
        .forEach(term -> measures.add((Measure) term));
    return measures;
  }

  private static @Nullable Long measure(List<PageRecord> group, Measure measure) {
    return switch (measure.kind()) {
      case TIMES -> (long) group.size();
      case PAGES -> pages(group);
      case BYTES -> pages(group) * ((Measure.Bytes) measure).pageSize();
      case FIRST_ALLOC_TS ->
          group.stream()
              .map(PageRecord::allocTs)
              .filter(Objects::nonNull)
              .min(Comparator.naturalOrder())
              .orElse(null);
      case LAST_ALLOC_TS ->
          group.stream()
              .map(PageRecord::allocTs)
              .filter(Objects::nonNull)
              .max(Comparator.naturalOrder())
              .orElse(null);
      case DISTINCT ->
          group.stream()
              .map(record -> NaiveRecords.value(record, ((Measure.Distinct) measure).key()))
              .filter(Objects::nonNull)
              .distinct()
              .count();
    };
  }

  private static long pages(List<PageRecord> records) {
    return records.stream().mapToLong(PageRecord::pages).sum();
  }
}
