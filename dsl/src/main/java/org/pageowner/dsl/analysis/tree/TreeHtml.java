package org.pageowner.dsl.analysis.tree;

import java.util.List;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.internal.layout.Percentage;

/**
 * Writes a tree as nested HTML lists that fold, without a script. All style is inline, and colours
 * are those of the page.
 */
final class TreeHtml {
  /** Browsers flatten elements that are nested deeper than some hundred levels. */
  private static final int MAX_LEVEL = 60;

  private static final int MAX_CHAIN = 400;

  /** Lines with at least this share of the pages are open. */
  private static final double OPEN = 0.25;

  private static final String BOX =
      "color:inherit;font-size:13px;line-height:1.5;overflow-x:auto;margin:.4em 0";
  private static final String LIST = "list-style:none;margin:0;padding:0 0 0 1.2em";
  private static final String NUMBER = "font-variant-numeric:tabular-nums;white-space:nowrap";
  private static final String CODE = "font-family:ui-monospace,Menlo,Consolas,monospace";

  private final CallTree tree;
  private final StringBuilder html = new StringBuilder();

  private TreeHtml(CallTree tree) {
    this.tree = tree;
  }

  /** Returns a fragment with at most {@code most} lines, besides those of the rest of a node. */
  static String of(CallTree tree, int most) {
    return new TreeHtml(tree).text(TreeLines.of(tree, most, MAX_LEVEL));
  }

  private String text(List<TreeLines.Line> lines) {
    html.append("<div dir=\"ltr\" style=\"").append(BOX).append("\">\n");
    html.append("<div style=\"font-weight:600;margin:.3em 0\">")
        .append(ByteText.html(TreeView.title(tree)))
        .append("</div>\n");
    html.append(TreeIcicle.of(tree));
    html.append("<ul style=\"list-style:none;margin:0;padding:0\">\n");
    NodeWeights weights = NodeWeights.of(tree.nodes());
    double openFrom = OPEN * weights.of(CallTree.ROOT);
    for (int i = 0; i < lines.size(); i++) {
      TreeLines.Line line = lines.get(i);
      int next = i + 1 < lines.size() ? lines.get(i + 1).level() : 0;
      if (next > line.level()) {
        boolean isOpen = weights.of(line.first()) >= openFrom;
        html.append("<li><details").append(isOpen ? " open" : "");
        html.append("><summary style=\"cursor:pointer\">");
        appendLine(line);
        html.append("</summary>\n<ul style=\"").append(LIST).append("\">\n");
      } else {
        html.append("<li style=\"padding-left:1em\">");
        appendLine(line);
        html.append("</li>\n");
        html.append("</ul></details></li>\n".repeat(line.level() - next));
      }
    }
    html.append("</ul>\n");
    appendNote(TreeView.sums(tree));
    tree.notes().forEach(this::appendNote);
    return html.append("</div>").toString();
  }

  private void appendLine(TreeLines.Line line) {
    html.append("<span style=\"").append(NUMBER).append("\">");
    html.append(amount(line)).append("</span> ");
    html.append("<span style=\"").append(CODE).append("\">");
    html.append(ByteText.html(LineText.of(tree, line, MAX_CHAIN))).append("</span>");
  }

  private String amount(TreeLines.Line line) {
    long pages = line.amount(NodeTable.PAGES);
    if (tree.isGrowth()) {
      long before = line.amount(NodeTable.PAGES_BEFORE);
      long gain = line.amount(NodeTable.PAGES_GAIN);
      return "%s pages (%s gained, %s lost; %s before, %s after)"
          .formatted(
              Amount.signed(pages - before),
              Amount.number(gain),
              Amount.number(gain - (pages - before)),
              Amount.number(before),
              Amount.number(pages));
    }
    return Amount.count(pages, "page")
        + ", "
        + ByteText.html(Percentage.percent(pages, tree.pages(CallTree.ROOT)));
  }

  private void appendNote(String line) {
    html.append("<div style=\"opacity:.75;margin-top:.3em\">")
        .append(ByteText.html(line))
        .append("</div>\n");
  }
}
