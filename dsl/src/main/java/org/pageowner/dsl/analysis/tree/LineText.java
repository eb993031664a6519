package org.pageowner.dsl.analysis.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.internal.layout.CellText;

/** The text of a line of a tree: the functions of a chain, joined by {@code >}. */
final class LineText {
  private static final String CALLS = " > ";
  private static final String CUT = "… > ";
  private static final int MAX_NAME = 160;

  private LineText() {}

  /**
   * Returns the functions of a line, or the number of stacks of a rest; printable. In a chain that
   * is wider than {@code width} the functions after the first are left out, as many as necessary.
   */
  static String of(CallTree tree, TreeLines.Line line, int width) {
    if (line.isRest()) {
      return "("
          + Amount.number(line.stacks())
          + " more "
          + (line.stacks() == 1 ? "stack)" : "stacks)");
    }
    String first = name(tree, line.first());
    Deque<String> inner = new ArrayDeque<>();
    int used = first.length();
    int node = line.last();
    while (node != line.first()) {
      String name = name(tree, node);
      used += CALLS.length() + name.length();
      boolean isCut = tree.parent(node) != line.first();
      if (!inner.isEmpty() && used + (isCut ? CALLS.length() + CUT.length() : 0) > width) {
        break;
      }
      inner.addFirst(name);
      node = tree.parent(node);
    }
    StringBuilder text = new StringBuilder(first);
    String gap = node == line.first() ? CALLS : CALLS + CUT;
    for (String name : inner) {
      text.append(gap).append(name);
      gap = CALLS;
    }
    return text.toString();
  }

  private static String name(CallTree tree, int node) {
    return CellText.of(tree.label(node), MAX_NAME);
  }
}
