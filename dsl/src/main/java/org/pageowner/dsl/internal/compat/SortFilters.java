package org.pageowner.dsl.internal.compat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.filter.RowFilter;

/** What records must pass to be sorted. */
final class SortFilters {
  private SortFilters() {}

  static List<RowFilter> of(SortCommand command, ToolColumns columns) {
    List<RowFilter> tests = new ArrayList<>();
    List<Long> pids = command.pids();
    if (pids != null) {
      tests.add(numbers(columns.of(ToolKey.PID), Set.copyOf(pids)));
    }
    List<Long> tgids = command.tgids();
    if (tgids != null) {
      tests.add(numbers(columns.of(ToolKey.TGID), Set.copyOf(tgids)));
    }
    List<String> names = command.names();
    if (names != null) {
      tests.add(values(columns.of(ToolKey.NAME), Set.copyOf(names)));
    }
    List<String> modules = command.modules();
    if (modules != null) {
      tests.add(values(columns.of(ToolKey.MODULE), Set.copyOf(modules)));
    }
    if (command.unreleasedOnly()) {
      KeyColumn released = columns.released();
      tests.add(
          (block, passed) -> {
            long[] codes = released.codes(block);
            for (int row = 0; row < block.count(); row++) {
              passed[row] = codes[row] == 0;
            }
          });
    }
    return tests;
  }

  private static RowFilter numbers(KeyColumn column, Set<Long> wanted) {
    return (block, passed) -> {
      long[] codes = column.codes(block);
      for (int row = 0; row < block.count(); row++) {
        passed[row] = wanted.contains(codes[row]);
      }
    };
  }

  private static RowFilter values(KeyColumn column, Set<String> wanted) {
    return (block, passed) -> {
      long[] codes = column.codes(block);
      for (int row = 0; row < block.count(); row++) {
        Object value = column.value(codes[row]);
        passed[row] = value != null && wanted.contains(value);
      }
    };
  }
}
