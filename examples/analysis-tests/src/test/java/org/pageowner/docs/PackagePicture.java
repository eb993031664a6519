package org.pageowner.docs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The picture of the packages in docs/architecture.md: boxes with one package or several, and
 * arrows between them.
 */
final class PackagePicture {
  private static final Pattern PICTURE = Pattern.compile("```mermaid\n(.*?)```", Pattern.DOTALL);
  private static final Pattern MODULE = Pattern.compile(" *subgraph (core|dsl)");
  private static final Pattern BOX = Pattern.compile(" *(\\w+)\\[\"([^\":]+)(?::[^\"]*)?\"\\]");
  private static final Pattern ARROWS = Pattern.compile(" *(\\w.*) --> (\\w.*)");

  private final Map<String, String> boxByPackage = new TreeMap<>();
  private final Map<String, Set<String>> arrows = new LinkedHashMap<>();
  private final List<String> drawnTwice = new ArrayList<>();

  /** Reads the picture of a page. */
  PackagePicture(String page) {
    Matcher picture = PICTURE.matcher(page);
    String module = null;
    for (String line : picture.find() ? picture.group(1).lines().toList() : List.<String>of()) {
      Matcher start = MODULE.matcher(line);
      Matcher box = BOX.matcher(line);
      Matcher arrow = ARROWS.matcher(line);
      if (start.matches()) {
        module = start.group(1);
      } else if (module != null && box.matches()) {
        add(module, box.group(1), box.group(2));
      } else if (arrow.matches()) {
        for (String from : arrow.group(1).split(" & ", -1)) {
          arrows.computeIfAbsent(from, f -> new TreeSet<>()).addAll(targets(arrow));
        }
      }
    }
    arrows.keySet().retainAll(boxByPackage.values());
  }

  private static List<String> targets(Matcher arrow) {
    return List.of(arrow.group(2).split(" & ", -1));
  }

  private void add(String module, String box, String names) {
    for (String name : names.split(", ", -1)) {
      String full = "org.pageowner." + module + (name.equals(module) ? "" : "." + name);
      if (boxByPackage.put(full, box) != null) {
        drawnTwice.add(full);
      }
    }
  }

  /** Returns the packages. */
  Set<String> packages() {
    return boxByPackage.keySet();
  }

  /** Returns the packages that are in more than one box. */
  List<String> drawnTwice() {
    return drawnTwice;
  }

  /** Returns the arrows between boxes of packages, each as {@code a --> b}. */
  Set<String> arrows() {
    Set<String> all = new TreeSet<>();
    arrows.forEach((from, targets) -> targets.forEach(to -> all.add(from + " --> " + to)));
    return all;
  }

  /** Returns the arrow between the boxes of two packages; empty if they are in one box. */
  String arrow(String from, String to) {
    String box = boxByPackage.get(from);
    String target = boxByPackage.get(to);
    return String.valueOf(box).equals(target) ? "" : box + " --> " + target;
  }

  /** Returns whether arrows lead from the box of one package to that of another one. */
  boolean leads(String from, String to) {
    return reachable(String.valueOf(boxByPackage.get(from))).contains(boxByPackage.get(to));
  }

  /** Returns whether arrows lead from a package's box back to it. */
  boolean isInCycle(String name) {
    return leads(name, name);
  }

  private Set<String> reachable(String box) {
    Set<String> found = new HashSet<>();
    List<String> next = new ArrayList<>(arrows.getOrDefault(box, Set.of()));
    while (!next.isEmpty()) {
      String one = next.remove(next.size() - 1);
      if (found.add(one)) {
        next.addAll(arrows.getOrDefault(one, Set.of()));
      }
    }
    return found;
  }
}
