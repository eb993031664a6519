/**
 * Sorts row numbers by columns of numbers.
 *
 * <p>Start with {@link org.pageowner.dsl.internal.engine.sort.RadixSort}, which packs as many
 * leading columns as fit into one word; {@link org.pageowner.dsl.internal.engine.sort.TopRows}
 * selects the first rows for a small limit.
 */
@NullMarked
package org.pageowner.dsl.internal.engine.sort;

import org.jspecify.annotations.NullMarked;
