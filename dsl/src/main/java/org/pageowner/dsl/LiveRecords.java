package org.pageowner.dsl;

import java.io.IOException;
import java.util.function.Consumer;
import org.pageowner.core.DumpReader;
import org.pageowner.core.LiveSource;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.KernelFilters;
import org.pageowner.dsl.internal.engine.Source;
import org.pageowner.dsl.plan.Plan;

/** The records of a running kernel, which leaves out what it can. */
record LiveRecords(LiveSource live, DumpReader reader) implements Source {
  @Override
  public ReadReport read(Consumer<RecordBatch> consumer) throws IOException {
    return reader.stream(live, consumer);
  }

  @Override
  public boolean isStreamed() {
    return true;
  }

  /**
   * A limit counts the records that the kernel gives, so that filters would change the answer; and
   * beside filters that are set a pid or tgid may widen what the kernel gives.
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
    return new LiveRecords(narrowed, reader);
  }

  @Override
  public String description() {
    String filters =
        live.kernelFilters().isEmpty()
            ? "without filters of the kernel"
            : "filtered by the kernel: " + String.join(" ", live.kernelFilters());
    return live + ": live, " + filters;
  }
}
