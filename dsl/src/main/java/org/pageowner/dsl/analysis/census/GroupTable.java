package org.pageowner.dsl.analysis.census;

import com.google.common.collect.AbstractIterator;
import com.google.common.collect.Iterators;
import com.google.common.collect.PeekingIterator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sums groups with equal keys within a bound of memory: a hash table that is sorted by key and
 * spilled when it is full. Belongs to one thread.
 */
final class GroupTable implements AutoCloseable {
  private final long maxBytes;
  private final SortedGroups spilled;
  private Map<Group, Group> groups = new HashMap<>();
  private long bytes;

  GroupTable(Path folder, long maxBytes) {
    this.maxBytes = maxBytes;
    this.spilled = new SortedGroups(folder, Comparator.naturalOrder(), Long.MAX_VALUE);
  }

  /** Adds a group, which the table may change from now on. */
  void add(Group group) throws IOException {
    Group known = groups.putIfAbsent(group, group);
    if (known != null) {
      known.add(group);
      return;
    }
    bytes += group.bytes();
    if (bytes > maxBytes) {
      moveToSpilled();
      spilled.spill();
    }
  }

  private void moveToSpilled() throws IOException {
    for (Group each : groups.values()) {
      spilled.add(each);
    }
    groups = new HashMap<>();
    bytes = 0;
  }

  /** Returns the groups by key, once; a key may occur several times. */
  private Iterator<Group> byKey() throws IOException {
    moveToSpilled();
    return spilled.sorted();
  }

  /** Returns the groups of several tables by key, each key once. */
  static Iterator<Group> sums(List<GroupTable> tables) throws IOException {
    List<Iterator<Group>> sorted = new ArrayList<>();
    for (GroupTable table : tables) {
      sorted.add(table.byKey());
    }
    PeekingIterator<Group> all =
        Iterators.peekingIterator(Iterators.mergeSorted(sorted, Comparator.naturalOrder()));
    return new AbstractIterator<>() {
      @Override
      protected @Nullable Group computeNext() {
        if (!all.hasNext()) {
          return endOfData();
        }
        Group sum = Objects.requireNonNull(all.next());
        while (all.hasNext() && sum.equals(all.peek())) {
          sum.add(Objects.requireNonNull(all.next()));
        }
        return sum;
      }
    };
  }

  @Override
  public void close() throws IOException {
    spilled.close();
  }
}
