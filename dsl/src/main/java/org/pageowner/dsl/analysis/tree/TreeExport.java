package org.pageowner.dsl.analysis.tree;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.pageowner.dsl.internal.format.JsonObject;
import org.pageowner.dsl.internal.format.LineBuffer;
import org.pageowner.dsl.plan.Key;

/** Writes a tree for programs. */
final class TreeExport {
  private TreeExport() {}

  static void ndJson(CallTree tree, Appendable out, int rows) throws IOException {
    LineBuffer buffer = new LineBuffer(out);
    List<Quantity> quantities =
        Arrays.stream(Quantity.values())
            .filter(quantity -> tree.isGrowth() || !quantity.isOfGrowth())
            .toList();
    for (int node = 0; node < Math.min(rows, tree.size()); node++) {
      JsonObject json = new JsonObject(buffer.line());
      json.number("node", node);
      int parent = tree.parent(node);
      json.number("parent", parent == CallTree.NONE ? null : (Integer) parent);
      json.number("depth", tree.depth(node));
      Key<?> key = tree.key(node);
      json.text("key", key == null ? null : key.name());
      json.text("name", tree.name(node));
      json.text("module", tree.module(node));
      for (Quantity quantity : quantities) {
        json.number(field(quantity), tree.total(node, quantity));
      }
      for (Quantity quantity : quantities) {
        json.number("self_" + field(quantity), tree.self(node, quantity));
      }
      for (Quantity quantity : quantities) {
        json.number("rest_" + field(quantity), tree.rest(node, quantity));
      }
      json.end();
      buffer.endLine();
    }
    buffer.flush();
  }

  private static String field(Quantity quantity) {
    return quantity.name().toLowerCase(Locale.ROOT);
  }
}
