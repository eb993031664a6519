/**
 * The tolerant path: records that were broken, cut, run into others, or printed by a debugger or an
 * unknown kernel.
 *
 * <p>Start with {@link org.pageowner.core.internal.text.lenient.LenientRecord}. It works on strings
 * and patterns, reads every field that it can, and names the problem if a record cannot be read.
 * The patterns are bounded, so that hostile input costs linear time.
 */
@NullMarked
package org.pageowner.core.internal.text.lenient;

import org.jspecify.annotations.NullMarked;
