package org.pageowner.dsl.analysis.census;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.core.internal.work.OrderedWorkers;

/**
 * Sums groups by key within a bound of memory, and returns the sums in the order of rows.
 *
 * <p>Hybrid hash aggregation: each thread sums groups in a table, and moves them to a temporary
 * file, in parts by the hash of their keys, whenever the table is full. Then each part, which has
 * all groups of its keys, is summed by one thread; a part that does not fit into memory is divided
 * again by further bits of the hash. Sums are sorted in memory, and written as sorted runs if there
 * are more; a k-way merge reads the runs. So no group is compared by key until two have the same
 * pages, and groups that fit into memory are never written.
 */
final class GroupSums implements AutoCloseable {
  private static final int MIN_READ_BYTES = 1 << 12;
  private static final int MAX_READ_BYTES = 1 << 18;

  private final long maxBytes;
  private final TemporaryFile file;
  private final List<Adder> adders = new ArrayList<>();

  /**
   * No groups.
   *
   * @param threads the number of {@link #adder adders}
   * @param maxBytes maximum bytes of groups in memory, about
   * @param file takes the others; closed with this
   */
  GroupSums(HostNames names, int threads, long maxBytes, TemporaryFile file) {
    this.maxBytes = maxBytes;
    this.file = file;
    for (int i = 0; i < threads; i++) {
      adders.add(new Adder(new GroupTable(names, maxBytes / threads)));
    }
  }

  /** Takes groups in one thread. */
  final class Adder {
    private final GroupTable table;
    private @Nullable SpilledGroups spilled;

    /** Sums that are sorted, in the file. */
    private final List<Run> runs = new ArrayList<>();

    private long written;

    private Adder(GroupTable table) {
      this.table = table;
    }

    /** Adds a group. */
    void add(byte[] group, int at) throws IOException {
      table.add(group, at);
      if (table.isFull()) {
        spill();
      }
    }

    private void spill() throws IOException {
      Interruption.checkWriting();
      SpilledGroups groups = spilled;
      if (groups == null) {
        groups = new SpilledGroups(file, 0);
        spilled = groups;
      }
      groups.take(table);
    }

    /** Sums a part of groups, together with those in the table if all of them fit in. */
    private void sum(List<SpilledGroups> all, int part) throws IOException {
      if (!table.hasRoom(all.stream().mapToLong(each -> each.bytes(part)).sum())) {
        writeRun();
      }
      int level = all.get(0).level();
      SpilledGroups divided = null;
      for (SpilledGroups each : all) {
        for (GroupCursor groups : each.part(part)) {
          while (groups.next()) {
            table.add(groups.bytes(), groups.at());
            if (table.isFull() && level < SpilledGroups.MAX_LEVEL) {
              divided = divided == null ? new SpilledGroups(file, level + 1) : divided;
              divided.take(table);
            }
          }
          Interruption.checkWriting();
        }
      }
      if (divided != null) {
        divided.take(table);
        for (int each = 0; each < SpilledGroups.PARTS; each++) {
          sum(List.of(divided), each);
        }
      }
    }

    private void writeRun() throws IOException {
      if (table.size() == 0) {
        return;
      }
      Interruption.checkWriting();
      GroupOutput out = new GroupOutput(file, table);
      long start = out.offset();
      int[] sorted = table.sorted();
      out.write(sorted, 0, sorted.length);
      out.flush();
      runs.add(new Run(start, out.offset() - start));
      written += sorted.length;
      table.clear();
    }
  }

  private record Run(long offset, long bytes) {}

  /** Returns the part that one of the threads uses. */
  Adder adder(int thread) {
    return adders.get(thread);
  }

  /** Sums up the groups that the adders have taken, in as many threads; returns the number. */
  long sum() throws IOException {
    boolean fits = adders.stream().allMatch(adder -> adder.spilled == null);
    Adder first = adders.get(0);
    for (Adder other : fits ? adders.subList(1, adders.size()) : List.<Adder>of()) {
      GroupTable table = other.table;
      for (int reference : table.references()) {
        first.add(table.array(reference), GroupTable.index(reference));
      }
      table.clear();
    }
    if (first.spilled != null || !fits) {
      sumSpilled();
    }
    return adders.stream().mapToLong(adder -> adder.written + adder.table.size()).sum();
  }

  private void sumSpilled() throws IOException {
    List<SpilledGroups> all = new ArrayList<>();
    for (Adder adder : adders) {
      if (adder.table.size() > 0) {
        adder.spill();
      }
      if (adder.spilled != null) {
        all.add(adder.spilled);
      }
    }
    AtomicInteger claimed = new AtomicInteger();
    try (OrderedWorkers<Integer> workers =
        OrderedWorkers.start(
            "pageowner-sum-",
            "merging",
            adders.size(),
            SpilledGroups.PARTS,
            thread -> new PartWorker(all, adders.get(thread), claimed))) {
      Integer part = workers.next();
      while (part != null) {
        part = workers.next();
      }
    }
  }

  /** Sums one part after the other. */
  private static final class PartWorker implements OrderedWorkers.Worker<Integer> {
    private final List<SpilledGroups> all;
    private final Adder adder;
    private final AtomicInteger claimed;
    private int part;

    PartWorker(List<SpilledGroups> all, Adder adder, AtomicInteger claimed) {
      this.all = all;
      this.adder = adder;
      this.claimed = claimed;
    }

    @Override
    public boolean claim() {
      part = claimed.getAndIncrement();
      return part < SpilledGroups.PARTS;
    }

    @Override
    public Integer produce() throws IOException {
      adder.sum(all, part);
      return part;
    }
  }

  /** Returns the sums in the order of rows, once, after {@link #sum}. */
  GroupCursor sorted() throws IOException {
    int count = adders.stream().mapToInt(adder -> adder.runs.size()).sum();
    int bytes =
        (int) Math.max(MIN_READ_BYTES, Math.min(MAX_READ_BYTES, maxBytes / 2 / Math.max(1, count)));
    List<GroupCursor> runs = new ArrayList<>();
    for (Adder adder : adders) {
      for (Run run : adder.runs) {
        runs.add(new GroupInput(file, run.offset, run.bytes, bytes));
      }
      runs.add(adder.table.cursor());
    }
    return new MergedCursor(runs);
  }

  /** Removes the temporary file. */
  @Override
  public void close() throws IOException {
    file.close();
  }
}
