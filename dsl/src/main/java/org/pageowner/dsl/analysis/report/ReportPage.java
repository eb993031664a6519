package org.pageowner.dsl.analysis.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pageowner.core.record.ByteText;

/**
 * Assembles the page: {@code page.html} with styles, data, library and scripts in place of its
 * marks.
 *
 * <p>The page's Content-Security-Policy lists the hashes of exactly these scripts and styles, and
 * allows nothing else.
 */
final class ReportPage {
  /** The styles, in the order in which later ones refine earlier ones. */
  private static final List<String> STYLES =
      List.of("tokens.css", "page.css", "table.css", "charts.css", "print.css");

  /** The scripts, in an order in which each uses those before it when the page is opened. */
  private static final List<String> SCRIPTS =
      List.of(
          "columns.js",
          "format.js",
          "dom.js",
          "theme.js",
          "colours.js",
          "table.js",
          "tooltip.js",
          "stacks.js",
          "trees.js",
          "boxes.js",
          "amounts.js",
          "chart.js",
          "flame-boxes.js",
          "flame-table.js",
          "flame.js",
          "summary.js",
          "cells.js",
          "map.js",
          "timeline.js",
          "treemap.js",
          "accounting.js",
          "sections.js",
          "main.js");

  private final ReportData data;
  private final ChartLibrary library;

  ReportPage(ReportData data, ChartLibrary library) {
    this.data = data;
    this.library = library;
  }

  void appendTo(Appendable out) throws IOException {
    String style = "\n" + joined(STYLES);
    String scripts = "\n'use strict';\n(() => {\n" + joined(SCRIPTS) + "})();\n";
    Map<String, String> parts =
        Map.of(
            "policy", policy(style, List.of(library.script(), scripts)),
            "title", ByteText.html(data.title()),
            "style", style,
            "data", data.json(),
            "columns", data.columns(),
            "library", library.script(),
            "scripts", scripts,
            "notice", lines(library.notice()),
            "licences", lines(library.licences()));
    append(out, resource("page.html"), parts);
  }

  /** Appends a template, with the parts in place of the marks <code>{{name}}</code>. */
  private static void append(Appendable out, String template, Map<String, String> parts)
      throws IOException {
    int done = 0;
    for (int at = template.indexOf("{{"); at >= 0; at = template.indexOf("{{", done)) {
      int end = template.indexOf("}}", at);
      String part = parts.get(template.substring(at + 2, end));
      if (part == null) {
        throw new IllegalStateException("unknown mark at " + at + " of page.html");
      }
      out.append(template, done, at).append(part);
      done = end + 2;
    }
    out.append(template, done, template.length());
  }

  private static String lines(String text) {
    return text.lines().map(ByteText::html).collect(Collectors.joining("\n"));
  }

  private static String policy(String style, List<String> scripts) {
    List<String> hashes = new ArrayList<>();
    scripts.forEach(script -> hashes.add(hash(script)));
    return "default-src 'none'; script-src "
        + String.join(" ", hashes)
        + "; style-src "
        + hash(style)
        + "; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java runtime has SHA-256", e);
    }
  }

  private static String joined(List<String> names) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(resource(name));
    }
    return text.toString();
  }

  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
