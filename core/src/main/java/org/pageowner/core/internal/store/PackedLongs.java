package org.pageowner.core.internal.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.LongColumn;

/**
 * Numbers as differences from the smallest, in as few bytes each as the largest difference needs:
 * 0, 1, 2, 4 or 8.
 */
final class PackedLongs implements LongColumn {
  static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int size;
  private final long base;
  private final int width;
  private final byte[] data;
  private final @Nullable BitSet absent;
  private final boolean allAbsent;

  private PackedLongs(
      int size, long base, int width, byte[] data, @Nullable BitSet absent, boolean allAbsent) {
    this.size = size;
    this.base = base;
    this.width = width;
    this.data = data;
    this.absent = absent;
    this.allAbsent = allAbsent;
  }

  /** Packs the first {@code size} of {@code values}; bits of {@code absent} mark absent rows. */
  static PackedLongs pack(long[] values, int size, BitSet absent) {
    int missing = absent.cardinality();
    if (missing == size) {
      return new PackedLongs(size, 0, 0, new byte[0], null, true);
    }
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (int row = 0; row < size; row++) {
      min = Math.min(min, values[row]);
      max = Math.max(max, values[row]);
    }
    int width = width(max - min);
    byte[] data = new byte[size * width];
    write(values, size, min, width, data);
    return new PackedLongs(
        size, min, width, data, missing == 0 ? null : (BitSet) absent.clone(), false);
  }

  /** Packs a number for each run; bits of {@code absent} mark runs. */
  static PackedLongs pack(long[] values, Runs runs, BitSet absent) {
    int missing = absent.cardinality();
    if (missing == runs.count()) {
      return new PackedLongs(runs.size(), 0, 0, new byte[0], null, true);
    }
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (int run = 0; run < runs.count(); run++) {
      min = Math.min(min, values[run]);
      max = Math.max(max, values[run]);
    }
    int width = width(max - min);
    return new PackedLongs(
        runs.size(),
        min,
        width,
        runs.spread(values, min, width),
        missing == 0 ? null : runs.spread(absent),
        false);
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

  private static void write(long[] values, int size, long base, int width, byte[] data) {
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
  public boolean hasAbsent() {
    return allAbsent || absent != null;
  }

  @Override
  public long get(int row) {
    Objects.checkIndex(row, size);
    return switch (width) {
      case 0 -> base;
      case 1 -> base + (data[row] & 0xff);
      case 2 -> base + ((short) SHORT.get(data, row * 2) & 0xffff);
      case 4 -> base + ((int) INT.get(data, row * 4) & 0xffffffffL);
      default -> base + (long) LONG.get(data, row * 8);
    };
  }

  @Override
  public void copy(int from, int count, long[] into) {
    Objects.checkFromIndexSize(from, count, size);
    switch (width) {
      case 0 -> java.util.Arrays.fill(into, 0, count, base);
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
