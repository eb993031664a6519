/**
 * What is put side by side to find a growth: groups of records dump by dump, and which of the
 * records stayed, went and came. Start with {@link org.pageowner.dsl.internal.growth.GroupedDumps}.
 */
@NullMarked
package org.pageowner.dsl.internal.growth;

import org.jspecify.annotations.NullMarked;
