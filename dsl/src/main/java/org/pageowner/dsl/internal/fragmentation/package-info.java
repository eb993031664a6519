/**
 * Pageblocks, and the pages in them that were asked for with another migrate type. Start with
 * {@link org.pageowner.dsl.internal.fragmentation.BlockWalk}, which reads; {@link
 * org.pageowner.dsl.internal.fragmentation.MixedCount} and {@link
 * org.pageowner.dsl.internal.fragmentation.ForeignPages} answer.
 */
@NullMarked
package org.pageowner.dsl.internal.fragmentation;

import org.jspecify.annotations.NullMarked;
