package org.pageowner.dsl.analysis.tree;

import com.google.common.math.LongMath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the lines of a tree that people see: the heaviest nodes first, until there are as many
 * lines as asked for, and a line for the rest of each node of which not all is shown.
 *
 * <p>A line is a chain of nodes, of which each has only the next one below it and no path of its
 * own. A node is not heavier than its parent, so the parents of the lines are lines.
 */
final class TreeLines {
  private final CallTree tree;
  private final NodeWeights weights;

  private TreeLines(CallTree tree) {
    this.tree = tree;
    this.weights = NodeWeights.of(tree.nodes());
  }

  /** A line, or the rest of one. */
  static final class Line {
    private final int first;
    private final int last;
    private final int level;
    private final long stacks;
    private final long[] amounts;

    private Line(int first, int last, int level, long stacks, long[] amounts) {
      this.first = first;
      this.last = last;
      this.level = level;
      this.stacks = stacks;
      this.amounts = amounts;
    }

    /** Returns the outermost node of the chain; of a rest the node of which it is the rest. */
    int first() {
      return first;
    }

    /** Returns the innermost node of the chain; of a rest {@link CallTree#NONE}. */
    int last() {
      return last;
    }

    /** Returns the number of lines above. */
    int level() {
      return level;
    }

    /** Returns the number of paths at and below the last node, or in the rest. */
    long stacks() {
      return stacks;
    }

    /** Returns the amount of the first node's subtree or of the rest, by column. */
    long amount(int column) {
      return amounts[column];
    }

    boolean isRest() {
      return last == CallTree.NONE;
    }
  }

  /** A chain that is a line, or may become one. */
  private static final class Chain {
    final int first;
    final int last;
    final int level;
    final long weight;
    final @Nullable Chain above;
    final List<Chain> below = new ArrayList<>();

    Chain(int first, int last, int level, long weight, @Nullable Chain above) {
      this.first = first;
      this.last = last;
      this.level = level;
      this.weight = weight;
      this.above = above;
    }
  }

  /**
   * Returns the lines in the order of the tree, the rest of a node after its other lines.
   *
   * @param most maximum number of lines besides those of a rest
   * @param deepest maximum level
   */
  static List<Line> of(CallTree tree, int most, int deepest) {
    return new TreeLines(tree).lines(most, deepest);
  }

  private List<Line> lines(int most, int deepest) {
    PriorityQueue<Chain> candidates =
        new PriorityQueue<>(
            Comparator.comparingLong((Chain chain) -> -chain.weight)
                .thenComparingInt(chain -> chain.first));
    Chain root = new Chain(CallTree.ROOT, CallTree.ROOT, 0, weights.of(CallTree.ROOT), null);
    candidates.add(root);
    for (int shown = 0; shown < most && !candidates.isEmpty(); shown++) {
      Chain chain = candidates.remove();
      if (chain.above != null) {
        chain.above.below.add(chain);
      }
      int child = chain.level < deepest ? tree.firstChild(chain.last) : CallTree.NONE;
      for (; child != CallTree.NONE; child = tree.nextSibling(child)) {
        candidates.add(
            new Chain(child, chainEnd(child), chain.level + 1, weights.of(child), chain));
      }
    }
    return most == 0 ? List.of() : inOrder(root);
  }

  private int chainEnd(int from) {
    int node = from;
    while (tree.key(node) == null && !tree.nodes().isPath(node)) {
      int child = tree.firstChild(node);
      if (child == CallTree.NONE
          || tree.end(child) != tree.end(node)
          || tree.nodes().stacks(child) != tree.nodes().stacks(node)) {
        break;
      }
      node = child;
    }
    return node;
  }

  private List<Line> inOrder(Chain root) {
    List<Line> lines = new ArrayList<>();
    Deque<Supplier<Line>> waiting = new ArrayDeque<>();
    push(root, waiting);
    while (!waiting.isEmpty()) {
      lines.add(waiting.pop().get());
    }
    return lines;
  }

  /** Lets a chain's line wait, which then lets those below it wait. */
  private void push(Chain chain, Deque<Supplier<Line>> waiting) {
    waiting.push(
        () -> {
          Line rest = rest(chain);
          if (rest.stacks > 0) {
            waiting.push(() -> rest);
          }
          chain.below.sort(Comparator.comparingInt(below -> -below.first));
          chain.below.forEach(below -> push(below, waiting));
          return line(chain);
        });
  }

  private Line line(Chain chain) {
    NodeTable nodes = tree.nodes();
    long[] amounts = new long[nodes.columns()];
    for (int column = 0; column < amounts.length; column++) {
      amounts[column] = nodes.total(chain.first, column);
    }
    return new Line(chain.first, chain.last, chain.level, nodes.stacks(chain.first), amounts);
  }

  private Line rest(Chain chain) {
    NodeTable nodes = tree.nodes();
    long stacks = nodes.stacks(chain.last) - (nodes.isPath(chain.last) ? 1 : 0);
    long[] amounts = new long[nodes.columns()];
    for (Chain below : chain.below) {
      stacks -= nodes.stacks(below.first);
    }
    for (int column = 0; column < amounts.length; column++) {
      long rest = nodes.total(chain.last, column) - nodes.self(chain.last, column);
      for (Chain below : chain.below) {
        rest = LongMath.saturatedSubtract(rest, nodes.total(below.first, column));
      }
      amounts[column] = Math.max(0, rest);
    }
    return new Line(chain.last, CallTree.NONE, chain.level + 1, stacks, amounts);
  }
}
