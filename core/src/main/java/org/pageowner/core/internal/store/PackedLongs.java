package org.pageowner.core.internal.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.column.BulkLongColumn;
import org.pageowner.core.internal.column.SetBits;

/**
 * A column of numbers, compressed by frame of reference: differences from the smallest number, in
 * 0, 1, 2, 4 or 8 bytes each, as few as the largest difference needs.
 *
 * <p>Where most rows repeat, the column is run-length encoded as well: one number for each run of
 * rows. Both keep random access, and a loop over packed numbers of one width is vectorised by the
 * JIT compiler.
 */
final class PackedLongs implements BulkLongColumn {
  static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Powers of 2, by a number of one byte. */
  private static final long[] POWERS = new long[1 << Byte.SIZE];

  static {
    Arrays.setAll(POWERS, exponent -> 1L << exponent);
  }

  /** Minimum average length of a run, in rows, for which run-length encoding pays. */
  private static final int WORTH_RUNS = 3;

  /** The same for numbers of one byte, which are read and summed faster than short runs. */
  private static final int WORTH_RUNS_OF_BYTES = 64;

  private final int size;
  private final @Nullable RunIndex changes;
  private final long base;

  /** The largest number, where none is absent. */
  private final long max;

  private final int width;
  private final byte[] data;
  private final @Nullable BitSet absent;
  private final boolean allAbsent;

  private PackedLongs(
      int size,
      @Nullable RunIndex changes,
      long base,
      long max,
      int width,
      byte[] data,
      @Nullable BitSet absent,
      boolean allAbsent) {
    this.size = size;
    this.changes = changes;
    this.base = base;
    this.max = max;
    this.width = width;
    this.data = data;
    this.absent = absent;
    this.allAbsent = allAbsent;
  }

  /** Packs the first {@code size} of {@code values}; the bits of {@code absent} are rows. */
  static PackedLongs pack(long[] values, int size, BitSet absent) {
    int missing = absent.cardinality();
    if (missing == size) {
      return new PackedLongs(size, null, 0, 0, 0, new byte[0], null, true);
    }
    long min = min(values, size);
    long max = max(values, size);
    int width = width(max - min);
    return new PackedLongs(
        size,
        null,
        min,
        max,
        width,
        packed(values, size, min, width),
        missing == 0 ? null : (BitSet) absent.clone(),
        false);
  }

  /** Packs a column that has a number for each run of records, as do bits of {@code absent}. */
  static PackedLongs pack(long[] values, RecordRuns runs, BitSet absent) {
    int missing = absent.cardinality();
    if (missing == runs.count()) {
      return new PackedLongs(runs.size(), null, 0, 0, 0, new byte[0], null, true);
    }
    long min = min(values, runs.count());
    long max = max(values, runs.count());
    int width = width(max - min);
    RunIndex changes =
        missing > 0 || width == 0
            ? null
            : RunIndex.of(
                runs,
                width == 1 ? WORTH_RUNS_OF_BYTES : WORTH_RUNS,
                run -> values[run] != values[run - 1]);
    return new PackedLongs(
        runs.size(),
        changes,
        min,
        max,
        width,
        changes == null
            ? runs.spread(values, min, width)
            : packed(chosen(values, changes.firsts(runs)), changes.runs(), min, width),
        missing == 0 ? null : runs.spread(absent),
        false);
  }

  private static long[] chosen(long[] values, int[] indexes) {
    long[] chosen = new long[indexes.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = values[indexes[i]];
    }
    return chosen;
  }

