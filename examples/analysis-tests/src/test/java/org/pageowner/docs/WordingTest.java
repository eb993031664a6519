package org.pageowner.docs;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Comments and docs use the field's words: words that usually replace a noun or a term are rare.
 *
 * <p>The limits are per 10,000 words. Code, in docs or in comments, does not count.
 */
class WordingTest {
  private static final Pattern COMMENT_OR_TEXT =
      Pattern.compile(
          "\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\])'"
              + "|(?<comment>/\\*[\\s\\S]*?\\*/|//[^\\n]*)");
  private static final Pattern BLOCK_OF_CODE = Pattern.compile("(?m)^ *```[\\s\\S]*?^ *```");
  private static final Pattern CODE =
      Pattern.compile("\\{@(?:code|link|linkplain|value)[^}]*\\}|`[^`\\n]*`|<pre>[\\s\\S]*?</pre>");
  private static final Pattern WORD = Pattern.compile("[A-Za-z']+");

  private record Rule(String name, Pattern words, double limit) {
    Rule(String name, String words, double limit) {
      this(name, Pattern.compile("(?i)\\b(?:" + words + ")\\b"), limit);
    }
  }

  private static final List<Rule> RULES =
      List.of(
          new Rule("what", "what", 15),
          new Rule("stand", "stand|stands|stood|standing", 4),
          new Rule("tell, told", "tell|tells|telling|told|untold", 6),
          new Rule("so many", "so many", 1.5),
          new Rule("behind", "behind", 4),
          new Rule("but for", "but for", 1.5));

  @Test
  void commentsOfTheCode_useTheFieldsWords() {
    check(prose(".java", WordingTest::comments));
  }

  @Test
  void docs_useTheFieldsWords() {
    check(prose(".md", text -> BLOCK_OF_CODE.matcher(text).replaceAll("")));
  }

  @Test
  void comments_areFoundBesideTexts() {
    String code = "String s = \"// no\"; // yes\n/** {@code what} too */ char c = '\"'; /* last */";
    String found = comments(code);
    assertTrue(found.contains("yes") && found.contains("too") && found.contains("last"), found);
    assertFalse(found.contains("no"), found);
  }

  private static void check(List<String> prose) {
    long words = prose.stream().mapToLong(text -> count(WORD, text)).sum();
    assertTrue(words > 10_000, "too little prose was found: " + words + " words");
    assertAll(RULES.stream().map(rule -> () -> check(rule, prose, words)));
  }

  private static void check(Rule rule, List<String> prose, long words) {
    long count = prose.stream().mapToLong(text -> count(rule.words(), text)).sum();
    double rate = count * 10_000.0 / words;
    assertTrue(
        rate <= rule.limit(),
        () ->
            String.format(
                Locale.ROOT,
                "\"%s\" is %.1f times in 10,000 words, more than %s; see CONTRIBUTING.md,"
                    + " \"English\". Some of the places:\n%s",
                rule.name(),
                rate,
                rule.limit(),
                places(rule, prose)));
  }

  private static String places(Rule rule, List<String> prose) {
    return prose.stream()
        .flatMap(text -> rule.words().matcher(text).results().map(found -> around(text, found)))
        .limit(20)
        .collect(Collectors.joining("\n"));
  }

  private static String around(String text, MatchResult found) {
    int from = Math.max(0, found.start() - 40);
    int to = Math.min(text.length(), found.end() + 40);
    return "  " + text.substring(from, to).replaceAll("\\s+", " ");
  }

  private static long count(Pattern words, String text) {
    return words.matcher(text).results().count();
  }

  private static String comments(String code) {
    List<String> comments = new ArrayList<>();
    Matcher part = COMMENT_OR_TEXT.matcher(code);
    while (part.find()) {
      if (part.group("comment") != null) {
        comments.add(part.group("comment"));
      }
    }
    return String.join("\n", comments);
  }

  private static List<String> prose(String suffix, UnaryOperator<String> prose) {
    List<String> all = new ArrayList<>();
    for (Path file : sources(suffix)) {
      all.add(CODE.matcher(prose.apply(Repository.text(file))).replaceAll("x"));
    }
    return all;
  }

  private static List<Path> sources(String suffix) {
    return Repository.files(Repository.root(), suffix).stream()
        .filter(file -> Stream.of("/target/", "/.").noneMatch(inRepository(file)::contains))
        .toList();
  }

  private static String inRepository(Path file) {
    return "/" + Repository.root().relativize(file).toString().replace('\\', '/');
  }
}
