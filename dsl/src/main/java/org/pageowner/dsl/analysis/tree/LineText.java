package org.pageowner.dsl.analysis.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.internal.layout.CellText;

/** The text of a line of a tree: the functions of a chain, joined by {@code >}. */
final class LineText {
  private static final String CALLS = " > ";
  private static final String CUT = " > …";
  private static final int MAX_NAME = 160;

  private LineText() {}

  /**
   * Returns the functions of a line, or the number of stacks of a rest; printable. A chain that is
   * wider than {@code width} is shortened: from the entry point down the first function and the
   * last ones are kept, from the caller outward the first ones.
   */
  static String of(CallTree tree, TreeLines.Line line, int width) {
    if (line.isRest()) {
      return "(%s more %s)"
          .formatted(Amount.number(line.stacks()), line.stacks() == 1 ? "stack" : "stacks");
    }
    return tree.direction() == CallTree.Direction.FROM_CALLER
        ? outward(tree, line, width)
        : down(tree, line, width);
  }

  /** The nodes of a chain have consecutive numbers. */
  private static String outward(CallTree tree, TreeLines.Line line, int width) {
    StringBuilder text = new StringBuilder(name(tree, line.first()));
    for (int node = line.first() + 1; node <= line.last(); node++) {
      String next = CALLS + name(tree, node);
      int reserved = node == line.last() ? 0 : CUT.length();
      if (text.length() + next.length() + reserved > width) {
        return text.append(CUT).toString();
      }
      text.append(next);
    }
    return text.toString();
  }

  private static String down(CallTree tree, TreeLines.Line line, int width) {
    String first = name(tree, line.first());
    Deque<String> inner = new ArrayDeque<>();
    int used = first.length();
    int node = line.last();
    while (node != line.first()) {
      String next = CALLS + name(tree, node);
      int reserved = node == line.first() + 1 ? 0 : CUT.length();
      used += next.length();
      if (!inner.isEmpty() && used + reserved > width) {
        break;
      }
      inner.addFirst(next);
      node--;
    }
    return first + (node == line.first() ? "" : CUT) + String.join("", inner);
  }

  private static String name(CallTree tree, int node) {
    return CellText.of(tree.label(node), MAX_NAME);
  }
}