  private static long min(long[] values, int count) {
    long min = Long.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      min = Math.min(min, values[i]);
    }
    return min;
  }

  private static long max(long[] values, int count) {
    long max = Long.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      max = Math.max(max, values[i]);
    }
    return max;
  }

  static int width(long range) {
    if (range < 0) {
      return 8;
    }
    if (range == 0) {
      return 0;
    }
    return range <= 0xff ? 1 : range <= 0xffff ? 2 : range <= 0xffffffffL ? 4 : 8;
  }

  private static byte[] packed(long[] values, int size, long base, int width) {
    byte[] data = new byte[size * width];
    switch (width) {
      case 0 -> {}
      case 1 -> {
        for (int row = 0; row < size; row++) {
          data[row] = (byte) (values[row] - base);
        }
      }
      case 2 -> {
        for (int row = 0; row < size; row++) {
          SHORT.set(data, row * 2, (short) (values[row] - base));
        }
      }
      case 4 -> {
        for (int row = 0; row < size; row++) {
          INT.set(data, row * 4, (int) (values[row] - base));
        }
      }
      default -> {
        for (int row = 0; row < size; row++) {
          LONG.set(data, row * 8, values[row] - base);
        }
      }
    }
    return data;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean isAbsent(int row) {
    Objects.checkIndex(row, size);
    return allAbsent || (absent != null && absent.get(row));
  }

  @Override
  public long min() {
    return hasAbsent() ? BulkLongColumn.super.min() : base;
  }

  @Override
  public long max() {
    return hasAbsent() ? BulkLongColumn.super.max() : max;
  }

  @Override
  public boolean hasAbsent() {
    return allAbsent || absent != null;
  }

  @Override
  public long get(int row) {
    Objects.checkIndex(row, size);
    return numberAt(changes == null ? row : changes.run(row));
  }

  private long numberAt(int index) {
    return switch (width) {
      case 0 -> base;
      case 1 -> base + (data[index] & 0xff);
      case 2 -> base + ((short) SHORT.get(data, index * 2) & 0xffff);
      case 4 -> base + ((int) INT.get(data, index * 4) & 0xffffffffL);
      default -> base + (long) LONG.get(data, index * 8);
    };
  }

  @Override
  public void copy(int from, int count, long[] into) {
    Objects.checkFromIndexSize(from, count, size);
    if (changes == null) {
      copyRows(from, count, into);
      return;
    }
    int runs = changes.runs(from, count);
    if (runs == 0) {
      return;
    }
    long[] numbers = new long[runs];
    copyRows(changes.run(from), runs, numbers);
    changes.spread(from, count, numbers, into);
  }

  /**
   * Sets {@code into[i]} to the sum of 2 to the power of each of the first {@code i} numbers from
   * the row {@code from} on.
   */
  void copyPowerSums(int from, int count, long[] into) {
    Objects.checkFromIndexSize(from, count, size);
    into[0] = 0;
    if (changes != null || width == 0) {
      addPowersOfRuns(from, count, into);
    } else if (width == 1 && base == 0) {
      long sum = 0;
      for (int i = 0; i < count; i++) {
        sum += POWERS[data[from + i] & 0xff]; // an array load costs less than a shift
        into[i + 1] = sum;
      }
    } else {
      copyRows(from, count, into);
      long sum = 0;
      for (int i = 0; i < count; i++) {
        long power = 1L << into[i];
        into[i] = sum;
        sum += power;
      }
      into[count] = sum;
    }
  }

  private void addPowersOfRuns(int from, int count, long[] into) {
    int[] starts = new int[count + 1];
    int runs = changes == null ? Math.min(1, count) : changes.copyStarts(from, count, starts);
    int first = changes == null || count == 0 ? 0 : changes.run(from);
    starts[runs] = count;
    long sum = 0;
    for (int run = 0; run < runs; run++) {
      long power = 1L << numberAt(first + run);
      for (int i = starts[run]; i < starts[run + 1]; i++) {
        sum += power;
        into[i + 1] = sum;
      }
    }
  }

  @Override
  public void copyRows(int from, int[] rows, int count, long[] into) {
    RunIndex runs = changes;
    for (int i = 0; i < count; i++) {
      int row = Objects.checkIndex(from + rows[i], size);
      into[i] = numberAt(runs == null ? row : runs.run(row));
    }
  }

  @Override
  public void markChanges(int from, int count, long[] into) {
    Objects.checkFromIndexSize(from, count, size);
    if (absent != null) {
      BulkLongColumn.super.markChanges(from, count, into);
    } else if (changes == null) {
      ChangeMask.mark(data, width, from, count, into);
    } else {
      changes.mark(from, count, into);
    }
  }

  @Override
  public void markInRange(int from, int count, long low, long high, long[] into) {
    Objects.checkFromIndexSize(from, count, size);
    if (hasAbsent()) {
      BulkLongColumn.super.markInRange(from, count, low, high, into);
    } else if (changes != null) {
      markRunsInRange(changes, from, count, low, high, into);
    } else if (low <= max && high >= base && low <= high) {
      RangeMask.mark(
          data, width, from, count, Math.max(low, base) - base, Math.min(high, max) - base, into);
    }
  }

  private void markRunsInRange(
      RunIndex index, int from, int count, long low, long high, long[] into) {
    int[] starts = new int[count + 1];
    int runs = index.copyStarts(from, count, starts);
    int first = count == 0 ? 0 : index.run(from);
    starts[runs] = count;
    for (int run = 0; run < runs; run++) {
      long number = numberAt(first + run);
      if (number >= low && number <= high) {
        SetBits.set(into, starts[run], starts[run + 1]);
      }
    }
  }

  private void copyRows(int from, int count, long[] into) {
    switch (width) {
      case 0 -> Arrays.fill(into, 0, count, base);
      case 1 -> {
        for (int i = 0; i < count; i++) {
          into[i] = base + (data[from + i] & 0xff);
        }
      }
      case 2 -> {
        for (int i = 0; i < count; i++) {
          into[i] = base + ((short) SHORT.get(data, (from + i) * 2) & 0xffff);
        }
      }
      case 4 -> {
        for (int i = 0; i < count; i++) {
          into[i] = base + ((int) INT.get(data, (from + i) * 4) & 0xffffffffL);
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          into[i] = base + (long) LONG.get(data, (from + i) * 8);
        }
      }
    }
  }
}
