package org.pageowner.core.record;

import java.util.List;

/** Lines for people as an HTML fragment; those that start with two blanks are details. */
final class HtmlLines {
  /** Maximum number of characters of a line. */
  private static final int MAX_LINE = 400;

  private HtmlLines() {}

  /** Returns the lines, escaped and cut; the first one is the heading. */
  static String of(List<String> lines) {
    StringBuilder html =
        new StringBuilder(
            "<div dir=\"ltr\" style=\"color:inherit;font-size:13px;line-height:1.5\">");
    for (int i = 0; i < lines.size(); i++) {
      boolean isDetail = lines.get(i).startsWith("  ");
      String style =
          i == 0
              ? "font-weight:600"
              : isDetail ? "margin-left:1em;font-family:ui-monospace,monospace" : "";
      String cut = lines.get(i).strip();
      cut = cut.length() > MAX_LINE ? cut.substring(0, MAX_LINE) + "…" : cut;
      html.append("\n<div style=\"").append(style).append("\">");
      html.append(ByteText.html(cut)).append("</div>");
    }
    return html.append("\n</div>").toString();
  }
}
