package org.pageowner.core.internal.text.chunk;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.ColumnBatch;
import org.pageowner.core.record.Diagnostic;
import org.pageowner.core.record.Dialect;

/**
 * What one chunk held.
 *
 * @param batch its records, or {@code null} if it has none
 * @param bytes the chunk's size
 * @param skippedBytes bytes outside of records
 * @param tailBytes bytes of a cut record at the input's end
 * @param lines line ends in the chunk
 * @param pages base pages
 * @param earlyPages pages whose owner is unknown
 * @param unknownLines lines that no known kernel prints
 * @param unknownSamples the first of them, as in {@code samples}
 * @param malformed how many oddities there are
 * @param samples the first of them; line numbers count from the chunk's first line
 * @param dialects the forms of its records
 * @param truncatedTail whether the input ends inside a record
 * @param resumesNoise whether the first oddity may be part of what the chunk before ended in
 * @param endsInNoise whether the chunk ends in text that was reported as an oddity
 */
public record ChunkResult(
    @Nullable ColumnBatch batch,
    long bytes,
    long skippedBytes,
    long tailBytes,
    long lines,
    long pages,
    long earlyPages,
    long unknownLines,
    List<Diagnostic> unknownSamples,
    long malformed,
    List<Diagnostic> samples,
    Set<Dialect> dialects,
    boolean truncatedTail,
    boolean resumesNoise,
    boolean endsInNoise) {
  /** Whether there is nothing but empty lines. */
  public boolean isBlank() {
    return batch == null && malformed == 0 && tailBytes == 0;
  }
}
