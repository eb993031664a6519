/**
 * Answers to the questions for which people take dumps, made of queries. Each is an immutable value
 * with {@code toString()}, {@code toHtml()}, and something to assert.
 */
@NullMarked
package org.pageowner.dsl.analysis;

import org.jspecify.annotations.NullMarked;
