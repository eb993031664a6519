package org.pageowner.core.internal.text.chunk;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.ColumnBatch;
import org.pageowner.core.record.Diagnostic;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.MalformedPart;

/**
 * The result of parsing one chunk: its records, and an account of its bytes.
 *
 * @param batch its records, or {@code null} if it has none
 * @param bytes the size of the chunk
 * @param skippedBytes bytes outside of records
 * @param tailBytes bytes of a truncated record at the end of the input
 * @param lines line ends in the chunk
 * @param pages base pages
 * @param earlyPages pages whose owner is unknown
 * @param unknownLines lines that no known kernel prints
 * @param unknownSamples the first of them, as in {@code samples}
 * @param malformed number of malformed places
 * @param samples the first of them; line numbers count from the first line of the chunk
 * @param parts all malformed places with their text, and the rows that were read from them, if they
 *     are to be kept; otherwise none
 * @param dialects the dialects of its records
 * @param truncatedTail whether the input ends inside a record
 * @param resumesNoise whether the first malformed place may continue the one in which the previous
 *     chunk ended
 * @param endsInNoise whether the chunk ends in text that was reported as malformed
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
    List<MalformedPart> parts,
    Set<Dialect> dialects,
    boolean truncatedTail,
    boolean resumesNoise,
    boolean endsInNoise) {
  /** Returns whether the chunk has only empty lines. */
  public boolean isBlank() {
    return batch == null && malformed == 0 && tailBytes == 0;
  }
}
