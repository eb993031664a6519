package org.pageowner.dsl;

import java.util.function.Consumer;
import org.pageowner.core.LiveSource;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.Source;
import org.pageowner.dsl.internal.engine.filter.KernelFilters;
import org.pageowner.dsl.plan.Plan;

/** The records of a running kernel, whose filters leave out those that the plan does not select. */
record LiveRecords(LiveSource live, LiveSource all) implements Source {
  /** All records of a source. */
  LiveRecords(LiveSource live) {
    this(live, live);
  }

  @Override
  public Source whole() {
    return new LiveRecords(all);
  }

  @Override
  public ReadReport read(Consumer<RecordBatch> consumer) {
    return live.forEachBatch(consumer);
  }

  @Override
  public boolean isStreamed() {
    return true;
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  /**
   * Adds filters only where they cannot change the answer: a limit counts the records that pass the
   * filters, and next to filters of the user a pid or tgid may admit more records.
   */
  @Override
  public Source narrowed(Plan plan) {
    LiveSource narrowed = live;
    if (!live.isLimited() && live.kernelFilters().isEmpty()) {
      for (String token : KernelFilters.of(plan)) {
        if (narrowed.accepts(token)) {
          narrowed = narrowed.kernelFilter(token);
        }
      }
    }
    return new LiveRecords(narrowed, all);
  }

  @Override
  public String description() {
    String filters =
        live.kernelFilters().isEmpty()
            ? "without filters of the kernel"
            : "filtered by the kernel: " + String.join(" ", live.kernelFilters());
    String own =
        live.leavesOutOwn() && live.ownTgid().isPresent()
            ? ", without this process's own records"
            : "";
    return live + ": live, " + filters + own;
  }
}
