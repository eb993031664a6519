package org.pageowner.core.internal.store;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.DictionaryColumn;

/**
 * Dictionary ids in as few bytes each as the batch's own ids need: 0, 1, 2 or 4.
 *
 * <p>The packed numbers are ids of the chunk that the batch was read from, plus 1 so that 0 is
 * absent. When the batch has joined others, {@code remap} leads from there to the ids of their
 * shared dictionary; so joining costs nothing per record.
 */
final class PackedIds<V> implements DictionaryColumn<V> {
  /** All bits but the highest of each of four numbers, and the highest ones. */
  private static final long LOW_BITS = 0x7fff_7fff_7fff_7fffL;

  private static final long HIGH_BITS = ~LOW_BITS;

  private final int size;
  private final int width;
  private final byte[] data;
  private final ValueDictionary<V> dictionary;
  private final int @Nullable [] remap;

  private PackedIds(
      int size, int width, byte[] data, ValueDictionary<V> dictionary, int @Nullable [] remap) {
    this.size = size;
    this.width = width;
    this.data = data;
    this.dictionary = dictionary;
    this.remap = remap;
  }

  /** Packs an id for each run; -1 is absent. */
  static <V> PackedIds<V> pack(int[] ids, Runs runs, ValueDictionary<V> dictionary) {
    int max = 0;
    for (int run = 0; run < runs.count(); run++) {
      max = Math.max(max, ids[run] + 1);
    }
    int width = PackedLongs.width(max);
    return new PackedIds<>(runs.size(), width, runs.spread(ids, width), dictionary, null);
  }

  /** The same column over a shared dictionary; {@code remap[own id]} is the shared id. */
  PackedIds<V> over(ValueDictionary<V> shared, int[] remap) {
    return new PackedIds<>(size, width, data, shared, remap);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public ValueDictionary<V> dictionary() {
    return dictionary;
  }

  @Override
  public int id(int row) {
    Objects.checkIndex(row, size);
    int own =
        switch (width) {
          case 0 -> 0;
          case 1 -> data[row] & 0xff;
          case 2 -> (short) PackedLongs.SHORT.get(data, row * 2) & 0xffff;
          default -> (int) PackedLongs.INT.get(data, row * 4);
        };
    return own == 0 ? ABSENT : remap == null ? own - 1 : remap[own - 1];
  }

  @Override
  public void copyIds(int from, int count, int[] into) {
    Objects.checkFromIndexSize(from, count, size);
    int[] map = remap;
    if (map == null) {
      copyOwn(from, count, into);
    } else if (width == 2) {
      for (int i = 0; i < count; i++) {
        int own = (short) PackedLongs.SHORT.get(data, (from + i) * 2) & 0xffff;
        into[i] = own == 0 ? ABSENT : map[own - 1];
      }
    } else if (width == 1) {
      for (int i = 0; i < count; i++) {
        int own = data[from + i] & 0xff;
        into[i] = own == 0 ? ABSENT : map[own - 1];
      }
    } else {
      copyOwn(from, count, into);
      for (int i = 0; i < count; i++) {
        int own = into[i];
        into[i] = own < 0 ? ABSENT : map[own];
      }
    }
  }

  @Override
  public int copyRuns(int from, int count, int[] starts, int[] ids) {
    Objects.checkFromIndexSize(from, count, size);
    if (count == 0) {
      return 0;
    }
    int runs =
        switch (width) {
          case 0 -> 1;
          case 1 -> starts1(from, count, starts);
          case 2 -> starts2(from, count, starts);
          default -> starts4(from, count, starts);
        };
    starts[0] = 0;
    if (width == 2 && remap != null) {
      int[] map = remap;
      for (int run = 0; run < runs; run++) {
        int own = (short) PackedLongs.SHORT.get(data, (from + starts[run]) * 2) & 0xffff;
        ids[run] = own == 0 ? ABSENT : map[own - 1];
      }
    } else {
      for (int run = 0; run < runs; run++) {
        ids[run] = id(from + starts[run]);
      }
    }
    return runs;
  }

  // How long a run is cannot be foreseen, so a branch would mostly be taken wrongly: each row is
  // written as a start, and stays one if the next start goes behind it.

  private int starts1(int from, int count, int[] starts) {
    int runs = 1;
    for (int i = 1; i < count; i++) {
      starts[runs] = i;
      runs += differ(data[from + i], data[from + i - 1]);
    }
    return runs;
  }

  private int starts2(int from, int count, int[] starts) {
    int runs = 1;
    int i = 1;
    for (; i + 4 <= count; i += 4) {
      int at = (from + i) * 2;
      long bits = (long) PackedLongs.LONG.get(data, at) ^ (long) PackedLongs.LONG.get(data, at - 2);
      long differ = (((bits & LOW_BITS) + LOW_BITS) | bits) & HIGH_BITS;
      starts[runs] = i;
      runs += (int) (differ >>> 15) & 1;
      starts[runs] = i + 1;
      runs += (int) (differ >>> 31) & 1;
      starts[runs] = i + 2;
      runs += (int) (differ >>> 47) & 1;
      starts[runs] = i + 3;
      runs += (int) (differ >>> 63);
    }
    for (; i < count; i++) {
      int at = (from + i) * 2;
      starts[runs] = i;
      runs +=
          differ(
              (short) PackedLongs.SHORT.get(data, at), (short) PackedLongs.SHORT.get(data, at - 2));
    }
    return runs;
  }

  private int starts4(int from, int count, int[] starts) {
    int runs = 1;
    int before = (int) PackedLongs.INT.get(data, from * 4);
    for (int i = 1; i < count; i++) {
      int own = (int) PackedLongs.INT.get(data, (from + i) * 4);
      starts[runs] = i;
      runs += differ(own, before);
      before = own;
    }
    return runs;
  }

  /** 1 if two numbers are not the same, else 0. */
  private static int differ(int a, int b) {
    int bits = a ^ b;
    return (bits | -bits) >>> 31;
  }

  private void copyOwn(int from, int count, int[] into) {
    switch (width) {
      case 0 -> java.util.Arrays.fill(into, 0, count, ABSENT);
      case 1 -> {
        for (int i = 0; i < count; i++) {
          into[i] = (data[from + i] & 0xff) - 1;
        }
      }
      case 2 -> {
        for (int i = 0; i < count; i++) {
          into[i] = ((short) PackedLongs.SHORT.get(data, (from + i) * 2) & 0xffff) - 1;
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          into[i] = (int) PackedLongs.INT.get(data, (from + i) * 4) - 1;
        }
      }
    }
  }
}
