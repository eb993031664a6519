package org.pageowner.dsl.analysis.tree;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.internal.layout.Grid;
import org.pageowner.dsl.internal.layout.Percentage;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Plan;

/** Lays out a tree as text, and the sentences above and below it. */
final class TreeView {
  /** Approximate width of the columns of numbers. */
  private static final int NUMBERS = 46;

  private static final int MIN_WIDTH = 24;
  private static final int INDENT = 2;

  /** Deeper lines have their level in front of them, so that the text is not quadratic. */
  private static final int MAX_INDENT = 40;

  private final CallTree tree;
  private final int width;

  private TreeView(CallTree tree, int width) {
    this.tree = tree;
    this.width = width;
  }

  static Grid of(CallTree tree, Layout layout) {
    TreeView view = new TreeView(tree, layout.width());
    List<TreeLines.Line> lines = TreeLines.of(tree, layout.rows(), Integer.MAX_VALUE);
    Grid grid =
        tree.isGrowth()
            ? Grid.of(
                Grid.amount("growth"),
                Grid.amount("gain"),
                Grid.amount("loss"),
                Grid.amount("before"),
                Grid.amount("after"),
                Grid.left("function"))
            : Grid.of(
                Grid.amount("pages"),
                Grid.right("%"),
                Grid.amount("self"),
                Grid.amount("times"),
                Grid.left("function"));
    grid.title(title(tree));
    grid.rows(lines.size(), index -> view.cells(lines.get(index)));
    grid.note(sums(tree));
    tree.notes().forEach(grid::note);
    return grid;
  }

  private @Nullable Object[] cells(TreeLines.Line line) {
    String function = indent(line.level()) + LineText.of(tree, line, room(line.level()));
    long pages = line.amount(NodeTable.PAGES);
    if (tree.isGrowth()) {
      long before = line.amount(NodeTable.PAGES_BEFORE);
      long gain = line.amount(NodeTable.PAGES_GAIN);
      return new @Nullable Object[] {
        Amount.signed(pages - before), gain, gain - (pages - before), before, pages, function
      };
    }
    return new @Nullable Object[] {
      pages,
      Percentage.percent(pages, tree.pages(CallTree.ROOT)),
      line.isRest() ? null : (Long) tree.nodes().self(line.last(), NodeTable.PAGES),
      line.amount(NodeTable.TIMES),
      function
    };
  }

  private int room(int level) {
    return Math.max(MIN_WIDTH, width - NUMBERS - INDENT * Math.min(level, MAX_INDENT));
  }

  private static String indent(int level) {
    return " ".repeat(INDENT * Math.min(level, MAX_INDENT))
        + (level > MAX_INDENT ? "[" + level + "] " : "");
  }

  /** Returns the line above a tree. */
  static String title(CallTree tree) {
    TreeOrigin origin = tree.origin();
    String amount = tree.isGrowth() ? "growth in pages" : "pages";
    String order =
        tree.direction() == CallTree.Direction.FROM_CALLER
            ? " by call path, from the caller outward"
            : " by call path, from the entry point down";
    String names =
        origin.sources().stream()
            .map(source -> source.substring(source.lastIndexOf('/') + 1))
            .collect(Collectors.joining(", "));
    Plan plan = origin.plan();
    Plan shown = plan.keys().equals(List.of(KeyCatalogue.STACKTRACE)) ? plan.cull() : plan;
    String options = shown.equals(Plan.EMPTY) ? "" : ", " + shown;
    return amount + order + ": " + names + options;
  }

  /** Returns the sums of a tree. */
  static String sums(CallTree tree) {
    NodeTable nodes = tree.nodes();
    String stacks = Amount.count(nodes.stacks(CallTree.ROOT), "stack") + ": ";
    long pages = tree.pages(CallTree.ROOT);
    if (tree.isGrowth()) {
      return stacks
          + Amount.signed(pages - nodes.total(CallTree.ROOT, NodeTable.PAGES_BEFORE))
          + " pages, "
          + Amount.count(tree.total(CallTree.ROOT, Quantity.PAGES_GAIN), "page")
          + " gained, "
          + Amount.number(tree.total(CallTree.ROOT, Quantity.PAGES_LOSS))
          + " lost";
    }
    String noun = tree.origin().isInventory() ? "time" : "record";
    return stacks
        + Amount.count(tree.times(CallTree.ROOT), noun)
        + ", "
        + Amount.pages(pages, tree.origin().pageSize());
  }
}
