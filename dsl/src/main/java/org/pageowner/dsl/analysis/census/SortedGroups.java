package org.pageowner.dsl.analysis.census;

import com.google.common.collect.Iterators;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.pageowner.core.internal.work.Interruption;

/**
 * Sorts groups within a bound of memory: sorted runs go to temporary files, which are merged (k-way
 * merge) when the groups are read. Belongs to one thread.
 */
final class SortedGroups implements AutoCloseable {
  /** Maximum number of files that are merged at a time, each with a buffer and a handle. */
  private static final int MAX_FILES = 128;

  private final Path folder;
  private final Comparator<Group> order;
  private final long maxBytes;
  private List<Group> kept = new ArrayList<>();
  private long bytes;
  private List<GroupFile> files = new ArrayList<>();
  private final List<GroupFile.Reader> open = new ArrayList<>();

  /**
   * An empty list.
   *
   * @param folder takes the temporary files
   * @param maxBytes maximum bytes of groups in memory, about
   */
  SortedGroups(Path folder, Comparator<Group> order, long maxBytes) {
    this.folder = folder;
    this.order = order;
    this.maxBytes = maxBytes;
  }

  /** Adds a group. */
  void add(Group group) throws IOException {
    kept.add(group);
    bytes += group.bytes();
    if (bytes > maxBytes) {
      spill();
    }
  }

  /** Moves all groups in memory to a file. */
  void spill() throws IOException {
    Interruption.checkWriting();
    if (kept.isEmpty()) {
      return;
    }
    kept.sort(order);
    files.add(GroupFile.of(folder, kept.iterator()));
    kept = new ArrayList<>();
    bytes = 0;
    if (files.size() == MAX_FILES) {
      GroupFile joined = GroupFile.of(folder, merged(files));
      closeOpen();
      files = new ArrayList<>(List.of(joined));
    }
  }

  /** Returns the groups in order, once. */
  Iterator<Group> sorted() throws IOException {
    kept.sort(order);
    if (files.isEmpty()) {
      return kept.iterator();
    }
    return Iterators.mergeSorted(List.of(kept.iterator(), merged(files)), order);
  }

  private Iterator<Group> merged(List<GroupFile> runs) throws IOException {
    List<Iterator<Group>> readers = new ArrayList<>();
    for (GroupFile run : runs) {
      GroupFile.Reader reader = run.read();
      open.add(reader);
      readers.add(reader);
    }
    return Iterators.mergeSorted(readers, order);
  }

  private void closeOpen() throws IOException {
    for (GroupFile.Reader reader : open) {
      reader.close();
    }
    open.clear();
  }

  @Override
  public void close() throws IOException {
    closeOpen();
  }
}
