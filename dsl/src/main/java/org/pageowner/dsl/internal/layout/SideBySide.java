package org.pageowner.dsl.internal.layout;

import java.util.List;

/** Blocks of text in two columns. */
public final class SideBySide {
  private static final String GAP = "  ";

  private SideBySide() {}

  /** Returns the lines of both texts; those of the left one are padded to {@code leftWidth}. */
  public static String of(String left, String right, int leftWidth) {
    List<String> lefts = left.lines().toList();
    List<String> rights = right.lines().toList();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.max(lefts.size(), rights.size()); i++) {
      String line = i < lefts.size() ? lefts.get(i) : "";
      if (i < rights.size() && !rights.get(i).isEmpty()) {
        line += " ".repeat(Math.max(0, leftWidth - CellText.width(line))) + GAP + rights.get(i);
      }
      text.append(line.stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
