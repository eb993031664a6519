package org.pageowner.core.internal.store;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.column.BulkDictionaryColumn;
import org.pageowner.core.internal.column.SetBits;
import org.pageowner.core.internal.dictionary.ValueDictionary;

/**
 * A dictionary-encoded column: ids in 0, 1, 2 or 4 bytes each, as few as the batch's own ids need,
 * one for each row or, run-length encoded, one for each run of rows.
 *
 * <p>The packed numbers are ids of the batch's own dictionary, plus 1 so that 0 is absent. After
 * the batch is joined with others, {@code remap} maps them to the ids of the shared dictionary, so
 * joining costs nothing per record.
 */
final class PackedIds<V> implements BulkDictionaryColumn<V> {
  /** Minimum average length of a run, in rows, for which run-length encoding pays. */
  private static final int WORTH_RUNS = 3;

  private final int size;
  private final @Nullable RunIndex changes;
  private final int width;
  private final byte[] data;
  private final ValueDictionary<V> dictionary;
  private final int @Nullable [] remap;

  private PackedIds(
      int size,
      @Nullable RunIndex changes,
      int width,
      byte[] data,
      ValueDictionary<V> dictionary,
      int @Nullable [] remap) {
    this.size = size;
    this.changes = changes;
    this.width = width;
    this.data = data;
    this.dictionary = dictionary;
    this.remap = remap;
  }

  /** Packs a column that has an id for each run of records; -1 is absent. */
  static <V> PackedIds<V> pack(int[] ids, RecordRuns runs, ValueDictionary<V> dictionary) {
    int max = 0;
    for (int run = 0; run < runs.count(); run++) {
      max = Math.max(max, ids[run] + 1);
    }
    int width = PackedLongs.width(max);
    RunIndex changes =
        width == 0 ? null : RunIndex.of(runs, WORTH_RUNS, run -> ids[run] != ids[run - 1]);
    byte[] data =
        changes == null ? runs.spread(ids, width) : packed(ids, changes.firsts(runs), width);
    return new PackedIds<>(runs.size(), changes, width, data, dictionary, null);
  }

  private static byte[] packed(int[] ids, int[] runs, int width) {
    byte[] data = new byte[runs.length * width];
    switch (width) {
      case 0 -> {}
      case 1 -> {
        for (int i = 0; i < runs.length; i++) {
          data[i] = (byte) (ids[runs[i]] + 1);
        }
      }
      case 2 -> {
        for (int i = 0; i < runs.length; i++) {
          PackedLongs.SHORT.set(data, i * 2, (short) (ids[runs[i]] + 1));
        }
      }
      default -> {
        for (int i = 0; i < runs.length; i++) {
          PackedLongs.INT.set(data, i * 4, ids[runs[i]] + 1);
        }
      }
    }
    return data;
  }

  /** Returns this column over a shared dictionary; {@code remap[own id]} is the shared id. */
  PackedIds<V> over(ValueDictionary<V> shared, int[] remap) {
    return new PackedIds<>(size, changes, width, data, shared, remap);
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
    return idAt(changes == null ? row : changes.run(row));
  }

  private int idAt(int index) {
    int own =
        switch (width) {
          case 0 -> 0;
          case 1 -> data[index] & 0xff;
          case 2 -> (short) PackedLongs.SHORT.get(data, index * 2) & 0xffff;
          default -> (int) PackedLongs.INT.get(data, index * 4);
        };
    return own == 0 ? ABSENT : remap == null ? own - 1 : remap[own - 1];
  }

  @Override
  public void copyIds(int from, int count, int[] into) {
    Objects.checkFromIndexSize(from, count, size);
    if (changes == null) {
      copy(from, count, into);
      return;
    }
    int runs = changes.runs(from, count);
    if (runs == 0) {
      return;
    }
    int[] ids = new int[runs];
    copy(changes.run(from), runs, ids);
    changes.spread(from, count, ids, into);
  }

  @Override
  public void copyIds(int from, int[] rows, int count, int[] into) {
    RunIndex runs = changes;
    for (int i = 0; i < count; i++) {
      int row = Objects.checkIndex(from + rows[i], size);
      into[i] = idAt(runs == null ? row : runs.run(row));
    }
  }

  @Override
  public int copyRuns(int from, int count, int[] starts, int[] ids) {
    Objects.checkFromIndexSize(from, count, size);
    if (count == 0) {
      return 0;
    }
    if (changes != null) {
      int runs = changes.copyStarts(from, count, starts);
      copy(changes.run(from), runs, ids);
      return runs;
    }
    long[] marks = new long[SetBits.words(count)];
    ChangeMask.mark(data, width, from, count, marks);
    marks[0] |= 1;
    int runs = SetBits.copy(marks, count, starts);
    copyIds(from, starts, runs, ids);
    return runs;
  }

  @Override
  public void markChanges(int from, int count, long[] into) {
    Objects.checkFromIndexSize(from, count, size);
    if (changes == null) {
      ChangeMask.mark(data, width, from, count, into);
    } else {
      changes.mark(from, count, into);
    }
  }

  /** Copies packed ids, of rows or of runs. */
  private void copy(int from, int count, int[] into) {
    switch (width) {
      case 0 -> Arrays.fill(into, 0, count, ABSENT);
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
    int[] map = remap;
    for (int i = 0; map != null && i < count; i++) {
      into[i] = into[i] == ABSENT ? ABSENT : map[into[i]];
    }
  }
}
