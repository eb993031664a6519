package org.pageowner.benchmarks.parts;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.pageowner.core.internal.dictionary.ByteDictionary;
import org.pageowner.core.record.Dictionary;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.RecordBatch;

/**
 * The values that a reader looks up: stacks, flags, names and gfp masks of those records whose
 * value is not that of the record before. Column by column, in file order.
 */
@State(Scope.Benchmark)
public class LookedUp {
  private static final List<Function<RecordBatch, DictionaryColumn<?>>> COLUMNS =
      List.of(RecordBatch::stack, RecordBatch::flags, RecordBatch::name, RecordBatch::gfp);

  private List<RunIndex> columns = List.of();

  /** Takes them out of the loaded dump. */
  @Setup
  public void take(Texts texts) {
    List<RecordBatch> batches = texts.dump.batches();
    columns = COLUMNS.stream().map(column -> new RunIndex(batches, column)).toList();
  }

  /** Looks all of them up in dictionaries that are empty at first; says how many are distinct. */
  int intern(Rates rates) {
    int distinct = 0;
    for (RunIndex column : columns) {
      distinct += column.intern();
      rates.values += column.ends.length;
      rates.bytes += column.bytes.length;
    }
    return distinct;
  }

  /** One column's values, concatenated as in a text, and the end of each. */
  private static final class RunIndex {
    final byte[] bytes;
    final int[] ends;

    RunIndex(List<RecordBatch> batches, Function<RecordBatch, DictionaryColumn<?>> of) {
      ByteArrayOutputStream values = new ByteArrayOutputStream();
      int[] places = new int[batches.stream().mapToInt(RecordBatch::size).sum()];
      int count = 0;
      int last = DictionaryColumn.ABSENT;
      for (RecordBatch batch : batches) {
        DictionaryColumn<?> column = of.apply(batch);
        Dictionary<?> dictionary = column.dictionary();
        for (int row = 0; row < batch.size(); row++) {
          int id = column.id(row);
          if (id != last && id != DictionaryColumn.ABSENT) {
            values.writeBytes(dictionary.bytes(id));
            places[count++] = values.size();
          }
          last = id;
        }
      }
      bytes = values.toByteArray();
      ends = Arrays.copyOf(places, count);
    }

    int intern() {
      ByteDictionary dictionary = new ByteDictionary();
      int from = 0;
      for (int end : ends) {
        dictionary.intern(bytes, from, end);
        from = end;
      }
      return dictionary.size();
    }
  }
}
