/**
 * Chunks: an input cut before starts of records, each chunk parsed by one thread into columns and
 * an account of its bytes.
 *
 * <p>Start with {@link org.pageowner.core.internal.text.chunk.ChunkParser}. Chunks know nothing of
 * each other, so that the result does not depend on their size or on the number of threads.
 */
@NullMarked
package org.pageowner.core.internal.text.chunk;

import org.jspecify.annotations.NullMarked;
