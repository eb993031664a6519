package org.pageowner.dsl.internal.engine.column;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pageowner.core.record.RecordBatch;

class DictionaryKeyColumnTest {
  private static final List<String> ONE = List.of("a", "a", "b", "c", "c", "c", "a");
  private static final List<String> OTHER = List.of("c", "d", "d", "a", "e");

  private final DictionaryKeyColumn<String> names = new DictionaryKeyColumn<>(RecordBatch::name);

  private List<String> values(List<String> written) throws IOException {
    RowSlice slice = RowSlices.all(RowSlices.named(written));
    List<String> values = new ArrayList<>();
    for (int row = 0; row < slice.count(); row++) {
      values.add(names.get(names.codes(slice)[row]));
    }
    return values;
  }

  @Test
  void codes_anotherDictionary_keepTheirValues() throws IOException {
    assertEquals(ONE, values(ONE));
    long[] before = names.codes(RowSlices.all(RowSlices.named(ONE))).clone();
    assertEquals(OTHER, values(OTHER));
    assertEquals(ONE, values(ONE));
    assertArrayEquals(before, names.codes(RowSlices.all(RowSlices.named(ONE))));
    assertEquals("c", names.get(before[3]));
  }

  @Test
  void runs_areWhereTheCodeChanges() throws IOException {
    for (List<String> written : List.of(ONE, OTHER, ONE)) {
      RowSlice slice = RowSlices.all(RowSlices.named(written));
      int runs = names.runs(slice);
      List<String> spread = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        int length = names.starts()[run + 1] - names.starts()[run];
        spread.addAll(Collections.nCopies(length, names.get(names.idsOfRuns()[run])));
      }
      assertEquals(written, spread);
    }
    assertEquals(4, names.runs(RowSlices.all(RowSlices.named(ONE))));
  }

  @Test
  void gather_isTheSameFromRunsFromAllRowsAndFromFew() throws IOException {
    List<String> written = new ArrayList<>();
    for (int row = 0; row < 100; row++) {
      written.add("n" + row / 3 % 7);
    }
    RecordBatch batch = RowSlices.named(written);
    values(OTHER);
    int[] few = {0, 17, 18, 99};
    long[] fromFew = new long[4];
    names.gather(RowSlices.all(batch), few, 4, fromFew);
    RowSlice withRuns = RowSlices.all(batch);
    long[] fromRuns = new long[4];
    assertEquals(34, names.runs(withRuns));
    names.gather(withRuns, few, 4, fromRuns);
    long[] all = names.codes(RowSlices.all(batch));
    assertArrayEquals(new long[] {all[0], all[17], all[18], all[99]}, fromFew);
    assertArrayEquals(fromFew, fromRuns);
  }
}
