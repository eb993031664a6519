package org.pageowner.dsl.internal.compat;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.OrderTerm;
import org.pageowner.dsl.internal.engine.PhysicalPlan;
import org.pageowner.dsl.internal.engine.RecordReferences;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.group.FirstRowListener;
import org.pageowner.dsl.internal.engine.group.GroupKeys;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.SortKey.Direction;

/**
 * Compiles a command line of the tool to a physical plan, over columns that define keys as the tool
 * does.
 *
 * <p>The tool sorts all records by the keys it groups by, merges equal neighbours, and sorts the
 * groups again, with stable sorts. Groups differ in the keys they are grouped by, so this is one
 * order: first the sort keys, then the keys that are grouped by. A group is represented by its
 * first record in file order.
 */
final class SortToolCompiler {
  private final SortCommand command;
  private final ToolColumns columns;
  private final RecordReferences records;

  /** The texts of the first records of groups, if records are grouped or sorted by text. */
  private final @Nullable RecordTexts texts;

  /**
   * A compiler for one run.
   *
   * @param copying whether batches are released after they are read, so that records must be copied
   */
  SortToolCompiler(SortCommand command, boolean copying) {
    this.command = command;
    this.columns = new ToolColumns(command.version());
    this.records = new RecordReferences(copying);
    this.texts = texts();
  }

  private @Nullable RecordTexts texts() {
    if (isByText()) {
      KeyColumn allocators = columns.of(ToolKey.ALLOCATOR);
      return RecordTexts.ofGroups(columns.engine(), records, command.keepsTimeStamps(), allocators);
    }
    return isSortedBy(ToolKey.TEXT)
        ? RecordTexts.besideGroups(columns.engine(), records, command.keepsTimeStamps())
        : null;
  }

  /** Returns the plan of the run. */
  PhysicalPlan plan() {
    return new PhysicalPlan(
        columns.engine(),
        SortFilters.of(command, columns),
        keys(),
        Set.of(),
        order(),
        firstRowColumns(),
        records,
        texts == null ? FirstRowListener.NONE : texts,
        Long.MAX_VALUE);
  }

  /** Returns the sink that prints the result of {@link #plan} to {@code out}. */
  SortToolPrinter printer(OutputStream out) {
    Map<ToolKey, KeyColumn> shown = new EnumMap<>(ToolKey.class);
    for (ToolKey key : ToolKey.values()) {
      if (!isByText() && command.shows(key)) {
        shown.put(key, columns.of(key));
      }
    }
    return new SortToolPrinter(command, shown, columns.stackText(), isByText() ? texts : null, out);
  }

  /** Returns whether each text is a group. */
  private boolean isByText() {
    return command.cull().isEmpty();
  }

  private GroupKeys keys() {
    return isByText() ? Objects.requireNonNull(texts).keys() : GroupKeys.of(culled());
  }

  private List<KeyColumn> culled() {
    List<KeyColumn> keys = new ArrayList<>();
    for (ToolKey key : ToolKey.values()) {
      if (command.cull().contains(key)) {
        keys.add(columns.of(key));
      }
    }
    return keys;
  }

  private List<KeyColumn> firstRowColumns() {
    List<KeyColumn> kept = new ArrayList<>();
    for (ToolKey key : ToolKey.values()) {
      boolean shown = !isByText() && command.shows(key);
      if (isColumn(key) && !command.cull().contains(key) && (shown || isSortedBy(key))) {
        kept.add(columns.of(key));
      }
    }
    return kept;
  }

  private static boolean isColumn(ToolKey key) {
    return key != ToolKey.TEXT && key != ToolKey.TIMES && key != ToolKey.PAGES;
  }

  private boolean isSortedBy(ToolKey key) {
    return command.order().stream().anyMatch(order -> order.key() == key);
  }

  private List<OrderTerm> order() {
    List<OrderTerm> terms = new ArrayList<>();
    for (SortCommand.Order order : command.order()) {
      terms.add(term(order.key(), order.direction()));
    }
    if (isByText()) {
      terms.add(term(ToolKey.TEXT, Direction.ASCENDING));
    }
    for (KeyColumn key : culled()) {
      terms.add(new OrderTerm.ByColumn(key, Direction.ASCENDING));
    }
    return terms;
  }

  private OrderTerm term(ToolKey key, Direction direction) {
    return switch (key) {
      case TIMES -> new OrderTerm.ByMeasure(Measure.TIMES, direction);
      case PAGES -> new OrderTerm.ByKnownPages(direction);
      case TEXT -> new OrderTerm.ByText(Objects.requireNonNull(texts)::sorting, direction);
      default -> new OrderTerm.ByColumn(columns.of(key), direction);
    };
  }
}
