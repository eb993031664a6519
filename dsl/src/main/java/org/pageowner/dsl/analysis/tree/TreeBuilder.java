package org.pageowner.dsl.analysis.tree;

import com.google.common.math.LongMath;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.internal.index.Interner;
import org.pageowner.dsl.internal.index.PairIndex;
import org.pageowner.dsl.plan.Key;

/**
 * A trie of paths that grows as they are added: a node is a pair of its parent and its name, and
 * has a number. The root has number 0, and parents have smaller numbers than their children.
 */
final class TreeBuilder {
  /** The parent of the first nodes. */
  static final int ROOT = 0;

  private static final int NO_PATH = 0;

  private final Interner<NodeName> names = new Interner<>();
  private final PairIndex nodes = new PairIndex();
  private int[] pathOfNode = new int[64];
  private long[][] amounts;
  private int paths;

  /** Makes a tree that is only the root. */
  TreeBuilder(int columns) {
    amounts = new long[columns][64];
  }

  /** Returns the tree of all rows, with functions apart that are in different modules. */
  static NodeTable of(StackRows rows) {
    return of(rows, false);
  }

  /** Returns the tree of all rows, with functions of one name as one, whatever their modules. */
  static NodeTable byFunction(StackRows rows) {
    return of(rows, true);
  }

  private static NodeTable of(StackRows rows, boolean byFunction) {
    boolean isGrowth = rows.origin().isGrowth();
    TreeBuilder tree = new TreeBuilder(isGrowth ? NodeTable.GROWTH_COLUMNS : NodeTable.COLUMNS);
    long[] columns = new long[NodeTable.GROWTH_COLUMNS];
    for (int row = 0; row < rows.size(); row++) {
      int node = ROOT;
      boolean isOthers = rows.isOthers(row);
      for (Key<?> key : rows.keys()) {
        Object value = rows.value(row, key);
        node = isOthers && value == null ? node : tree.child(node, NodeName.of(key, value));
      }
      node =
          isOthers
              ? tree.child(node, NodeName.OTHERS)
              : tree.descend(node, rows.stack(row), byFunction);
      StackRows.Amounts amounts = rows.amounts(row);
      columns[NodeTable.TIMES] = amounts.times();
      columns[NodeTable.PAGES] = amounts.pages();
      columns[NodeTable.TIMES_BEFORE] = amounts.timesBefore();
      columns[NodeTable.PAGES_BEFORE] = amounts.pagesBefore();
      columns[NodeTable.TIMES_GAIN] = Math.max(0, amounts.times() - amounts.timesBefore());
      columns[NodeTable.PAGES_GAIN] = Math.max(0, amounts.pages() - amounts.pagesBefore());
      tree.add(node, columns);
    }
    return tree.build();
  }

  private int descend(int from, @Nullable StackTrace stack, boolean byFunction) {
    if (stack == null || stack.isEmpty()) {
      return child(from, NodeName.NO_STACK);
    }
    int node = from;
    List<Frame> frames = stack.frames();
    for (int i = frames.size() - 1; i >= 0; i--) {
      Frame frame = frames.get(i);
      node =
          child(
              node,
              byFunction ? new NodeName(NodeName.function(frame), null, null) : NodeName.of(frame));
    }
    return node;
  }

  /** Returns the child of a node with a name, which is added if it is new. */
  int child(int parent, NodeName name) {
    int node = nodes.add(parent, names.add(name)) + 1;
    if (node >= pathOfNode.length) {
      pathOfNode = Arrays.copyOf(pathOfNode, pathOfNode.length * 2);
    }
    return node;
  }

  /** Adds amounts, by column, to the path that ends at a node. */
  void add(int node, long[] columns) {
    int path = pathOfNode[node];
    if (path == NO_PATH) {
      path = ++paths;
      pathOfNode[node] = path;
      for (int column = 0; column < amounts.length; column++) {
        if (path == amounts[column].length) {
          amounts[column] = Arrays.copyOf(amounts[column], path * 2);
        }
      }
    }
    for (int column = 0; column < amounts.length; column++) {
      amounts[column][path] = LongMath.saturatedAdd(amounts[column][path], columns[column]);
    }
  }

