package org.pageowner.dsl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpReader;
import org.pageowner.core.StackInventory;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.Source;

/** What can be asked: a dump or an inventory in memory, a file, a stream. */
final class Sources {
  private Sources() {}

  static Source loaded(Dump dump) {
    return new Loaded(dump);
  }

  static Source kept(List<RecordBatch> batches, ReadReport report) {
    return new Kept(List.copyOf(batches), report);
  }

  static Source inventory(StackInventory inventory) {
    return new Listed(inventory);
  }

  static Source streamed(Path path, DumpReader reader) {
    return new Streamed(path.toString(), consumer -> reader.stream(path, consumer));
  }

  static Source streamed(InputStream stream, DumpReader reader) {
    return new Streamed("stream", consumer -> reader.stream(stream, consumer));
  }

  private record Loaded(Dump dump) implements Source {
    @Override
    public ReadReport read(Consumer<RecordBatch> consumer) {
      dump.batches().forEach(consumer);
      return dump.report();
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
      batches.forEach(consumer);
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
      inventory.batches().forEach(consumer);
      return inventory.report();
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

  private interface Reading {
    ReadReport run(Consumer<RecordBatch> consumer) throws IOException;
  }

  private record Streamed(String name, Reading reading) implements Source {
    @Override
    public ReadReport read(Consumer<RecordBatch> consumer) throws IOException {
      return reading.run(consumer);
    }

    @Override
    public boolean isStreamed() {
      return true;
    }

    @Override
    public String description() {
      return name + ": streamed, records are dropped once they are counted";
    }
  }
}
