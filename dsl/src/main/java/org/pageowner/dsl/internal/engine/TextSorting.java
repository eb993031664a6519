package org.pageowner.dsl.internal.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.sort.MergeSort;

/**
 * The order of rows by their texts.
 *
 * @param fields numbers of rows that, compared lexicographically, have the order of the texts
 * @param comparison compares the texts themselves, if numbers cannot; else {@code null}
 */
public record TextSorting(List<SortField> fields, MergeSort.@Nullable RowOrder comparison) {}