  /**
   * Returns the nodes in preorder: children in descending order of pages, then of times, and in the
   * order of their names; of a growth in descending order of gain in pages, then of loss.
   */
  NodeTable build() {
    int size = nodes.size() + 1;
    int[] order = preorder(size);
    int[] renumbered = new int[size];
    int[] sortedNames = new int[size];
    int[] parents = new int[size];
    BitSet marked = new BitSet(size);
    long[][] selfs = new long[amounts.length][paths];
    int marks = 0;
    for (int next = 0; next < size; next++) {
      int node = order[next];
      renumbered[node] = next;
      parents[next] = node == ROOT ? -1 : renumbered[parent(node)];
      sortedNames[next] = node == ROOT ? 0 : name(node);
      int path = pathOfNode[node];
      if (path != NO_PATH) {
        marked.set(next);
        for (int column = 0; column < amounts.length; column++) {
          selfs[column][marks] = amounts[column][path];
        }
        marks++;
      }
    }
    NodeName[] distinct = new NodeName[names.size()];
    Arrays.setAll(distinct, names::value);
    return NodeTable.of(distinct, sortedNames, parents, marked, selfs);
  }

  private int parent(int node) {
    return (int) nodes.first(node - 1);
  }

  private int name(int node) {
    return (int) nodes.second(node - 1);
  }

  private int[] preorder(int size) {
    Comparator<Integer> siblings = siblings(size);
    int[] starts = new int[size + 1];
    for (int node = 1; node < size; node++) {
      starts[parent(node) + 1]++;
    }
    for (int node = 0; node < size; node++) {
      starts[node + 1] += starts[node];
    }
    int[] children = new int[size - 1];
    int[] filled = starts.clone();
    for (int node = 1; node < size; node++) {
      children[filled[parent(node)]++] = node;
    }
    int[] order = new int[size];
    int[] waiting = new int[size];
    int depth = 1; // the root, which is 0, waits
    for (int next = 0; next < size; next++) {
      int node = waiting[--depth];
      order[next] = node;
      int from = starts[node];
      int count = starts[node + 1] - from;
      if (count > 1) {
        Integer[] sorted = new Integer[count];
        Arrays.setAll(sorted, i -> children[from + i]);
        Arrays.sort(sorted, siblings);
        for (int i = 0; i < count; i++) {
          children[from + i] = sorted[i];
        }
      }
      for (int i = count - 1; i >= 0; i--) {
        waiting[depth++] = children[from + i];
      }
    }
    return order;
  }

  private Comparator<Integer> siblings(int size) {
    boolean isGrowth = amounts.length == NodeTable.GROWTH_COLUMNS;
    long[] first = totals(size, isGrowth ? NodeTable.PAGES_GAIN : NodeTable.PAGES);
    long[] second = totals(size, isGrowth ? NodeTable.PAGES_BEFORE : NodeTable.TIMES);
    if (isGrowth) {
      // The loss is the gain less the growth.
      long[] after = totals(size, NodeTable.PAGES);
      Arrays.setAll(second, node -> first[node] - (after[node] - second[node]));
    }
    return Comparator.<Integer>comparingLong(node -> -first[node])
        .thenComparingLong(node -> -second[node])
        .thenComparing(node -> names.value(name(node)));
  }

  private long[] totals(int size, int column) {
    long[] totals = new long[size];
    for (int node = size - 1; node >= 0; node--) {
      totals[node] = LongMath.saturatedAdd(totals[node], amounts[column][pathOfNode[node]]);
      if (node != ROOT) {
        int parent = parent(node);
        totals[parent] = LongMath.saturatedAdd(totals[parent], totals[node]);
      }
    }
    return totals;
  }
}
