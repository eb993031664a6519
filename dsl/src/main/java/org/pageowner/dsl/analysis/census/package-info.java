/**
 * Censuses: groups of the records of one host, small files that merge exactly to those of a fleet.
 *
 * <p>Start with {@link org.pageowner.dsl.analysis.census.Census}. {@code CensusMerge} merges any
 * number of files within a bound of memory: {@code GroupTable} sums equal groups and spills sorted
 * runs, {@code SortedGroups} sorts by pages. {@code CensusText} has the JSON.
 */
@NullMarked
package org.pageowner.dsl.analysis.census;

import org.jspecify.annotations.NullMarked;
