/**
 * Runs physical plans over record batches: filter, group, aggregate, sort, limit.
 *
 * <p>Start with {@link org.pageowner.dsl.internal.engine.Engine}. Queries are compiled here, the
 * option words of {@code page_owner_sort} in {@code internal.compat}; both become a {@link
 * org.pageowner.dsl.internal.engine.PhysicalPlan}, and a sink makes the answer from the sorted
 * rows. A key is read as a column of {@code long} codes ({@link
 * org.pageowner.dsl.internal.engine.column.KeyColumn}); filters and groups work on codes, and
 * values are read only for sorting and for the rows that are printed (late materialisation).
 */
@NullMarked
package org.pageowner.dsl.internal.engine;

import org.jspecify.annotations.NullMarked;
