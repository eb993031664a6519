package org.pageowner.core.internal.text.chunk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.text.bytes.RecordStart;
import org.pageowner.core.internal.text.legacy.LegacyMasks;
import org.pageowner.core.internal.text.lenient.LenientRecord;

/**
 * The end of an input that does not end with a line end. The last line may be complete and lack
 * only its line end, or it may be cut. If it is cut, the record that contains it, or a partial
 * record start, is reported as truncated instead of being parsed.
 */
final class TruncatedEnd {
  /** A last line that lacks its line end but cannot be longer. */
  private static final Pattern COMPLETE_LINE =
      Pattern.compile(
          " \\S+\\+0x[0-9a-f]+/0x[0-9a-f]+ \\[\\S+\\]|Slab cache page"
              + "|Charged (\\(via objcg\\) )?to (offline )?memcg /"
              + "|Page has been migrated, last migrate reason: (compaction|memory_failure"
              + "|memory_hotplug|syscall_or_cpuset|mempolicy_mbind|numa_misplaced|contig_range"
              + "|longterm_pin|demotion|damon)");

  private final Chunk chunk;
  private final int maxRecordBytes;

  /** Whether the input ends within a line. */
  private boolean cut;

  TruncatedEnd(Chunk chunk, int maxRecordBytes) {
    this.chunk = chunk;
    this.maxRecordBytes = maxRecordBytes;
  }

  /**
   * Examines the end of the chunk, and adds a line end if the last line lacks it but cannot be
   * longer.
   */
  void inspect() {
    byte[] b = chunk.bytes;
    chunk.limit = chunk.length;
    cut = chunk.last && b[chunk.limit - 1] != '\n';
    if (cut) {
      int from = lastLine();
      String line = new String(b, from, Math.min(chunk.limit - from, maxRecordBytes), ISO_8859_1);
      if (chunk.limit - from < maxRecordBytes && COMPLETE_LINE.matcher(line).matches()) {
        b[chunk.limit++] = '\n';
        cut = false;
      }
    }
    b[chunk.limit] = '\n';
    b[chunk.limit + 1] = '\n';
  }

  /** Returns where the last line starts. */
  private int lastLine() {
    int from = chunk.limit;
    while (from > 0 && chunk.bytes[from - 1] != '\n') {
      from--;
    }
    return from;
  }

  /**
   * Returns whether the record that starts here extends to the end of the input and is cut there.
   */
  boolean cutsRecord(int from) {
    if (!cut) {
      return false;
    }
    LenientRecord probe =
        new LenientRecord(new BatchBuilder(), LegacyMasks.UNKNOWN, maxRecordBytes);
    int end = probe.read(chunk.bytes, from, chunk.limit);
    return end < 0 || (end == chunk.limit && !probe.closed());
  }

  /** Returns whether the input ends within a record start that begins here. */
  boolean cutsStart(int from) {
    boolean atLineStart = from == 0 ? !chunk.midLine : chunk.bytes[from - 1] == '\n';
    return cut && atLineStart && RecordStart.isPartAt(chunk.bytes, from, chunk.limit);
  }

  /**
   * Returns the position, at or after {@code from}, of a record start in which the input ends; or
   * -1.
   */
  int cutStart(int from) {
    if (cut) {
      int line = Math.max(from, lastLine());
      if (cutsStart(line)) {
        return line;
      }
    }
    return -1;
  }
}
