/**
 * Pageblocks that hold pages of another migrate type than their own, and the owners of these pages.
 *
 * <p>Start with {@link org.pageowner.dsl.analysis.fragmentation.Fragmentation}. {@code BlockWalk}
 * reads the records once, as mm/page_owner.c does, and totals them by pageblock; {@code MixedCount}
 * counts the mixed blocks, and {@code ForeignPages} queries the few retained records for their
 * owners. {@code FragmentationView} lays the answer out for people, {@code FragmentationExport} for
 * programs.
 */
@NullMarked
package org.pageowner.dsl.analysis.fragmentation;

import org.jspecify.annotations.NullMarked;
