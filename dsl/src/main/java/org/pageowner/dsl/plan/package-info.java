/**
 * Queries as values: keys, conditions, measures, sort orders, and the {@link
 * org.pageowner.dsl.plan.Plan} that holds them; and their text form.
 *
 * <p>Everything here is immutable, safe to share between threads, and compared by value. Whatever
 * the fluent calls can build has a text, {@code toString()}, and parsing that text gives an equal
 * value.
 */
@NullMarked
package org.pageowner.dsl.plan;

import org.jspecify.annotations.NullMarked;
