package org.pageowner.benchmarks.parts;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.pageowner.core.Dump;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.StackTrace;

/**
 * Reading, by one thread, through the front door: so the parts stay comparable when what is behind
 * it changes.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReadParts {
  /** Text in, batches out and dropped: the scan, and interning within each chunk. */
  @Benchmark
  public ReadReport scan(Texts texts, Rates rates) throws IOException {
    ReadReport report = Dump.reader().threads(1).stream(texts.stream(), batch -> {});
    rates.bytes += texts.text.length;
    rates.records += report.records();
    return report;
  }

  /** Text in, a dump out: the scan, interning, and joining what the chunks have interned. */
  @Benchmark
  public Dump load(Texts texts, Rates rates) throws IOException {
    Dump dump = Dump.reader().threads(1).read(texts.stream());
    rates.bytes += texts.text.length;
    rates.records += dump.size();
    return dump;
  }

  /** Every field of every record of a loaded dump, one by one. */
  @Benchmark
  public long decode(Texts texts, Rates rates) {
    long sum = 0;
    for (PageRecord record : texts.dump) {
      sum += sum(record.pfn()) + sum(record.pid()) + sum(record.allocTs()) + record.pages();
      StackTrace stack = record.stack();
      sum += (stack == null ? 0 : stack.frames().size()) + String.valueOf(record.name()).length();
      rates.records++;
    }
    return sum;
  }

  private static long sum(@Nullable Long value) {
    return value == null ? 0 : value;
  }
}
