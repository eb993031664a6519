package org.pageowner.core.internal.text.counted;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.CountedBatch;
import org.pageowner.core.internal.text.chunk.ChunkResult;

/**
 * A batch of rows with counts, and an account of the text that they were read from.
 *
 * @param rows the rows, or {@code null} if there are none
 * @param times the number of records that they represent
 * @param rest the account, without the rows
 */
public record Blocks(@Nullable CountedBatch rows, long times, ChunkResult rest) {}
