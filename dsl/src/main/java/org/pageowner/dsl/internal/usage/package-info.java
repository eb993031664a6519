/**
 * The use that the kernel makes of a page, and the line of {@code /proc/meminfo} that counts it.
 *
 * <p>{@link org.pageowner.dsl.internal.usage.UsageRules} applies the rules of {@code rules.txt}, a
 * resource of this package that describes its own format: data, not code. It examines the distinct
 * stacks of a dump once each; flags and masks only refine the answer.
 */
@NullMarked
package org.pageowner.dsl.internal.usage;

import org.jspecify.annotations.NullMarked;
