package org.pageowner.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.plan.FlagKey;
import org.pageowner.dsl.plan.FrameTerm;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.KeyFunction;
import org.pageowner.dsl.plan.MaskKey;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.PlanSyntaxException;
import org.pageowner.dsl.plan.SortTerm;
import org.pageowner.dsl.plan.TextKey;

/** The page docs/reference/keys.md, made from the key catalogue. */
final class KeyReferencePage {
  private static final String HEAD =
      """
      # Keys and measures

      The keys of a record, and the measures of a group. This page is generated from the key catalogue: change the descriptions there, then run

      ```console
      $ %s
      ```

      The [grammar](grammar.md) says how to write queries with them; `pageowner keys` prints the same list.

      ## Keys

      Each key is a constant of `org.pageowner.dsl.Keys`, called as the key is, in capitals: `pid` is `PID`. In text, the short name will do. A key for `select` has an option, `--pid=1,2`, and a function, `pid(1, 2)` (`migrateType("Movable")` for `migrate_type`). A value that a kernel does not print is absent: `null` in Java, `-` in tables, `null` in NDJSON, an empty field in CSV.

      """;

  private static final String FRAMES =
      """

      Two more words have no value of their own:

      """;

  private static final String MEASURES =
      """

      ## Measures

      Numbers about the records of a row; without `cull`, about one record. Every table has times and pages; `measure(...)` and `--measure` add others, and `sortBy(...)` and `--sort` take all of them except `spark`, and `having(...)` and `--having` compare them. Pages are base pages: a record of order 3 has 8.

      Any measure except `share` may be restricted to records that meet a condition, `pages[order >= 3]` (`PAGES.where(ORDER.atLeast(3))`), and any may have a name, `pages[order >= 3] as high` (`.named("high")`), which is that of its column. A count or an amount of no record is 0. A statistic leaves out records without a value, counts a row of an inventory as often as it was allocated, and is absent if no value is left. Quantiles and distinct counts are exact; their values may take up to half of the memory of the process (`java -Xmx`), and the query fails beyond that.

      """;

  private static final String FLAGS =
      """

      ## Flags

      One letter each, as `page_owner_sort` has them. They can be combined: `-mf`. Two that sort differently, or one of them and `--sort`, are refused.

      """;

  private static final String FUNCTIONS =
      """

      ## Functions of keys

      A function makes a key, for cull, sort, conditions and measures. Its name is its canonical text: long names, no blanks, texts in `"..."`, durations in the largest unit that divides them. In Java: `path(3)`, `frameAt(2)`, `firstFrame("a*|b*")`, `bucket(AGE, seconds(5))`, `log2(PAGES)`, `extract(NAME, "^[a-z]+")`; [the grammar](grammar.md#keys-with-arguments) has the rules.

      """;

  private final StringBuilder out = new StringBuilder();

  private KeyReferencePage() {}

  static String text(String command) {
    KeyReferencePage page = new KeyReferencePage();
    page.out.append(HEAD.formatted(command));
    page.keys();
    page.out.append(FUNCTIONS);
    page.functions();
    page.out.append(FRAMES);
    page.otherTerms();
    page.out.append(MEASURES);
    page.measures();
    page.out.append(FLAGS);
    page.flags();
    return page.out.toString();
  }

  private void keys() {
    row("key", "short", "values", "uses", "meaning");
    ruler(5);
    for (Key<?> key : KeyCatalogue.all()) {
      row(
          code(key.name()),
          code(key.abbreviation()),
          values(key),
          key.uses().stream()
              .map(use -> use.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", ")),
          key.description());
    }
  }

  private void functions() {
    row("example", "values", "meaning");
    ruler(3);
    for (KeyFunction.Kind kind : KeyFunction.Kind.values()) {
      row(code(kind.example()), values(KeyCatalogue.parse(kind.example())), kind.description());
    }
  }

  private static String values(Key<?> key) {
    if (key instanceof NumberKey) {
      return "number";
    } else if (key instanceof TextKey) {
      return "text";
    } else if (key instanceof FlagKey) {
      return "true, false";
    } else if (key instanceof MaskKey) {
      return "mask";
    }
    return "stack";
  }

  private void otherTerms() {
    FrameTerm frame = Keys.FRAME;
    SortTerm.RecordText txt = Keys.TXT;
    row("word", "short", "Java", "uses", "meaning");
    ruler(5);
    row(code(frame.name()), "", code("FRAME"), "where", frame.description());
    row(code(txt.name()), code(txt.abbreviation()), code("TXT"), "sort", txt.description());
  }

  private void measures() {
    row("measure", "short", "Java", "meaning");
    ruler(4);
    for (Measure.Kind kind : Measure.Kind.values()) {
      row(word(kind), code(kind.abbreviation()), java(kind), kind.description());
    }
  }

  private static String word(Measure.Kind kind) {
    return switch (kind) {
      case BYTES, SIZE -> code(kind.word()) + ", " + code(kind.word() + "(16384)");
      case SHARE -> code("share") + ", " + code("share(module)");
      case DISTINCT -> code("distinct(pid)");
      case QUANTILE -> code("quantile(alloc_ts,95)");
      case MIN, MAX, MEAN, MEDIAN, SUM, SPARK -> code(kind.word() + "(alloc_ts)");
      default -> code(kind.word());
    };
  }

  private static String java(Measure.Kind kind) {
    return switch (kind) {
      case BYTES, SIZE -> code(kind.name()) + ", " + code(kind.word() + "(16384)");
      case SHARE -> code("SHARE") + ", " + code("SHARE.of(MODULE)");
      case DISTINCT -> code("distinct(PID)");
      case QUANTILE -> code("quantile(ALLOC_TS, 95)");
      case MIN, MAX, MEAN, MEDIAN, SUM, SPARK -> code(kind.word() + "(ALLOC_TS)");
      default -> code(kind.name());
    };
  }

  /** The letters that the grammar takes, with the plans that it makes of them. */
  private void flags() {
    row("flag", "the same as");
    ruler(2);
    List<String> letters = new ArrayList<>();
    for (char c = 'a'; c <= 'z'; c++) {
      letters.add(Character.toString(c));
      letters.add(Character.toString(Character.toUpperCase(c)));
    }
    for (String letter : letters) {
      try {
        row(code("-" + letter), code(Plan.parse("-" + letter).toString()));
      } catch (PlanSyntaxException e) {
        // no flag
      }
    }
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private void ruler(int columns) {
    out.append("|---".repeat(columns)).append("|\n");
  }

  private void row(String... cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
