package org.pageowner.dsl.internal.layout;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The values of a row over several dumps, as a cell: in text their steps, in HTML a small line
 * chart besides.
 *
 * @param values at least two values
 */
public record Series(List<Long> values) implements CellPicture {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 16;

  /** Copies the values. */
  public Series {
    values = List.copyOf(values);
  }

  @Override
  public String html() {
    return toString() + " " + sparkline();
  }

  private String sparkline() {
    long least = values.stream().mapToLong(Long::longValue).min().orElse(0);
    long most = values.stream().mapToLong(Long::longValue).max().orElse(0);
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      double x = 2 + (WIDTH - 4.0) * i / Math.max(1, values.size() - 1);
      double share =
          most == least ? 0.5 : ((double) values.get(i) - least) / ((double) most - least);
      double y = HEIGHT - 2 - (HEIGHT - 4) * share;
      points.append(String.format(Locale.ROOT, "%s%.1f,%.1f", i == 0 ? "" : " ", x, y));
    }
    return "<svg role=\"img\" aria-label=\"from "
        + Amount.number(values.get(0))
        + " to "
        + Amount.number(values.get(values.size() - 1))
        + " pages\" width=\""
        + WIDTH
        + "\" height=\""
        + HEIGHT
        + "\" style=\"vertical-align:middle\"><polyline fill=\"none\" stroke=\"#3f87d3\""
        + " stroke-width=\"1.5\" points=\""
        + points
        + "\"/></svg>";
  }

  /** Returns the steps from each value to the next, with their signs. */
  @Override
  public String toString() {
    return IntStream.range(1, values.size())
        .mapToObj(i -> Amount.signed(values.get(i) - values.get(i - 1)))
        .collect(Collectors.joining(" "));
  }
}
