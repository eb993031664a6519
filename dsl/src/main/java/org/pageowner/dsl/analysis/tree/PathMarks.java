package org.pageowner.dsl.analysis.tree;

import java.util.BitSet;

/** The nodes at which a path ends, numbered in their order: a bit for each node, and ranks. */
final class PathMarks {
  private static final int NONE = -1;

  private final long[] words;
  private final int[] ranks;

  /** Copies the marks of the nodes from 0 to {@code size - 1}. */
  PathMarks(BitSet marks, int size) {
    words = new long[size / Long.SIZE + 1];
    long[] marked = marks.toLongArray();
    System.arraycopy(marked, 0, words, 0, marked.length);
    ranks = new int[words.length];
    int rank = 0;
    for (int i = 0; i < words.length; i++) {
      ranks[i] = rank;
      rank += Long.bitCount(words[i]);
    }
  }

  /** Returns the number of the path that ends at a node, or -1. */
  int path(int node) {
    return (words[node >>> 6] & (1L << (node & 63))) == 0 ? NONE : before(node);
  }

  /** Returns the number of paths that end at nodes before this one, of all nodes for the size. */
  int before(int node) {
    return ranks[node >>> 6] + Long.bitCount(words[node >>> 6] & ((1L << (node & 63)) - 1));
  }
}
