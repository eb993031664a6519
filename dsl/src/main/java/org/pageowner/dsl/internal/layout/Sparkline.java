package org.pageowner.dsl.internal.layout;

import java.util.List;
import java.util.Locale;

/**
 * Pages in buckets, as a cell: in text a character a bucket, as high as its share of the largest
 * one, in HTML small bars.
 *
 * @param pages the pages of each bucket
 */
public record Sparkline(List<Long> pages) implements CellPicture {
  private static final char NOTHING = '·';
  private static final int LEVELS = 8;
  private static final int BAR = 4;
  private static final int HEIGHT = 16;

  /** Copies the pages. */
  public Sparkline {
    pages = List.copyOf(pages);
  }

  private double most() {
    return Math.max(1, pages.stream().mapToLong(Long::longValue).max().orElse(0));
  }

  @Override
  public String html() {
    StringBuilder bars = new StringBuilder();
    double most = most();
    for (int i = 0; i < pages.size(); i++) {
      double height = pages.get(i) == 0 ? 0 : Math.max(1, HEIGHT * (pages.get(i) / most));
      bars.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"/>",
              i * BAR,
              HEIGHT - height,
              BAR - 1,
              height));
    }
    return "<svg role=\"img\" aria-label=\"pages by bucket: "
        + String.join(" ", pages.stream().map(String::valueOf).toList())
        + "\" width=\""
        + pages.size() * BAR
        + "\" height=\""
        + HEIGHT
        + "\" style=\"vertical-align:middle\" fill=\"#3f87d3\">"
        + bars
        + "</svg>";
  }

  /** Returns a character for each bucket; {@code ·} for none. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    double most = most();
    for (long each : pages) {
      int level = (int) Math.ceil(LEVELS * (each / most));
      // U+2581 is one eighth of a block, U+2588 a full one
      text.append(each == 0 ? NOTHING : (char) ('\u2580' + Math.max(1, Math.min(LEVELS, level))));
    }
    return text.toString();
  }
}
