package org.pageowner.dsl.analysis.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.internal.format.JsonObject;
import org.pageowner.dsl.internal.index.PairIndex;

/**
 * The stacks of a report as a prefix tree of functions, from the entry point inward.
 *
 * <p>A node is a pair of its parent and its function, and a function a pair of name and module;
 * {@link PairIndex} numbers both, so parents have smaller numbers than their children. Node 0 is
 * the root. A stack is the number of its innermost node.
 */
final class StackNodes {
  private static final int ROOT = 0;

  private final Names names;
  private final PairIndex functions = new PairIndex();
  private final PairIndex nodes = new PairIndex();

  StackNodes(Names names) {
    this.names = names;
    nodes.add(-1, -1);
  }

  /** Returns the node of a stack; that of {@code (no stack)} if there is no frame. */
  int add(@Nullable StackTrace stack) {
    if (stack == null || stack.isEmpty()) {
      return nodes.add(ROOT, function("(no stack)", null));
    }
    List<Frame> frames = stack.frames();
    int node = ROOT;
    for (int i = frames.size() - 1; i >= 0; i--) {
      Frame frame = frames.get(i);
      String function = frame.function();
      node = nodes.add(node, function(function == null ? frame.text() : function, frame.module()));
    }
    return node;
  }

  private int function(String name, @Nullable String module) {
    return functions.add(names.add(name), module == null ? -1 : names.add(module));
  }

  /** Writes the tree: names and modules of functions, then parents and functions of nodes. */
  void appendTo(JsonObject json, PackedColumns packed) {
    int[] name = new int[functions.size()];
    int[] module = new int[functions.size()];
    for (int i = 0; i < name.length; i++) {
      name[i] = (int) functions.first(i);
      module[i] = (int) functions.second(i);
    }
    int[] parent = new int[nodes.size()];
    int[] function = new int[nodes.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = (int) nodes.first(i);
      function[i] = (int) nodes.second(i);
    }
    json.number("functionName", packed.add(name))
        .number("functionModule", packed.add(module))
        .number("nodeParent", packed.add(parent))
        .number("nodeFunction", packed.add(function));
  }
}
