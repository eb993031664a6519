package org.pageowner.dsl.internal.compat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.pageowner.dsl.internal.engine.Lane;
import org.pageowner.dsl.internal.engine.RowTest;

/** What records must pass to be sorted. */
final class SortFilters {
  private SortFilters() {}

  static List<RowTest> of(SortCommand command, CompatLanes lanes) {
    List<RowTest> tests = new ArrayList<>();
    List<Long> pids = command.pids();
    if (pids != null) {
      tests.add(numbers(lanes.of(CompatKey.PID), Set.copyOf(pids)));
    }
    List<Long> tgids = command.tgids();
    if (tgids != null) {
      tests.add(numbers(lanes.of(CompatKey.TGID), Set.copyOf(tgids)));
    }
    List<String> names = command.names();
    if (names != null) {
      tests.add(values(lanes.of(CompatKey.NAME), Set.copyOf(names)));
    }
    List<String> modules = command.modules();
    if (modules != null) {
      tests.add(values(lanes.of(CompatKey.MODULE), Set.copyOf(modules)));
    }
    if (command.unreleasedOnly()) {
      Lane released = lanes.released();
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

  private static RowTest numbers(Lane lane, Set<Long> wanted) {
    return (block, passed) -> {
      long[] codes = lane.codes(block);
      for (int row = 0; row < block.count(); row++) {
        passed[row] = wanted.contains(codes[row]);
      }
    };
  }

  private static RowTest values(Lane lane, Set<String> wanted) {
    return (block, passed) -> {
      long[] codes = lane.codes(block);
      for (int row = 0; row < block.count(); row++) {
        Object value = lane.value(codes[row]);
        passed[row] = value != null && wanted.contains(value);
      }
    };
  }
}
