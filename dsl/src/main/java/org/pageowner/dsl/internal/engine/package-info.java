/**
 * Runs a plan over record batches: filter, group, sum up, sort, limit.
 *
 * <p>Start with {@link org.pageowner.dsl.internal.engine.Engine}. A key is read as a column of
 * {@code long} codes ({@link org.pageowner.dsl.internal.engine.column.KeyColumn}); filters and
 * groups work on codes, and only sorting and the rows that are printed look at values (late
 * materialisation).
 */
@NullMarked
package org.pageowner.dsl.internal.engine;

import org.jspecify.annotations.NullMarked;
