package org.pageowner.benchmarks.measure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class LogPlotTest {
  @Test
  void svg_ofTwoCurves_isXmlWithAllPoints() throws Exception {
    List<LogPlot.Point> points =
        List.of(
            new LogPlot.Point(1e7, 0.01), new LogPlot.Point(1e8, 0.1), new LogPlot.Point(1e9, 1));
    String svg = LogPlot.svg("a < b", "bytes", "seconds", Map.of("one", points, "two", points));
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    assertEquals(6, document.getElementsByTagName("circle").getLength());
    assertEquals("svg", document.getDocumentElement().getTagName());
  }

  @Test
  void svg_ofALinearCurve_risesAsMuchAsItGoesRight() throws Exception {
    List<LogPlot.Point> points = List.of(new LogPlot.Point(1e7, 0.01), new LogPlot.Point(1e9, 1));
    String svg = LogPlot.svg("", "bytes", "seconds", Map.of("wc", points));
    var circles =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)))
            .getElementsByTagName("circle");
    double right = number(circles.item(1), "cx") - number(circles.item(0), "cx");
    double up = number(circles.item(0), "cy") - number(circles.item(1), "cy");
    assertEquals(right, up, 0.2);
  }

  private static double number(org.w3c.dom.Node node, String attribute) {
    return Double.parseDouble(node.getAttributes().getNamedItem(attribute).getNodeValue());
  }
}
