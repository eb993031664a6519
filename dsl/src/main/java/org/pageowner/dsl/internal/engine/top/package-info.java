/** The first few groups of many, without totals of the others: {@code TopCandidates}. */
@NullMarked
package org.pageowner.dsl.internal.engine.top;

import org.jspecify.annotations.NullMarked;
