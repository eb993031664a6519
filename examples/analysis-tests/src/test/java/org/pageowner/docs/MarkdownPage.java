package org.pageowner.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation: its fenced blocks, links, headings and tables.
 *
 * @param file its path
 * @param lines its text; line 1 is at index 0
 */
record MarkdownPage(Path file, List<String> lines) {
  private static final Pattern FENCE = Pattern.compile("( *)(```+)([A-Za-z]*).*");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*?) *#*");

  static MarkdownPage read(Path file) {
    return new MarkdownPage(file, Repository.text(file).lines().toList());
  }

  /** A fenced block. */
  record Block(MarkdownPage page, int line, String language, List<String> lines) {
    String text() {
      return String.join("\n", lines);
    }

    /** The page and the line of the first line inside, for messages. */
    String place() {
      return page.place(line);
    }

    @Override
    public String toString() {
      return place();
    }
  }

  /** A link, as written. */
  record Link(MarkdownPage page, int line, String target) {
    @Override
    public String toString() {
      return page.place(line) + " " + target;
    }
  }

  /** A row of a table, with the header's names. */
  record TableRow(MarkdownPage page, int line, List<String> header, List<String> cells) {
    boolean hasColumn(String name) {
      return header.contains(name);
    }

    String cell(String name) {
      return cells.get(header.indexOf(name));
    }

    @Override
    public String toString() {
      return page.place(line) + " " + cells;
    }
  }

  /** As messages name a line: {@code docs/README.md:7}. */
  String place(int line) {
    String path = Repository.root().relativize(file).toString().replace('\\', '/');
    return path + ":" + line;
  }

  /** The fenced blocks in a language. */
  List<Block> blocks(String language) {
    return blocks().stream().filter(block -> block.language().equals(language)).toList();
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher fence = FENCE.matcher(lines.get(i));
      if (fence.matches()) {
        int start = i + 1;
        String indent = fence.group(1);
        do {
          i++;
          if (i == lines.size()) {
            throw new IllegalStateException(place(start) + ": the block is not closed");
          }
        } while (!lines.get(i).strip().equals(fence.group(2)));
        List<String> inside =
            lines.subList(start, i).stream()
                .map(line -> line.startsWith(indent) ? line.substring(indent.length()) : line)
                .toList();
        blocks.add(new Block(this, start + 1, fence.group(3), inside));
      }
    }
    return blocks;
  }

  /** The lines outside of fenced blocks; those inside are empty. */
  private List<String> prose() {
    List<String> prose = new ArrayList<>(lines);
    for (Block block : blocks()) {
      for (int i = block.line() - 2; i < block.line() + block.lines().size(); i++) {
        prose.set(i, "");
      }
    }
    return prose;
  }

  /** The links to other files and to headings, without those to the web. */
  List<Link> relativeLinks() {
    List<Link> links = new ArrayList<>();
    List<String> prose = prose();
    for (int i = 0; i < prose.size(); i++) {
      Matcher link = LINK.matcher(prose.get(i).replaceAll("`[^`]*`", ""));
      while (link.find()) {
        if (!link.group(1).matches("[a-z]+:.*")) {
          links.add(new Link(this, i + 1, link.group(1)));
        }
      }
    }
    return links;
  }

  /** The fragments that a link to this page can have after {@code #}. */
  Set<String> anchors() {
    Map<String, Integer> seen = new HashMap<>();
    Set<String> anchors = new HashSet<>();
    for (String line : prose()) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        String anchor =
            heading
                .group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
        int before = seen.merge(anchor, 1, Integer::sum) - 1;
        anchors.add(before == 0 ? anchor : anchor + "-" + before);
      }
    }
    return anchors;
  }

  /** The rows of all tables, without headers and rulers. */
  List<TableRow> tableRows() {
    List<TableRow> rows = new ArrayList<>();
    List<String> prose = prose();
    List<String> header = List.of();
    for (int i = 0; i < prose.size(); i++) {
      String line = prose.get(i);
      if (!line.startsWith("|")) {
        header = List.of();
      } else if (header.isEmpty()) {
        header = cells(line);
      } else if (!line.matches("[| :-]+")) {
        rows.add(new TableRow(this, i + 1, header, cells(line)));
      }
    }
    return rows;
  }

  /** Splits at pipes that are not escaped. */
  private static List<String> cells(String line) {
    String inside = line.strip().replaceAll("^\\||(?<!\\\\)\\|$", "");
    List<String> cells = new ArrayList<>();
    for (String cell : inside.split("(?<!\\\\)\\|", -1)) {
      cells.add(cell.strip().replace("\\|", "|"));
    }
    return List.copyOf(cells);
  }
}
