package org.pageowner.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command of pageowner in a console block of the documentation, and the lines that are shown
 * under it.
 *
 * @param place the page and the line
 * @param name {@code query}, {@code growth} and so on
 * @param words its arguments, as a shell passes them, up to a pipe, a redirection or a comment
 * @param output the lines under it, up to the next command
 */
record ShownCommand(String place, String name, List<String> words, List<String> output) {
  private static final Pattern LINE = Pattern.compile("\\$ (?:\\S*/)?pageowner ([a-z]+) ?(.*)");
  private static final Pattern WORD = Pattern.compile("(?:'[^']*'|[^\\s'])+");

  /** All that have one of these names, of which some show their output. */
  static Stream<ShownCommand> named(String... names) {
    List<ShownCommand> all =
        Repository.pages().stream()
            .flatMap(ShownCommand::on)
            .filter(command -> List.of(names).contains(command.name))
            .toList();
    assertTrue(all.stream().anyMatch(ShownCommand::hasOutput), () -> "none of " + all);
    return all.stream();
  }

  /** All on a page, in its order. */
  static Stream<ShownCommand> on(MarkdownPage page) {
    return page.blocks("console").stream().flatMap(block -> in(block).stream());
  }

  private static List<ShownCommand> in(MarkdownPage.Block block) {
    List<ShownCommand> commands = new ArrayList<>();
    List<String> output = new ArrayList<>();
    for (int i = 0; i < block.lines().size(); i++) {
      String line = block.lines().get(i);
      Matcher command = LINE.matcher(line);
      if (!line.startsWith("$ ")) {
        output.add(line);
        continue;
      }
      output = new ArrayList<>();
      if (command.matches()) {
        String place = block.page().place(block.line() + i);
        commands.add(new ShownCommand(place, command.group(1), split(command.group(2)), output));
      }
    }
    return commands;
  }

  private static List<String> split(String line) {
    return WORD.matcher(line)
        .results()
        .map(word -> word.group())
        .takeWhile(word -> !word.matches("[#|>;].*"))
        .map(word -> word.replace("'", ""))
        .toList();
  }

  boolean hasOutput() {
    return !output.isEmpty();
  }

  /** The file that is named at a position, which is in the repository. */
  Path file(int index) {
    String name = words.stream().filter(word -> !word.startsWith("-")).toList().get(index);
    Path file = Repository.root().resolve(name);
    assertTrue(Files.exists(file), () -> place + ": there is no " + name);
    return file;
  }

  /** The number that an option has. */
  Optional<Integer> number(String option) {
    return words.stream()
        .filter(word -> word.startsWith(option + "="))
        .map(word -> Integer.parseInt(word.substring(option.length() + 1)))
        .findFirst();
  }

  /** The options without some, which are the command's own: those of the query. */
  List<String> optionsBut(String... own) {
    return words.stream()
        .filter(word -> word.startsWith("-"))
        .filter(word -> Stream.of(own).noneMatch(option -> word.startsWith(option + "=")))
        .toList();
  }

  /** Fails unless the output is the beginning of {@code text}; a page may leave the rest out. */
  void requireBeginningOf(String text) {
    requireIs(String.join("\n", text.lines().limit(output.size()).toList()));
  }

  /** Fails unless the output is {@code text}. */
  void requireIs(String text) {
    assertFalse(output.isEmpty(), place);
    assertEquals(text.lines().toList(), output, place);
  }

  @Override
  public String toString() {
    return place;
  }
}
