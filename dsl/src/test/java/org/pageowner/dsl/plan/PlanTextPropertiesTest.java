package org.pageowner.dsl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Text to plan and back. */
class PlanTextPropertiesTest {
  @Provide
  Arbitrary<String> lines() {
    return Arbitraries.oneOf(
            options("pid", numbers()),
            options("ord", numbers()),
            options("name", names()),
            options("mod", names()),
            options("cull", keys("")),
            options("sort", keys("", "+", "-")),
            options("measure", measures()),
            options("limit", Arbitraries.integers().between(0, 99).map(String::valueOf)),
            options("where", wheres()),
            Arbitraries.of("-f", "-ff"))
        .list()
        .ofMaxSize(6)
        .map(options -> String.join(" ", options));
  }

  private static Arbitrary<String> options(String name, Arbitrary<String> values) {
    return Combinators.combine(Arbitraries.of("=", " ", "='", "=\""), values)
        .as(
            (form, value) ->
                "--" + name + form + value + (form.length() == 2 ? form.substring(1) : ""));
  }

  private static Arbitrary<String> numbers() {
    return Arbitraries.of("0", "1", "007", "0x1f", "42")
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(list -> String.join(",", list));
  }

  private static Arbitrary<String> names() {
    return Arbitraries.strings().withChars("ab\\x25c,é/:").ofMinLength(1).ofMaxLength(9);
  }

  private static Arbitrary<String> keys(String... signs) {
    return Combinators.combine(
            Arbitraries.of(signs),
            Arbitraries.of(
                KeyCatalogue.all().stream()
                    .filter(key -> !key.equals(KeyCatalogue.FRAMES))
                    .toList()),
            Arbitraries.of(true, false))
        .as((s, key, shortly) -> s + (shortly ? key.abbreviation() : key.name()))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(list -> String.join(",", list));
  }

  private static Arbitrary<String> measures() {
    return Arbitraries.of("x", "pages", "b", "bytes(8192)", "fa", "last_alloc_ts", "d(p)")
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(list -> String.join(",", list));
  }

  private static Arbitrary<String> wheres() {
    return Arbitraries.of(
        "o>=4",
        "!early",
        "early||slab&&free",
        "mod~^x",
        "n!=init",
        "nd>=0",
        "(pid>1&&pid<9)||!(slab)");
  }

  @Property
  void line_thatIsRead_isPrintedSoThatItIsReadAlike(@ForAll("lines") String line) {
    Plan plan = Plan.parse(line);
    String text = plan.toString();
    Plan again = Plan.parse(text);
    assertEquals(plan, again);
    assertEquals(text, again.toString());
  }

  @Provide
  Arbitrary<String> fragments() {
    return Arbitraries.of(
            "--",
            "-",
            "pid",
            "cull",
            "where",
            "sort",
            "=",
            " ",
            "'",
            "\"",
            ",",
            "(",
            ")",
            "order",
            "in",
            "..",
            "4",
            "name",
            "like",
            "~",
            "[",
            "*",
            "\\",
            "\\x",
            "!",
            "&&",
            "or",
            "not",
            "gfp",
            "has",
            "early",
            "is",
            "absent",
            "frame",
            "distinct(",
            "\n",
            "é",
            "\0",
            "m",
            "f")
        .list()
        .ofMaxSize(14)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 5000)
  void anyText_isParsedOrRejectedWithAPosition(@ForAll("fragments") String text) {
    check(text, () -> assertEquals(Plan.parse(text), Plan.parse(Plan.parse(text).toString())));
    check(text, () -> Condition.parse(text));
  }

  private static void check(String text, Runnable parse) {
    try {
      parse.run();
    } catch (PlanSyntaxException e) {
      assertTrue(e.column() >= 1 && e.column() <= text.length() + 1, e.getMessage());
      assertEquals(text, e.text());
      assertFalse(e.expected().isEmpty());
    }
  }
}
