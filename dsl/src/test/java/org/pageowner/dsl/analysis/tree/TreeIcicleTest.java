package org.pageowner.dsl.analysis.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.dsl.Query;
import org.pageowner.testing.Samples;

class TreeIcicleTest {
  private static CallTree tree() {
    return CallTree.of(Query.from(Dump.read(Samples.path(Samples.V6_12_B))));
  }

  @Test
  void boxes_areAsWideAsTheirPages() {
    CallTree tree = tree();
    String svg = TreeIcicle.of(tree);
    int first = tree.firstChild(CallTree.ROOT);
    int second = tree.nextSibling(first);
    double whole = tree.pages(CallTree.ROOT) / 100.0;
    assertTrue(svg.contains(box(0, 0, tree.pages(first) / whole)), svg);
    assertTrue(svg.contains(box(tree.pages(first) / whole, 0, tree.pages(second) / whole)), svg);
    int below = tree.firstChild(first);
    assertTrue(svg.contains(box(0, 17, tree.pages(below) / whole)), svg);
  }

  private static String box(double x, int y, double width) {
    return String.format(
        Locale.ROOT, "<svg x=\"%.2f%%\" y=\"%d\" width=\"%.2f%%\" height=\"17\">", x, y, width);
  }

  @Test
  void htmlOfATree_startsWithThePicture() {
    String html = tree().toHtml();
    assertTrue(html.indexOf("<svg role=\"img\"") < html.indexOf("<ul"), html);
    assertFalse(html.contains("<script"));
  }

  @Test
  void treeWithoutPages_hasNoPicture() {
    assertEquals("", TreeIcicle.of(CallTree.of(Query.from(DumpSource.ofText("")))));
  }
}
