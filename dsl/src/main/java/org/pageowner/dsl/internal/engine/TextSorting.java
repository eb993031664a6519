package org.pageowner.dsl.internal.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.sort.MergeSort;

/**
 * How rows compare by their texts.
 *
 * @param fields numbers of rows that, one after the other, compare as the texts do
 * @param comparison compares the texts themselves, where numbers cannot; else {@code null}
 */
public record TextSorting(List<SortField> fields, MergeSort.@Nullable RowOrder comparison) {}
