/**
 * Conditions as filters of rows by codes.
 *
 * <p>Start with {@link org.pageowner.dsl.internal.engine.filter.Filters}, which compiles
 * conditions, and {@link org.pageowner.dsl.internal.engine.filter.FilterChain}, which evaluates the
 * most selective filter first and each filter only on the rows that are left.
 */
@NullMarked
package org.pageowner.dsl.internal.engine.filter;

import org.jspecify.annotations.NullMarked;
