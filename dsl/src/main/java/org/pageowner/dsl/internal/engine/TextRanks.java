package org.pageowner.dsl.internal.engine;

import java.util.Arrays;
import java.util.List;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.dsl.internal.engine.sort.MergeSort;
import org.pageowner.dsl.internal.engine.sort.SortField;

/** The order of records by their whole texts, as bytes. */
final class TextRanks {
  private TextRanks() {}

  /** Ranks the texts of records; equal texts have equal ranks. */
  static OrderTerm.TextSorting of(RecordReferences records) {
    byte[][] texts = new byte[records.size()][];
    for (int i = 0; i < texts.length; i++) {
      Interruption.checkAt(i);
      texts[i] = records.batch(i).text(records.row(i));
    }
    int[] order =
        MergeSort.sorted(texts.length, (a, b) -> Arrays.compareUnsigned(texts[a], texts[b]));
    long[] ranks = new long[texts.length];
    long rank = 0;
    for (int i = 0; i < order.length; i++) {
      Interruption.checkAt(i);
      if (i > 0 && !Arrays.equals(texts[order[i - 1]], texts[order[i]])) {
        rank++;
      }
      ranks[order[i]] = rank;
    }
    return new OrderTerm.TextSorting(List.of(SortField.unbounded(row -> ranks[row])), null);
  }
}
