package org.pageowner.spark;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.MalformedPart;
import org.pageowner.core.record.RecordBatch;

/** The records of a task's slices, in their order, treated as the mode says. */
final class SliceReader implements Closeable {
  /**
   * Rows of a file.
   *
   * @param batch the records, or {@code null} if there are none
   * @param parts the malformed parts to keep: of records of the batch, and others
   */
  record Rows(String file, @Nullable RecordBatch batch, List<MalformedPart> parts) {
    /** Returns the parts that no record was read from. */
    List<MalformedPart> withoutRecord() {
      return parts.stream().filter(part -> !part.hasRecord()).toList();
    }
  }

  private final Iterator<FileSlice> slices;
  private final Pushed pushed;
  private final Configuration hadoop;
  private String path = "";
  private @Nullable BatchFeed feed;

  SliceReader(SlicePartition partition, Pushed pushed, Configuration hadoop) {
    this.slices = partition.slices().iterator();
    this.pushed = pushed;
    this.hadoop = hadoop;
  }

  /** Returns the next rows; {@code null} at the end. */
  @Nullable Rows next() throws IOException {
    while (true) {
      BatchFeed open = feed;
      if (open == null) {
        if (!slices.hasNext()) {
          return null;
        }
        FileSlice slice = slices.next();
        path = slice.path();
        open = new BatchFeed(HadoopFile.open(slice, hadoop), pushed);
        feed = open;
      }
      BatchFeed.Item item = open.next();
      if (item != null) {
        return rows(item);
      }
      close();
    }
  }

  private Rows rows(BatchFeed.Item item) {
    RecordBatch batch = item.batch();
    if (pushed.options().mode() == ReadOptions.Mode.DROPMALFORMED && batch != null) {
      batch = without(batch, item.parts());
    }
    return new Rows(path, batch, pushed.keepsCorrupt() ? item.parts() : List.of());
  }

  /** Returns the batch without malformed records, {@code null} if none is left. */
  private static @Nullable RecordBatch without(RecordBatch batch, List<MalformedPart> parts) {
    Set<Long> malformed = parts.stream().map(MalformedPart::record).collect(Collectors.toSet());
    malformed.remove(-1L);
    if (malformed.isEmpty()) {
      return batch;
    }
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < batch.size(); row++) {
      if (!malformed.contains(batch.index(row))) {
        rows.add(row);
      }
    }
    return rows.isEmpty()
        ? null
        : batch.select(rows.stream().mapToInt(Integer::intValue).toArray());
  }

  @Override
  public void close() throws IOException {
    BatchFeed open = feed;
    feed = null;
    if (open != null) {
      open.close();
    }
  }
}
