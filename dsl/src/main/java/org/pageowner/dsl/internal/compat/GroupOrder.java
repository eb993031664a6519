package org.pageowner.dsl.internal.compat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.Carried;
import org.pageowner.dsl.internal.engine.IndexSort;
import org.pageowner.dsl.internal.engine.Lane;
import org.pageowner.dsl.internal.engine.PackedSort;
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
  private final Map<CompatKey, Carried> columns;

  /** The order of groups, of which {@code columns} have what they are sorted by. */
  GroupOrder(SortCommand command, Grouping groups, Map<CompatKey, Carried> columns) {
    this.command = command;
    this.groups = groups;
    this.columns = columns;
  }

  /** The groups in order; {@code text} is needed if the text is part of that. */
  int[] sorted(@Nullable TextOrder text) {
    List<Term> terms = terms();
    return text == null || text.isTold()
        ? PackedSort.sorted(groups.size(), packed(terms, text == null ? List.of() : text.pieces()))
        : IndexSort.sorted(groups.size(), compared(terms, text));
  }

  private record Term(CompatKey key, Direction direction) {}

  /** What to sort by: the sort keys, then what is grouped by. */
  private List<Term> terms() {
    List<Term> terms = new ArrayList<>();
    for (SortCommand.Order order : command.order()) {
      terms.add(new Term(order.key(), order.direction()));
    }
    if (command.cull().isEmpty()) {
      terms.add(new Term(CompatKey.TEXT, Direction.ASCENDING));
    }
    for (CompatKey key : CompatKey.values()) {
      if (command.cull().contains(key)) {
        terms.add(new Term(key, Direction.ASCENDING));
      }
    }
    return terms;
  }

  private List<PackedSort.Column> packed(List<Term> terms, List<Piece> text) {
    List<PackedSort.Column> packed = new ArrayList<>();
    for (Term term : terms) {
      if (term.key() == CompatKey.TEXT) {
        for (Piece piece : text) {
          packed.add(column(piece.of(), term.direction()).within(-1, piece.max()));
        }
      } else {
        PackedSort.Column column = column(numbers(term.key()), term.direction());
        packed.add(term.key() == CompatKey.TIMES ? column.within(0, groups.mostTimes()) : column);
      }
    }
    return packed;
  }

  private static PackedSort.Column column(IntToLongFunction numbers, Direction direction) {
    return direction == Direction.ASCENDING
        ? PackedSort.Column.ascending(numbers)
        : PackedSort.Column.descending(numbers);
  }

  /** Where texts don't compare piece by piece. */
  private IndexSort.RowOrder compared(List<Term> terms, IndexSort.RowOrder text) {
    List<IndexSort.RowOrder> orders = new ArrayList<>();
    for (Term term : terms) {
      IndexSort.RowOrder ascending =
          term.key() == CompatKey.TEXT ? text : ascending(numbers(term.key()));
      orders.add(
          term.direction() == Direction.ASCENDING ? ascending : (a, b) -> ascending.compare(b, a));
    }
    return IndexSort.inTurn(orders);
  }

  private static IndexSort.RowOrder ascending(IntToLongFunction numbers) {
    return (a, b) -> Long.compare(numbers.applyAsLong(a), numbers.applyAsLong(b));
  }

  /** What the groups compare by for a key that is not the text. */
  private IntToLongFunction numbers(CompatKey key) {
    Carried column = columns.get(key);
    if (column != null) {
      Lane.Sorting sorting = column.lane().sorting();
      return group -> sorting.of(column.get(group));
    }
    return key == CompatKey.TIMES ? groups::times : groups::pages;
  }
}
