package org.pageowner.dsl.analysis.tree;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.internal.layout.CellText;
import org.pageowner.dsl.internal.layout.Percentage;

/**
 * Draws the upper levels of a tree as inline SVG, without a script: a box is as wide as its pages,
 * those of a growth as its gains and losses. Colours are half-transparent, for light and dark
 * pages.
 */
final class TreeIcicle {
  private static final int LEVELS = 10;
  private static final int HEIGHT = 17;
  private static final double NARROWEST = 0.4;
  private static final double LABELLED = 7;
  private static final int MAX_NAME = 60;

  /** Characters of a name that fit into one percent of the width of a usual page. */
  private static final double CHARACTERS = 1.2;

  private final CallTree tree;
  private final NodeWeights weights;
  private final double scale;
  private final StringBuilder svg = new StringBuilder();
  private int depth;

  private TreeIcicle(CallTree tree) {
    this.tree = tree;
    this.weights = NodeWeights.of(tree.nodes());
    this.scale = 100.0 / weights.of(CallTree.ROOT);
  }

  /** Returns the picture; empty if the tree has no pages. */
  static String of(CallTree tree) {
    TreeIcicle icicle = new TreeIcicle(tree);
    if (!(icicle.weights.of(CallTree.ROOT) > 0)
        || tree.firstChild(CallTree.ROOT) == CallTree.NONE) {
      return "";
    }
    return icicle.text();
  }

  private String text() {
    double[] next = new double[LEVELS + 1];
    int node = CallTree.ROOT;
    while (node < tree.size()) {
      int level = tree.depth(node);
      double width = weights.of(node) * scale;
      if (level > 0) {
        append(node, level, next[level - 1], width);
      }
      if (level < LEVELS && width >= NARROWEST) {
        if (level > 0) {
          next[level] = next[level - 1];
          next[level - 1] += width;
        }
        node++;
      } else {
        next[level - 1] += width;
        node = tree.end(node);
      }
    }
    return "<svg role=\"img\" aria-label=\"the upper levels of the tree below, as boxes\""
        + " width=\"100%\" height=\""
        + depth * HEIGHT
        + "\" style=\"font:11px ui-monospace,Menlo,Consolas,monospace;margin:.3em 0\">"
        + svg
        + "</svg>\n";
  }

  private void append(int node, int level, double x, double width) {
    if (width < NARROWEST) {
      return;
    }
    depth = Math.max(depth, level);
    String label = tree.label(node);
    String name = label.length() > MAX_NAME ? label.substring(0, MAX_NAME) + "…" : label;
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg x=\"%.2f%%\" y=\"%d\" width=\"%.2f%%\" height=\"%d\"><title>%s: %s, %s</title>"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"hsl(%d,60%%,50%%)\""
                + " fill-opacity=\".3\" stroke=\"#888\" stroke-opacity=\".35\"/>",
            x,
            (level - 1) * HEIGHT,
            width,
            HEIGHT,
            ByteText.html(name),
            pages(node),
            ByteText.html(Percentage.percent(Math.round(width * 100), 10_000)),
            hue(tree.module(node))));
    if (width >= LABELLED) {
      svg.append("<text x=\"4\" y=\"12\" fill=\"currentColor\">")
          .append(ByteText.html(CellText.of(name, Math.max(4, (int) (width * CHARACTERS)))))
          .append("</text>");
    }
    svg.append("</svg>");
  }

  private String pages(int node) {
    return tree.isGrowth()
        ? "%s pages, %s before"
            .formatted(
                Amount.signed(tree.pages(node) - tree.nodes().total(node, NodeTable.PAGES_BEFORE)),
                Amount.number(tree.nodes().total(node, NodeTable.PAGES_BEFORE)))
        : Amount.count(tree.pages(node), "page");
  }

  /** Returns the hue of a module; the kernel image has one of its own. */
  private static int hue(@Nullable String module) {
    return module == null ? 212 : Math.floorMod(module.hashCode(), 24) * 15;
  }
}
