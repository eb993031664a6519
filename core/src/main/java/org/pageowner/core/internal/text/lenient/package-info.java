/**
 * The tolerant path: records that were broken, cut, run into others, or printed by a debugger or an
 * unknown kernel.
 *
 * <p>Start with {@link org.pageowner.core.internal.text.lenient.LenientRecord}. It works on strings
 * and patterns, reads all that can be read, and names the problem where a record cannot be. The
 * patterns are bounded, so that hostile input costs linear time.
 */
@NullMarked
package org.pageowner.core.internal.text.lenient;

import org.jspecify.annotations.NullMarked;
