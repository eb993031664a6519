package org.pageowner.dsl.internal.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Several tables, one below the other. */
public final class Grids {

  private final List<Grid> grids = new ArrayList<>();

  /** Makes an empty list of tables. */
  public Grids() {}

  /** Adds a table below the others. */
  public void add(Grid grid) {
    grids.add(grid);
  }

  /** Appends at most {@code rows} rows of each table as aligned text. */
  public void appendTo(Appendable out, int rows, int width) throws IOException {
    String gap = "";
    for (Grid grid : grids) {
      out.append(gap);
      grid.appendTo(out, rows, width);
      gap = "\n";
    }
  }

  /** Returns at most {@code rows} rows of each table as aligned text. */
  public String text(int rows, int width) {
    return String.join("\n\n", grids.stream().map(grid -> grid.text(rows, width)).toList());
  }

  /** Returns at most {@code rows} rows of each table as HTML. */
  public String html(int rows) {
    return String.join("\n", grids.stream().map(grid -> grid.html(rows)).toList());
  }
}
