/**
 * Keys as columns of {@code long} codes, read one slice of a batch at a time; equal codes mean
 * equal values.
 *
 * <p>Start with {@link org.pageowner.dsl.internal.engine.column.KeyColumn}. A column over a
 * dictionary derives each distinct value once, regardless of the number of rows.
 */
@NullMarked
package org.pageowner.dsl.internal.engine.column;

import org.jspecify.annotations.NullMarked;
