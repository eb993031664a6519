/**
 * Chunks: an input is cut before record starts, and each chunk is parsed by one thread into columns
 * and an account of its bytes.
 *
 * <p>Start with {@link org.pageowner.core.internal.text.chunk.ChunkParser}. Chunks are independent
 * of each other, so the result does not depend on their size or on the number of threads.
 */
@NullMarked
package org.pageowner.core.internal.text.chunk;

import org.jspecify.annotations.NullMarked;
