/**
 * Conditions as filters of rows by codes.
 *
 * <p>Start with {@link org.pageowner.dsl.internal.engine.filter.Filters}, which compiles
 * conditions, and {@link org.pageowner.dsl.internal.engine.filter.FilterChain}, which runs them:
 * the most selective one first, each on the rows that are left.
 */
@NullMarked
package org.pageowner.dsl.internal.engine.filter;

import org.jspecify.annotations.NullMarked;
