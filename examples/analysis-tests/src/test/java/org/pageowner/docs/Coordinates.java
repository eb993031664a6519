package org.pageowner.docs;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The coordinates of a dependency in Maven. */
record Coordinates(String groupId, String artifactId, String version) {
  /** The modules that others can depend on: all of the reactor's but the examples. */
  static List<Coordinates> published() {
    Element parent = parse(Repository.text(Repository.root().resolve("pom.xml")));
    List<Coordinates> published = new ArrayList<>();
    for (String module : List.of("core", "dsl")) {
      Element pom = parse(Repository.text(Repository.root().resolve(module + "/pom.xml")));
      published.add(
          new Coordinates(
              child(parent, "groupId"), child(pom, "artifactId"), child(parent, "version")));
    }
    return published;
  }

  /** The dependencies in a piece of a POM. */
  static List<Coordinates> dependencies(String xml) {
    NodeList found = parse("<piece>" + xml + "</piece>").getElementsByTagName("dependency");
    List<Coordinates> dependencies = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      Element element = (Element) found.item(i);
      dependencies.add(
          new Coordinates(
              child(element, "groupId"), child(element, "artifactId"), child(element, "version")));
    }
    return dependencies;
  }

  private static Element parse(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      Document document =
          factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
      return document.getDocumentElement();
    } catch (Exception e) {
      throw new IllegalArgumentException(xml, e);
    }
  }

  /** The text of a direct child; empty if there is none. */
  private static String child(Element element, String name) {
    NodeList children = element.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i).getNodeName().equals(name)) {
        return children.item(i).getTextContent().strip();
      }
    }
    return "";
  }
}
