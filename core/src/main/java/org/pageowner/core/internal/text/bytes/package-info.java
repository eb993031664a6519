/**
 * Words and numbers in byte arrays, and the places where records start.
 *
 * <p>Everything here works on ranges of a chunk's bytes, eight at a time where that pays (SWAR:
 * SIMD within a register, see {@link org.pageowner.core.internal.text.bytes.Ascii}), and makes no
 * object.
 */
@NullMarked
package org.pageowner.core.internal.text.bytes;

import org.jspecify.annotations.NullMarked;
