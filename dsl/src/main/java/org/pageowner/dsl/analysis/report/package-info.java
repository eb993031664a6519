/**
 * One HTML file about one or several dumps, with pictures: {@link
 * org.pageowner.dsl.analysis.report.Report}.
 *
 * <p>{@code ReportData} collects the answers of the other analyses and two scans of its own ({@code
 * BlockMap}, {@code Timeline}) as names, tables and packed columns of numbers; {@code ReportPage}
 * puts them into a page with the scripts and styles of {@code resources}. The scripts draw; they
 * compute no fact except sums of the rows that they are given.
 */
@NullMarked
package org.pageowner.dsl.analysis.report;

import org.jspecify.annotations.NullMarked;
