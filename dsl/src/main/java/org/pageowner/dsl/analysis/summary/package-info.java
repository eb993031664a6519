/**
 * One screen about a dump: the largest owners of its memory, its age, and anything unusual.
 *
 * <p>Start with {@link org.pageowner.dsl.analysis.summary.Summary}. {@code SummaryTables} has the
 * tables, all from one pass over the input; {@code SummaryOddities} finds unusual values in them,
 * and {@code SummaryLayout} lays them out.
 */
@NullMarked
package org.pageowner.dsl.analysis.summary;

import org.jspecify.annotations.NullMarked;
