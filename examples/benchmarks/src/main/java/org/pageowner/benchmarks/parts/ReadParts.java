package org.pageowner.benchmarks.parts;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.pageowner.core.Dump;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.ReadReport;

/**
 * Reading, by one thread. All but {@link #intern} go through the front door: so they stay
 * comparable when the internals change.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReadParts {
  /**
   * Text in, batches out and dropped: finds the fields, looks up values that differ, packs columns.
   */
  @Benchmark
  public ReadReport scan(Texts texts, Rates rates, Blackhole sink) throws IOException {
    ReadReport report = Dump.reader().threads(1).stream(texts.source(), sink::consume);
    rates.bytes += texts.text.length;
    rates.records += report.records();
    return report;
  }

  /** The look-ups of a scan by themselves. */
  @Benchmark
  public int intern(LookedUp values, Rates rates) {
    return values.intern(rates);
  }

  /** Text in, a dump out: a scan, and the dictionaries of its chunks joined. */
  @Benchmark
  public Dump load(Texts texts, Rates rates) throws IOException {
    Dump dump = Dump.reader().threads(1).read(texts.source());
    rates.bytes += texts.text.length;
    rates.records += dump.size();
    return dump;
  }

  /** Every field of every record as a value, from a dump of which nothing was asked yet. */
  @Benchmark
  public void decode(FreshDump fresh, Rates rates, Blackhole sink) {
    for (PageRecord record : fresh.dump) {
      sink.consume(record.pfn());
      sink.consume(record.order());
      sink.consume(record.gfp());
      sink.consume(record.pid());
      sink.consume(record.tgid());
      sink.consume(record.name());
      sink.consume(record.allocTs());
      sink.consume(record.freeTs());
      sink.consume(record.migrateType());
      sink.consume(record.pageblock());
      sink.consume(record.pageblockType());
      sink.consume(record.flags());
      sink.consume(record.stack());
      sink.consume(record.trailer());
    }
    rates.records += fresh.dump.size();
  }
}
