package org.pageowner.dsl.internal.compat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.FirstRowColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.sort.MergeSort;
import org.pageowner.dsl.internal.engine.sort.RadixSort;
import org.pageowner.dsl.plan.Direction;

/**
 * The order of groups.
 *
 * <p>The tool sorts all records by what it groups by, merges neighbours, and sorts the groups
 * again, both stably. Groups differ in what they are grouped by, so that is one order: first the
 * sort keys, then what is grouped by; and a group is its first record in file order.
 */
final class GroupOrder {
  private final SortCommand command;
  private final Grouping groups;
  private final Map<ToolKey, FirstRowColumn> columns;

  /** The order of groups, of which {@code columns} have what they are sorted by. */
  GroupOrder(SortCommand command, Grouping groups, Map<ToolKey, FirstRowColumn> columns) {
    this.command = command;
    this.groups = groups;
    this.columns = columns;
  }

  /** The groups in order; {@code text} is needed if the text is part of that. */
  int[] sorted(@Nullable TextOrder text) {
    List<Term> terms = terms();
    return text == null || text.isTold()
        ? RadixSort.sorted(groups.size(), packed(terms, text == null ? List.of() : text.pieces()))
        : MergeSort.sorted(groups.size(), compared(terms, text));
  }

  private record Term(ToolKey key, Direction direction) {}

  /** What to sort by: the sort keys, then what is grouped by. */
  private List<Term> terms() {
    List<Term> terms = new ArrayList<>();
    for (SortCommand.Order order : command.order()) {
      terms.add(new Term(order.key(), order.direction()));
    }
    if (command.cull().isEmpty()) {
      terms.add(new Term(ToolKey.TEXT, Direction.ASCENDING));
    }
    for (ToolKey key : ToolKey.values()) {
      if (command.cull().contains(key)) {
        terms.add(new Term(key, Direction.ASCENDING));
      }
    }
    return terms;
  }

  private List<RadixSort.Column> packed(List<Term> terms, List<SortField> text) {
    List<RadixSort.Column> packed = new ArrayList<>();
    for (Term term : terms) {
      if (term.key() == ToolKey.TEXT) {
        for (SortField piece : text) {
          packed.add(column(piece.of(), term.direction()).within(-1, piece.max()));
        }
      } else {
        RadixSort.Column column = column(numbers(term.key()), term.direction());
        packed.add(term.key() == ToolKey.TIMES ? column.within(0, groups.mostTimes()) : column);
      }
    }
    return packed;
  }

  private static RadixSort.Column column(IntToLongFunction numbers, Direction direction) {
    return direction == Direction.ASCENDING
        ? RadixSort.Column.ascending(numbers)
        : RadixSort.Column.descending(numbers);
  }

  /** Where texts don't compare piece by piece. */
  private MergeSort.RowOrder compared(List<Term> terms, MergeSort.RowOrder text) {
    List<MergeSort.RowOrder> orders = new ArrayList<>();
    for (Term term : terms) {
      MergeSort.RowOrder ascending =
          term.key() == ToolKey.TEXT ? text : ascending(numbers(term.key()));
      orders.add(
          term.direction() == Direction.ASCENDING ? ascending : (a, b) -> ascending.compare(b, a));
    }
    return MergeSort.inTurn(orders);
  }

  private static MergeSort.RowOrder ascending(IntToLongFunction numbers) {
    return (a, b) -> Long.compare(numbers.applyAsLong(a), numbers.applyAsLong(b));
  }

  /** What the groups compare by for a key that is not the text. */
  private IntToLongFunction numbers(ToolKey key) {
    FirstRowColumn column = columns.get(key);
    if (column != null) {
      KeyColumn.Sorting sorting = column.column().sorting();
      return group -> sorting.of(column.get(group));
    }
    return key == ToolKey.TIMES ? groups::times : groups::pages;
  }
}
