/**
 * Runs a plan over record batches: filter, group, measure, sort, limit.
 *
 * <p>Start with {@link org.pageowner.dsl.internal.engine.Engine}. Columns of values are read as
 * {@code long} codes, one {@link org.pageowner.dsl.internal.engine.KeyColumn} a key; filters and groups
 * work on codes, and only sorting and the rows that are shown look at values.
 */
@NullMarked
package org.pageowner.dsl.internal.engine;

import org.jspecify.annotations.NullMarked;
