package org.pageowner.dsl.analysis.tree;

import java.util.regex.Pattern;
import org.pageowner.core.record.Allocators;

/** Turns the paths of a tree around, so that they lead from the caller to the entry point. */
final class TreeInversion {
  private static final Pattern ALLOCATOR = Pattern.compile(Allocators.functions());

  private TreeInversion() {}

  /**
   * Returns the tree of the same paths, each from its innermost function outside of the allocators
   * outward; from the innermost one of all if there is none.
   *
   * @param keys the number of nodes at the start of each path that are values of keys, and stay
   */
  static NodeTable of(NodeTable nodes, int keys) {
    TreeBuilder inverted = new TreeBuilder(nodes.columns());
    long[] columns = new long[nodes.columns()];
    boolean[] isAllocator = nodes.namesThat(name -> ALLOCATOR.matcher(name.text()).matches());
    int[] keyNodes = new int[nodes.size()];
    for (int node = 1; node < nodes.size(); node++) {
      int parent = nodes.parent(node);
      keyNodes[node] =
          nodes.depth(node) <= keys
              ? inverted.child(keyNodes[parent], nodes.name(node))
              : keyNodes[parent];
      if (nodes.isPath(node)) {
        int at = keyNodes[node];
        for (int frame = caller(nodes, node, keys, isAllocator);
            nodes.depth(frame) > keys;
            frame = nodes.parent(frame)) {
          at = inverted.child(at, nodes.name(frame));
        }
        for (int column = 0; column < columns.length; column++) {
          columns[column] = nodes.self(node, column);
        }
        inverted.add(at, columns);
      }
    }
    return inverted.build();
  }

  private static int caller(NodeTable nodes, int innermost, int keys, boolean[] isAllocator) {
    int frame = innermost;
    while (nodes.depth(frame) > keys && isAllocator[nodes.nameNumber(frame)]) {
      frame = nodes.parent(frame);
    }
    return nodes.depth(frame) > keys ? frame : innermost;
  }
}
