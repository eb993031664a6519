package org.pageowner.dsl.internal.compat;

import java.util.function.IntToLongFunction;

/**
 * Numbers of groups that compare as a part of their text does.
 *
 * @param of the number of a group
 * @param max none is larger; none is smaller than -1
 */
record SortField(IntToLongFunction of, long max) {}
