/**
 * One screen about a dump: the largest owners of its memory, its age, and anything unusual.
 *
 * <p>Start with {@link org.pageowner.dsl.analysis.summary.Summary}. {@code SummaryTables} gives the
 * tables, all from one reading; {@code SummaryOddities} finds what is unusual in them, and {@code
 * SummaryLayout} lays them out.
 */
@NullMarked
package org.pageowner.dsl.analysis.summary;

import org.jspecify.annotations.NullMarked;
