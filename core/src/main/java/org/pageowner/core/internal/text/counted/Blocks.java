package org.pageowner.core.internal.text.counted;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.CountedBatch;
import org.pageowner.core.internal.text.chunk.ChunkResult;

/**
 * What a piece of a text held whose rows have counts.
 *
 * @param rows its rows, or {@code null} if it has none
 * @param times how many records these represent
 * @param rest the rest in numbers, without the rows
 */
public record Blocks(@Nullable CountedBatch rows, long times, ChunkResult rest) {}
