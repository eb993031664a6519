package org.pageowner.dsl.internal.compat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.filter.RowFilter;

/** The filters of a command line. */
final class SortFilters {
  private SortFilters() {}

  static List<RowFilter> of(SortCommand command, ToolColumns columns) {
    List<RowFilter> filters = new ArrayList<>();
    List<Long> pids = command.pids();
    if (pids != null) {
      filters.add(numbers(columns.of(ToolKey.PID), Set.copyOf(pids)));
    }
    List<Long> tgids = command.tgids();
    if (tgids != null) {
      filters.add(numbers(columns.of(ToolKey.TGID), Set.copyOf(tgids)));
    }
    List<String> names = command.names();
    if (names != null) {
      filters.add(values(columns.of(ToolKey.NAME), Set.copyOf(names)));
    }
    List<String> modules = command.modules();
    if (modules != null) {
      filters.add(values(columns.of(ToolKey.MODULE), Set.copyOf(modules)));
    }
    if (command.unreleasedOnly()) {
      KeyColumn released = columns.released();
      filters.add(
          (slice, passed) -> {
            long[] codes = released.codes(slice);
            for (int row = 0; row < slice.count(); row++) {
              passed[row] = codes[row] == 0;
            }
          });
    }
    return filters;
  }

  private static RowFilter numbers(KeyColumn column, Set<Long> wanted) {
    return (slice, passed) -> {
      long[] codes = column.codes(slice);
      for (int row = 0; row < slice.count(); row++) {
        passed[row] = wanted.contains(codes[row]);
      }
    };
  }

  private static RowFilter values(KeyColumn column, Set<String> wanted) {
    return (slice, passed) -> {
      long[] codes = column.codes(slice);
      for (int row = 0; row < slice.count(); row++) {
        Object value = column.value(codes[row]);
        passed[row] = value != null && wanted.contains(value);
      }
    };
  }
}
