/**
 * Words and numbers in byte arrays, and the positions of record starts.
 *
 * <p>All methods work on ranges of a chunk's bytes, eight at a time where that pays (SWAR: SIMD
 * within a register, see {@link org.pageowner.core.internal.text.bytes.Ascii}), and allocate
 * nothing on the hot path.
 */
@NullMarked
package org.pageowner.core.internal.text.bytes;

import org.jspecify.annotations.NullMarked;
