package org.pageowner.dsl.analysis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.pageowner.dsl.internal.layout.Grid;

/** Several tables, one below the other. */
final class Grids {
  /** Rows of each table, unless said. */
  static final int SHOWN_ROWS = 20;

  private static final int WIDTH = 120;

  private final List<Grid> grids = new ArrayList<>();

  void add(Grid grid) {
    grids.add(grid);
  }

  void appendTo(Appendable out, int rows, int width) throws IOException {
    String gap = "";
    for (Grid grid : grids) {
      out.append(gap);
      grid.appendTo(out, rows, width);
      gap = "\n";
    }
  }

  String text() {
    return String.join("\n\n", grids.stream().map(grid -> grid.text(SHOWN_ROWS, WIDTH)).toList());
  }

  String html() {
    return String.join("\n", grids.stream().map(grid -> grid.html(SHOWN_ROWS)).toList());
  }
}
