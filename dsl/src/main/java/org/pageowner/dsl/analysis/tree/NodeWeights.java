package org.pageowner.dsl.analysis.tree;

import com.google.common.math.LongMath;

/**
 * The weight by which nodes are chosen: pages, of a growth pages gained and lost; records if there
 * are none of these. A node's weight is at least that of each of its children.
 */
final class NodeWeights {
  private final NodeTable nodes;
  private final boolean isByTimes;

  private NodeWeights(NodeTable nodes, boolean isByTimes) {
    this.nodes = nodes;
    this.isByTimes = isByTimes;
  }

  static NodeWeights of(NodeTable nodes) {
    boolean hasPages = new NodeWeights(nodes, false).of(CallTree.ROOT) > 0;
    return new NodeWeights(nodes, !hasPages);
  }

  long of(int node) {
    return isByTimes
        ? weight(node, NodeTable.TIMES, NodeTable.TIMES_BEFORE, NodeTable.TIMES_GAIN)
        : weight(node, NodeTable.PAGES, NodeTable.PAGES_BEFORE, NodeTable.PAGES_GAIN);
  }

  private long weight(int node, int after, int before, int gain) {
    if (nodes.columns() == NodeTable.COLUMNS) {
      return nodes.total(node, after);
    }
    long gained = nodes.total(node, gain);
    long growth = LongMath.saturatedSubtract(nodes.total(node, after), nodes.total(node, before));
    long lost = LongMath.saturatedSubtract(gained, growth);
    return LongMath.saturatedAdd(gained, Math.max(0, lost));
  }
}
