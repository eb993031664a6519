package org.pageowner.benchmarks.parts;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.PageOwnerSort;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Table;

/** Asking a loaded dump, by one thread unless said. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AskParts {
  private static final Plan FILTER =
      Plan.parse(
          "--where='order <= 3 and name like \"kworker*\" and alloc_ts >= 20000000000' --limit=20");
  private static final Plan GROUP = Plan.parse("--cull=st");
  private static final Plan GROUP_BY_TWO = Plan.parse("--cull=st,p");
  private static final Plan SORT = Plan.parse("--sort=n,-at");
  private static final Plan TOP = Plan.parse("--sort=-at --limit=20");
  private static final PageOwnerSort COMPATIBLE = PageOwnerSort.parse(List.of("-m", "--cull=st"));

  /**
   * Three conditions, on a number, a text and a time. All records are asked, though only the first
   * that pass are kept.
   */
  @Benchmark
  public Table filter(Texts texts, Rates rates) {
    return ask(texts, rates, FILTER);
  }

  /** One key, few groups. */
  @Benchmark
  public Table group(Texts texts, Rates rates) {
    return ask(texts, rates, GROUP);
  }

  /** Two keys, more groups. */
  @Benchmark
  public Table groupByTwo(Texts texts, Rates rates) {
    return ask(texts, rates, GROUP_BY_TWO);
  }

  /** All records, by a text and a number. */
  @Benchmark
  public Table sort(Texts texts, Rates rates) {
    return ask(texts, rates, SORT);
  }

  /** The first 20 of all records by a number. */
  @Benchmark
  public Table top(Texts texts, Rates rates) {
    return ask(texts, rates, TOP);
  }

  /** The work of {@code sort -m --cull=st} on a loaded dump; several threads print. */
  @Benchmark
  public ReadReport compatibleSort(Texts texts, Rates rates) throws IOException {
    rates.records += texts.dump.size();
    return COMPATIBLE.run(texts.dump, OutputStream.nullOutputStream());
  }

  private static Table ask(Texts texts, Rates rates, Plan plan) {
    rates.records += texts.dump.size();
    return Query.from(texts.dump).with(plan).run();
  }
}
