package org.pageowner.dsl.internal.engine.group;

import java.util.function.Function;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.NumberKey;

/**
 * The parts of a run that totals need.
 *
 * @param columns the columns of the run
 * @param conditions compiles the condition of a measure
 * @param spans gives the range of a key that a sparkline is over
 * @param memory bounds the memory of exact measures
 */
public record TotalsContext(
    KeyColumns columns,
    Function<Condition, RowSelection> conditions,
    Function<NumberKey, NumberSpan> spans,
    MemoryBound memory) {
  /** Returns the context of a run without conditions on measures and sparklines. */
  public static TotalsContext of(KeyColumns columns) {
    return new TotalsContext(
        columns,
        condition -> {
          throw new IllegalArgumentException("not compiled: " + condition);
        },
        key -> {
          throw new IllegalArgumentException("no range of " + key);
        },
        MemoryBound.ofRun());
  }
}
