/**
 * A dump beside the kernel's own counters: which line of {@code /proc/meminfo} counts each page,
 * and who has the memory that no line counts.
 *
 * <p>Start with {@link org.pageowner.dsl.analysis.accounting.Accounting}. {@code TrackedPages} sums
 * up the dump by the rules of usages, {@code CountedLines} reads the counters, {@code Reasons} and
 * {@code UntrackedReasons} explain the differences, {@code KernelAge} infers which kernel printed
 * the files; {@code AccountingView} and {@code AccountingExport} write the answer.
 */
@NullMarked
package org.pageowner.dsl.analysis.accounting;

import org.jspecify.annotations.NullMarked;
