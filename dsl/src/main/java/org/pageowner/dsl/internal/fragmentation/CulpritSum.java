package org.pageowner.dsl.internal.fragmentation;

import org.pageowner.dsl.table.Row;

/**
 * What a culprit has in blocks of another type.
 *
 * @param first its first records
 * @param early whether they are early
 * @param blocks blocks with a page of it
 * @param wholeAgain of these, blocks that it alone spoils
 * @param times allocations
 * @param pages their pages
 */
public record CulpritSum(
    Row first, boolean early, long blocks, long wholeAgain, long times, long pages) {}
