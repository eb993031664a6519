/**
 * The growth of groups of records from dump to dump, which shows leaks.
 *
 * <p>Start with {@link org.pageowner.dsl.analysis.growth.Growth}. {@code GroupedDumps} runs the
 * same query on every dump, and {@code GroupTable} joins groups with equal values; {@code
 * Turnovers} finds the records of the first and the last dump that stayed, went and came. {@code
 * GrowthReport} lays the answer out for people, {@code GrowthExport} for programs.
 */
@NullMarked
package org.pageowner.dsl.analysis.growth;

import org.jspecify.annotations.NullMarked;
