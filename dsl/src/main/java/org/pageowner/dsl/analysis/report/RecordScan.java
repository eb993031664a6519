package org.pageowner.dsl.analysis.report;

import java.util.List;
import org.pageowner.core.Dump;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.EarlyPages;
import org.pageowner.core.record.RecordBatch;

/** One pass over the records of a dump for all scans of a report. */
final class RecordScan {
  private static final byte UNKNOWN = 0;
  private static final byte EARLY = 1;
  private static final byte NOT_EARLY = 2;
  private static final byte UNDECIDED = 3;

  /** A scan, which is given one record after the other. */
  interface Visitor {
    /** Visits a row of a slice. */
    void visit(RecordSlice slice, int row, boolean isEarly);
  }

  private final RecordSlice slice = new RecordSlice();
  private final RecordUsages usages;
  private byte[] verdicts = new byte[0];

  private RecordScan(RecordUsages usages) {
    this.usages = usages;
  }

  /** Shows all records to the scans, in file order. */
  static void of(Dump dump, RecordUsages usages, List<Visitor> visitors) {
    RecordScan scan = new RecordScan(usages);
    for (RecordBatch batch : dump.batches()) {
      scan.read(batch, visitors.toArray(Visitor[]::new));
    }
  }

  private void read(RecordBatch batch, Visitor[] visitors) {
    if (batch.stack().dictionary().size() > verdicts.length) {
      verdicts = new byte[batch.stack().dictionary().size()];
    }
    for (int from = 0; from < batch.size(); from += RecordSlice.ROWS) {
      slice.copy(batch, from);
      for (int row = 0; row < slice.size; row++) {
        boolean isEarly = isEarly(batch, from + row, slice.stacks[row]);
        slice.usages[row] = usages.of(batch, from, slice, row);
        for (Visitor visitor : visitors) {
          visitor.visit(slice, row, isEarly);
        }
      }
    }
  }

  private boolean isEarly(RecordBatch batch, int row, int stack) {
    byte verdict = stack == DictionaryColumn.ABSENT ? UNDECIDED : verdicts[stack];
    if (verdict == UNKNOWN) {
      verdict =
          switch (EarlyPages.byStack(batch.stack().dictionary().value(stack))) {
            case EARLY -> EARLY;
            case NOT_EARLY -> NOT_EARLY;
            case UNDECIDED -> UNDECIDED;
          };
      verdicts[stack] = verdict;
    }
    return verdict == UNDECIDED ? batch.record(row).isEarly() : verdict == EARLY;
  }
}
