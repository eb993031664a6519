/**
 * Answers to the questions for which people take dumps, made of queries: where the memory is
 * ({@link Summary}), what grew between dumps ({@link Growth}), who makes blocks of pages mixed
 * ({@link Fragmentation}), whose pages memory cgroups hold ({@link Cgroups}). Each is an immutable
 * value with {@code toString()}, {@code toHtml()}, and something to assert.
 */
@NullMarked
package org.pageowner.dsl.analysis;

import org.jspecify.annotations.NullMarked;
