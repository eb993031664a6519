/**
 * The growth of groups of records from dump to dump: what leaks.
 *
 * <p>Start with {@link org.pageowner.dsl.analysis.growth.Growth}. {@code GroupedDumps} asks every
 * dump the same query and {@code GroupTable} puts groups with equal values side by side; {@code
 * Turnovers} goes over the records of the first and the last dump and finds those that stayed, went
 * and came. {@code GrowthReport} lays the answer out for people, {@code GrowthExport} for programs.
 */
@NullMarked
package org.pageowner.dsl.analysis.growth;

import org.jspecify.annotations.NullMarked;
