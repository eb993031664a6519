package org.pageowner.dsl;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.LiveSource;
import org.pageowner.core.StackInventory;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.Source;

/** Adapts sources of records to the engine. */
final class Sources {
  private Sources() {}

  static Source of(DumpSource source) {
    if (source instanceof Dump dump) {
      return new Loaded(dump);
    }
    if (source instanceof StackInventory inventory) {
      return new Listed(inventory);
    }
    return source instanceof LiveSource live
        ? new LiveRecords(live.includesOwn() ? live : live.withoutOwn())
        : new Streamed(source);
  }

  static Source kept(List<RecordBatch> batches, ReadReport report) {
    Kept kept = new Kept(List.copyOf(batches), report);
    if (kept.rowCount() > report.records()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%,d records in the batches, and %,d in the report on %s: a report is missing, of"
                  + " another dump",
              kept.rowCount(),
              report.records(),
              report.source()));
    }
    return kept;
  }

  private record Loaded(Dump dump) implements Source {
    @Override
    public ReadReport read(Consumer<RecordBatch> consumer) {
      return dump.forEachBatch(consumer);
    }

    @Override
    public long rowCount() {
      return dump.size();
    }

    @Override
    public boolean isStreamed() {
      return false;
    }

    @Override
    public String description() {
      return String.format(
          Locale.ROOT, "%s: %,d records in memory", dump.report().source(), dump.size());
    }
  }

  private record Kept(List<RecordBatch> batches, ReadReport report) implements Source {
    @Override
    public ReadReport read(Consumer<RecordBatch> consumer) {
      for (RecordBatch batch : batches) {
        Interruption.check();
        consumer.accept(batch);
      }
      return report;
    }

    @Override
    public long rowCount() {
      return batches.stream().mapToLong(RecordBatch::size).sum();
    }

    @Override
    public boolean isStreamed() {
      return false;
    }

    @Override
    public String description() {
      return String.format(
          Locale.ROOT, "%s: %,d records that were kept", report.source(), rowCount());
    }
  }

  private record Listed(StackInventory inventory) implements Source {
    @Override
    public ReadReport read(Consumer<RecordBatch> consumer) {
      return inventory.forEachBatch(consumer);
    }

    @Override
    public boolean isStreamed() {
      return false;
    }

    @Override
    public String description() {
      return "%s, in memory".formatted(inventory);
    }
  }

  private record Streamed(DumpSource source) implements Source {
    @Override
    public ReadReport read(Consumer<RecordBatch> consumer) {
      return source.forEachBatch(consumer);
    }

    @Override
    public boolean isStreamed() {
      return true;
    }

    @Override
    public boolean isRepeatable() {
      return source.isRepeatable();
    }

    @Override
    public String name() {
      return source.toString();
    }

    @Override
    public String description() {
      return source + ": streamed, records are dropped once they are counted";
    }
  }
}
