/**
 * One screen about a dump: the tables it is made of, what is odd, and how it is laid out. Start
 * with {@link org.pageowner.dsl.internal.summary.SummaryTables}.
 */
@NullMarked
package org.pageowner.dsl.internal.summary;

import org.jspecify.annotations.NullMarked;
