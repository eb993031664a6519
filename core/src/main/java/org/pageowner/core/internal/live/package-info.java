/**
 * Reads the kernel's own file, which returns one record for each read(2), sequentially or in
 * concurrent windows of page frames.
 *
 * <p>Start with {@code LiveFile}, which opens the file and chooses a {@code Feed}; {@code
 * RecordReader} has the protocol of read(2). Met on 6.1.192 and 6.12.117 by {@code
 * examples/kernels/run.sh}: positions, windows, ENOMEM. Kernels without positions (before 6.1) and
 * with filters (2026) have been met only by the simulated kernel of the tests.
 */
@NullMarked
package org.pageowner.core.internal.live;

import org.jspecify.annotations.NullMarked;
