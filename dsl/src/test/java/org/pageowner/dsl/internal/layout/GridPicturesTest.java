package org.pageowner.dsl.internal.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GridPicturesTest {
  @Test
  void share_isAPercentageAndABarInHtml_andNotInText() {
    Grid grid = Grid.of(Grid.left("name"), Grid.amount("pages"));
    grid.row("a", 30L)
        .row("b", 10L)
        .row("c", 0L)
        .share("pages", row -> List.of(30, 10, 0).get(row), 40);
    String html = grid.html(20);
    assertTrue(html.contains(">30 <span style=\"opacity:.7\">75.0%</span><div"), html);
    assertTrue(html.contains("width:25%"), html);
    assertTrue(html.contains(">0</td>"), html);
    assertFalse(grid.text(20, 80).contains("%"), grid.text(20, 80));
  }

  @Test
  void emphasisedRow_isBold() {
    Grid grid = Grid.of(Grid.left("name")).row("a").row("b").emphasise(1);
    String html = grid.html(20);
    assertEquals(1, html.split("background:transparent;font-weight:600", -1).length - 1);
    assertTrue(html.indexOf("font-weight:600\"><td") > html.indexOf(">a</td>"));
  }

  @Test
  void series_isItsStepsAndASparkline() {
    Grid grid = Grid.of(Grid.amount("steps")).row(new Series(List.of(10L, 30L, 20L)));
    assertTrue(grid.text(20, 80).contains("+20 -10"));
    String html = grid.html(20);
    assertTrue(html.contains("+20 -10 <svg role=\"img\" aria-label=\"from 10 to 20 pages\""), html);
    assertTrue(html.contains("points=\"2.0,14.0 32.0,2.0 62.0,8.0\""), html);
  }

  @Test
  void bar_isDrawnByStyleInHtml() {
    Grid grid = Grid.of(Grid.left("")).row(new Bar(1, 4));
    assertTrue(grid.text(20, 80).contains("██"), grid.text(20, 80));
    assertTrue(grid.html(20).contains("width:25%"), grid.html(20));
    assertFalse(grid.html(20).contains("█"));
  }
}
