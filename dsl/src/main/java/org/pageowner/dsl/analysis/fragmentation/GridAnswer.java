package org.pageowner.dsl.analysis.fragmentation;

import java.io.IOException;
import java.util.Set;
import org.pageowner.dsl.export.Answer;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.internal.layout.Grid;

/** An answer that is one table for people: it has no format for programs. */
abstract sealed class GridAnswer implements Answer permits Culprits, MixedComparison {
  private static final Set<Format> FORMATS = Set.of(Format.TEXT, Format.HTML);

  /** Returns the table. */
  abstract Grid grid();

  @Override
  public Set<Format> formats() {
    return FORMATS;
  }

  @Override
  public void writeTo(Appendable out, Format format, Layout layout) throws IOException {
    switch (format) {
      case TEXT -> grid().appendTo(out, layout.rows(), layout.width());
      case HTML -> out.append(grid().html(layout.rows())).append('\n');
      default -> throw format.notAmong(FORMATS);
    }
  }

  /** Returns the table as text, at most 20 rows. */
  @Override
  public String toString() {
    return grid().text(Layout.SCREEN.rows(), Layout.SCREEN.width());
  }
}
