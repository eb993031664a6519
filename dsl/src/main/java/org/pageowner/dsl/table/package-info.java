/**
 * The answer to a query: a {@link org.pageowner.dsl.table.Table} of {@link
 * org.pageowner.dsl.table.Row}s, with its totals.
 */
@NullMarked
package org.pageowner.dsl.table;

import org.jspecify.annotations.NullMarked;
