package org.pageowner.dsl.table;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.SortKey;
import org.pageowner.dsl.plan.SortTerm;

/** Chooses the columns of a plan's table. */
final class Columns {
  /** The columns of a single record, except its stack, which is long and comes last. */
  private static final List<Key<?>> OF_A_RECORD =
      List.of(
          KeyCatalogue.PFN,
          KeyCatalogue.ORDER,
          KeyCatalogue.PID,
          KeyCatalogue.TGID,
          KeyCatalogue.NAME,
          KeyCatalogue.GFP,
          KeyCatalogue.MIGRATE_TYPE,
          KeyCatalogue.MODULE);

  private Columns() {}

  static List<Column<?>> of(Plan plan, List<Column.Across> across) {
    Set<Column<?>> columns = new LinkedHashSet<>();
    if (!plan.shown().isEmpty()) {
      columns.addAll(plan.shown());
      columns.addAll(across);
      return List.copyOf(columns);
    }
    columns.add(Measure.TIMES);
    columns.add(Measure.PAGES);
    columns.addAll(plan.measures());
    // Sort keys are columns too, so that the order can be seen.
    List<SortTerm> sorted = plan.order().stream().map(SortKey.Directed::term).toList();
    sorted.stream()
        .filter(Measure.class::isInstance)
        .forEach(term -> columns.add((Measure<?>) term));
    columns.addAll(across);
    boolean culled = !plan.keys().isEmpty();
    columns.addAll(culled ? plan.keys() : OF_A_RECORD);
    sorted.stream().filter(Key.class::isInstance).forEach(term -> columns.add((Key<?>) term));
    if (!culled) {
      columns.add(KeyCatalogue.STACKTRACE);
    }
    return List.copyOf(columns);
  }
}
