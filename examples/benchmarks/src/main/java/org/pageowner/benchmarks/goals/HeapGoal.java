package org.pageowner.benchmarks.goals;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pageowner.benchmarks.measure.Results;
import org.pageowner.benchmarks.measure.Spread;
import org.pageowner.core.Dump;
import org.pageowner.core.record.RecordBatch;

/**
 * The retained heap of a loaded dump: the heap in use after collections, with the dump and without.
 */
final class HeapGoal {
  private HeapGoal() {}

  static void measure(Results results, Path path) throws IOException {
    Dump.read(path); // so that classes and caches are there before
    long before = used();
    Dump dump = Dump.read(path);
    long retained = used() - before;
    long records = dump.size();
    long distinct = distinctBytes(dump);
    results.title("Retained heap, " + Jdk.current().name(), Subject.of(path));
    results.goals();
    one(results, "bytes in use with the dump, MB", retained / 1e6);
    one(results, "texts of the dictionaries, MB", distinct / 1e6);
    results.atMost(
        "bytes a record less the dictionaries' texts",
        Spread.of(List.of((double) (retained - distinct) / records)),
        40);
    results.atMost("% of the file", Spread.of(List.of(100.0 * retained / Files.size(path))), 8);
    results.figure("records, millions", Spread.of(List.of(dump.size() / 1e6)));
  }

  private static void one(Results results, String what, double number) {
    results.figure(what, Spread.of(List.of(number)));
  }

  private static long distinctBytes(Dump dump) {
    if (dump.batches().isEmpty()) {
      return 0;
    }
    RecordBatch batch = dump.batches().get(0);
    long sum = 0;
    for (var column :
        List.of(batch.stack(), batch.name(), batch.gfp(), batch.flags(), batch.trailer())) {
      for (int id = 0; id < column.dictionary().size(); id++) {
        sum += column.dictionary().bytes(id).length;
      }
    }
    return sum;
  }

  private static long used() {
    var memory = ManagementFactory.getMemoryMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      memory.gc();
      least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
    }
    return least;
  }
}
