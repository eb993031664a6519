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

  static <V> PackedIds<V> pack(int[] ids, int size, ValueDictionary<V> dictionary) {
    int max = 0;
    for (int row = 0; row < size; row++) {
      max = Math.max(max, ids[row] + 1);
    }
    int width = PackedLongs.width(max);
    byte[] data = new byte[size * width];
    switch (width) {
      case 0 -> {}
      case 1 -> {
        for (int row = 0; row < size; row++) {
          data[row] = (byte) (ids[row] + 1);
        }
      }
      case 2 -> {
        for (int row = 0; row < size; row++) {
          PackedLongs.SHORT.set(data, row * 2, (short) (ids[row] + 1));
        }
      }
      default -> {
        for (int row = 0; row < size; row++) {
          PackedLongs.INT.set(data, row * 4, ids[row] + 1);
        }
      }
    }
    return new PackedIds<>(size, width, data, dictionary, null);
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
