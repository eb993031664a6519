package org.pageowner.dsl.analysis.tree;

import com.google.common.math.LongMath;
import java.util.BitSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a tree in preorder, as arrays: each node before its children, and all nodes of a
 * subtree adjacent. Node 0 is the root.
 *
 * <p>A node takes 24 bytes if its numbers are below 2^31; the amounts of paths are stored only for
 * the nodes at which a path ends.
 */
final class NodeTable {
  /** The columns of totals and of paths; a table that is not of a growth has the first two. */
  static final int TIMES = 0;

  static final int PAGES = 1;
  static final int TIMES_BEFORE = 2;
  static final int PAGES_BEFORE = 3;
  static final int TIMES_GAIN = 4;
  static final int PAGES_GAIN = 5;
  static final int COLUMNS = 2;
  static final int GROWTH_COLUMNS = 6;

  private final NodeName[] distinct;
  private final int[] names;
  private final int[] parents;
  private final int[] ends;
  private final int[] depths;

  /** The paths in each subtree; {@code null} if all of them are in the table. */
  private final @Nullable Counts stacks;

  private final Counts[] totals;
  private final PathMarks marks;
  private final Counts[] selfs;

  private NodeTable(
      NodeName[] distinct,
      int[] names,
      int[] parents,
      int[] ends,
      @Nullable Counts stacks,
      Counts[] totals,
      PathMarks marks,
      Counts[] selfs) {
    this.distinct = distinct;
    this.names = names;
    this.parents = parents;
    this.ends = ends;
    this.depths = new int[parents.length];
    for (int node = 1; node < parents.length; node++) {
      depths[node] = depths[parents[node]] + 1;
    }
    this.stacks = stacks;
    this.totals = totals;
    this.marks = marks;
    this.selfs = selfs;
  }

  /**
   * Returns the table of nodes in preorder.
   *
   * @param distinct the distinct names
   * @param names the number of each node's name; any for the root
   * @param parents each node's parent, before it; -1 for the root
   * @param marked the nodes at which a path ends
   * @param selfs by column the amounts of these paths, in the order of their nodes
   */
  static NodeTable of(
      NodeName[] distinct, int[] names, int[] parents, BitSet marked, long[][] selfs) {
    int size = parents.length;
    int[] ends = ends(parents);
    PathMarks marks = new PathMarks(marked, size);
    Counts[] totals = new Counts[selfs.length];
    Counts[] paths = new Counts[selfs.length];
    for (int column = 0; column < selfs.length; column++) {
      long[] sums = new long[size];
      for (int node = marked.nextSetBit(0); node >= 0; node = marked.nextSetBit(node + 1)) {
        sums[node] = selfs[column][marks.path(node)];
      }
      totals[column] = summed(sums, parents);
      paths[column] = Counts.of(selfs[column], marked.cardinality());
    }
    return new NodeTable(distinct, names, parents, ends, null, totals, marks, paths);
  }

  /** Adds the numbers of all nodes to their parents'; children come after their parents. */
  private static Counts summed(long[] numbers, int[] parents) {
    for (int node = numbers.length - 1; node > 0; node--) {
      int parent = parents[node];
      numbers[parent] = LongMath.saturatedAdd(numbers[parent], numbers[node]);
    }
    return Counts.of(numbers, numbers.length);
  }

  private static int[] ends(int[] parents) {
    int[] ends = new int[parents.length];
    for (int node = parents.length - 1; node >= 0; node--) {
      ends[node] = Math.max(ends[node], node + 1);
      if (node > 0) {
        ends[parents[node]] = Math.max(ends[parents[node]], ends[node]);
      }
    }
    return ends;
  }

  /** Returns the table of some nodes, which include the parent of each; their totals stay. */
  NodeTable only(BitSet kept) {
    int size = kept.cardinality();
    int[] renumbered = new int[size()];
    int[] keptNames = new int[size];
    int[] keptParents = new int[size];
    long[] keptStacks = new long[size];
    long[][] keptTotals = new long[totals.length][size];
    long[][] keptSelfs = new long[totals.length][size];
    BitSet marked = new BitSet(size);
    int paths = 0;
    int next = 0;
    for (int node = kept.nextSetBit(0); node >= 0; node = kept.nextSetBit(node + 1)) {
      renumbered[node] = next;
      keptNames[next] = names[node];
      keptParents[next] = node == 0 ? -1 : renumbered[parents[node]];
      keptStacks[next] = stacks(node);
      for (int column = 0; column < totals.length; column++) {
        keptTotals[column][next] = total(node, column);
        keptSelfs[column][paths] = self(node, column);
      }
      if (isPath(node)) {
        marked.set(next);
        paths++;
      }
      next++;
    }
    Counts[] someTotals = new Counts[totals.length];
    Counts[] someSelfs = new Counts[totals.length];
    for (int column = 0; column < totals.length; column++) {
      someTotals[column] = Counts.of(keptTotals[column], size);
      someSelfs[column] = Counts.of(keptSelfs[column], paths);
    }
    return new NodeTable(
        distinct,
        keptNames,
        keptParents,
        ends(keptParents),
        Counts.of(keptStacks, size),
        someTotals,
        new PathMarks(marked, size),
        someSelfs);
  }

  int size() {
    return parents.length;
  }

  int columns() {
    return totals.length;
  }

  /** Returns the name of a node other than the root. */
  NodeName name(int node) {
    return distinct[names[node]];
  }

  /** Returns the number of a node's name. */
  int nameNumber(int node) {
    return names[node];
  }

  /** Returns for each distinct name, by its number, whether a test holds. */
  boolean[] namesThat(Predicate<NodeName> test) {
    boolean[] holds = new boolean[distinct.length];
    for (int i = 0; i < distinct.length; i++) {
      holds[i] = test.test(distinct[i]);
    }
    return holds;
  }

  int parent(int node) {
    return parents[node];
  }

  /** Returns the first node after the subtree of a node. */
  int end(int node) {
    return ends[node];
  }

  int depth(int node) {
    return depths[node];
  }

  /** Returns whether a path ends at the node. */
  boolean isPath(int node) {
    return marks.path(node) >= 0;
  }

  /** Returns the number of paths that end in the subtree. */
  long stacks(int node) {
    return stacks == null ? marks.before(ends[node]) - marks.before(node) : stacks.get(node);
  }

  long total(int node, int column) {
    return totals[column].get(node);
  }

  /** Returns the amount of the path that ends at the node, 0 if none does. */
  long self(int node, int column) {
    int path = marks.path(node);
    return path < 0 ? 0 : selfs[column].get(path);
  }
}
