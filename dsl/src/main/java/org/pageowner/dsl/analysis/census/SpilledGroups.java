package org.pageowner.dsl.analysis.census;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Groups in a temporary file, in {@value #PARTS} parts by bits of their hashes: equal keys are in
 * the same part, so that each part can be summed by itself. Belongs to one thread while it is
 * written.
 */
final class SpilledGroups {
  /** Number of parts. */
  static final int PARTS = 64;

  private static final int BITS = Integer.numberOfTrailingZeros(PARTS);

  /** Above this level, all bits of the hash have been used. */
  static final int MAX_LEVEL = Long.SIZE / BITS - 1;

  private static final int READ_BYTES = 1 << 18;

  private final TemporaryFile file;
  private final int level;
  private final List<List<Range>> parts = new ArrayList<>();

  private record Range(long offset, long bytes) {}

  /**
   * No groups.
   *
   * @param level the number of times that their hashes were used before for this
   */
  SpilledGroups(TemporaryFile file, int level) {
    this.file = file;
    this.level = level;
    for (int part = 0; part < PARTS; part++) {
      parts.add(new ArrayList<>());
    }
  }

  private int part(byte[] bytes, int at) {
    return (int) (GroupBytes.hash(bytes, at) << (level * BITS) >>> (Long.SIZE - BITS));
  }

  /** Moves the groups of a table here. */
  void take(GroupTable table) throws IOException {
    int[] ends = new int[PARTS];
    table.forEach(group -> ends[part(table.array(group), GroupTable.index(group))]++);
    for (int part = 1; part < PARTS; part++) {
      ends[part] += ends[part - 1];
    }
    int[] next = new int[PARTS];
    System.arraycopy(ends, 0, next, 1, PARTS - 1);
    int[] sorted = new int[table.size()];
    table.forEach(
        group -> sorted[next[part(table.array(group), GroupTable.index(group))]++] = group);
    GroupOutput out = new GroupOutput(file, table);
    for (int part = 0; part < PARTS; part++) {
      long start = out.offset();
      out.write(sorted, part == 0 ? 0 : ends[part - 1], ends[part]);
      if (out.offset() > start) {
        parts.get(part).add(new Range(start, out.offset() - start));
      }
    }
    out.flush();
    table.clear();
  }

  /** Returns the bytes of the groups of a part. */
  long bytes(int part) {
    return parts.get(part).stream().mapToLong(Range::bytes).sum();
  }

  /** Returns the level of the parts. */
  int level() {
    return level;
  }

  /** Returns the groups of a part, in no order; a key may occur several times. */
  List<GroupCursor> part(int part) {
    List<GroupCursor> cursors = new ArrayList<>();
    for (Range range : parts.get(part)) {
      cursors.add(new GroupInput(file, range.offset, range.bytes, READ_BYTES));
    }
    return cursors;
  }
}
