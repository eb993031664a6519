/**
 * Reads the kernel's own file, which returns one record for each read(2), sequentially or in
 * concurrent windows of page frames.
 */
@NullMarked
package org.pageowner.core.internal.live;

import org.jspecify.annotations.NullMarked;
