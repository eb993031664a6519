package org.pageowner.dsl.analysis.report;

import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.index.PairIndex;
import org.pageowner.dsl.internal.usage.UsageRules;

/**
 * The usage of each record of a dump, as a name: computed once for each combination of stack,
 * flags, mask and lines after the stack, which determine it.
 */
final class RecordUsages {
  private static final UsageRules RULES = UsageRules.get();

  private final Names names;
  private final PairIndex stacksAndFlags = new PairIndex();
  private final PairIndex masksAndTrailers = new PairIndex();
  private final PairIndex combinations = new PairIndex();
  private final LongList usages = new LongList();

  RecordUsages(Names names) {
    this.names = names;
  }

  /** Returns the name of the usage of a record, of whose batch a slice starts at {@code from}. */
  int of(RecordBatch batch, int from, RecordSlice slice, int row) {
    int inner = stacksAndFlags.add(slice.stacks[row], slice.flags[row]);
    int outer = masksAndTrailers.add(slice.masks[row], slice.trailers[row]);
    int known = combinations.size();
    int combination = combinations.add(inner, outer);
    if (combination == known) {
      usages.add(names.add(RULES.rule(batch.record(from + row)).usage().word()));
    }
    return (int) usages.get(combination);
  }
}
