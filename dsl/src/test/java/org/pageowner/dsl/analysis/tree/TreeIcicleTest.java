package org.pageowner.dsl.analysis.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
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

  @Test
  void nameWiderThanItsBox_isShortened_butWholeInItsTitle() {
    String narrow = "a_function_of_a_narrow_box";
    DumpBuilder dump =
        DumpBuilder.of(Form.V6_7)
            .record(r -> r.order(3).frames(List.of("wide+0x1/0x2")))
            .record(r -> r.order(0).frames(List.of(narrow + "+0x1/0x2")));
    String svg = TreeIcicle.of(CallTree.of(Query.from(Dump.parse(dump.latin1()))));
    assertTrue(svg.contains("<title>" + narrow + ": 1 page, 11.1%</title>"), svg);
    assertTrue(svg.contains(">a_function_"), svg);
    assertFalse(svg.contains(">" + narrow + "</text>"), svg);
  }

  @Test
  void boxOfAGrowth_hasItsChange() {
    String svg = TreeIcicle.of(CallTree.of(Growth.between(leak(0), leak(2))));
    assertTrue(svg.contains("<title>leak: +3 pages, 1 before, 100.0%</title>"), svg);
  }

  private static Dump leak(int order) {
    DumpBuilder dump = DumpBuilder.of(Form.V6_7);
    return Dump.parse(dump.record(r -> r.order(order).frames(List.of("leak+0x1/0x2"))).latin1());
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
