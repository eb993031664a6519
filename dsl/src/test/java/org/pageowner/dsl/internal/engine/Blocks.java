package org.pageowner.dsl.internal.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.pageowner.core.Dump;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;

/** Batches, blocks and lanes for tests of the engine's parts. */
final class Blocks {
  private Blocks() {}

  /** A batch of one record for each name. */
  static RecordBatch named(List<String> names) throws IOException {
    DumpBuilder dump = DumpBuilder.of(Form.H);
    for (String name : names) {
      dump.record(r -> r.name(name));
    }
    return Dump.read(new ByteArrayInputStream(dump.bytes())).batches().get(0);
  }

  /** All rows of a batch. */
  static Block all(RecordBatch batch) {
    return new Block(batch, 0, batch.size());
  }

  /** The numbers 0 to {@code size - 1}. */
  static int[] rows(int size) {
    return java.util.stream.IntStream.range(0, size).toArray();
  }

  /** What a lane of numbers gives for a row. */
  interface Numbers {
    long of(int row);
  }

  /** A lane of numbers that are told by where a row stands. */
  static Lane lane(Numbers numbers) {
    return new Lane() {
      @Override
      protected void read(Block block, long[] into) {
        for (int row = 0; row < block.count(); row++) {
          into[row] = numbers.of(block.from() + row);
        }
      }

      @Override
      public Object value(long code) {
        return code;
      }

      @Override
      public Sorting sorting() {
        return Sorting.BY_CODE;
      }
    };
  }
}
