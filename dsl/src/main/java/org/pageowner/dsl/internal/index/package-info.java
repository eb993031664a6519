/**
 * Hash tables of primitive numbers, which no dump can slow down: {@link
 * org.pageowner.dsl.internal.index.PairIndex}.
 */
@NullMarked
package org.pageowner.dsl.internal.index;

import org.jspecify.annotations.NullMarked;
