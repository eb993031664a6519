/**
 * Numbers for distinct values: {@link org.pageowner.dsl.internal.index.PairIndex} for pairs of
 * longs, without boxing, and {@link org.pageowner.dsl.internal.index.Interner} for objects. No dump
 * can degrade them by colliding hashes.
 */
@NullMarked
package org.pageowner.dsl.internal.index;

import org.jspecify.annotations.NullMarked;
