package org.pageowner.core;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.pageowner.core.record.PageRecord;
import org.pageowner.testing.DumpArbitraries;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.RecordDraft;
import org.pageowner.testing.RecordSpec;

/**
 * Text added to first lines never loses a record, and lines broken by mailers and terminals are
 * read as if they were whole.
 */
class JoinedLinesPropertiesTest {
  private static final String START = "Page allocated via order ";

  /** Records whose names have no blanks and do not imitate the text around them. */
  @Provide
  Arbitrary<DumpBuilder> dumps() {
    Arbitrary<String> names =
        Arbitraries.of("init", "kworker/u8:1", "(sd-pam)", "a", "swapper/0", "b(c)", "stress-ng");
    Arbitrary<String> memcgs =
        Arbitraries.of("/", "user.slice", "libpod-15e4f9c758422306b73b", "a");
    Arbitrary<List<String>> stacks = DumpArbitraries.frames().list().ofMinSize(1).ofMaxSize(6);
    Arbitrary<RecordDraft> drafts =
        Combinators.combine(
                names,
                memcgs,
                stacks,
                Arbitraries.integers().between(0, 10),
                Arbitraries.integers().between(0, 7))
            .as(JoinedLinesPropertiesTest::draft);
    return Combinators.combine(Arbitraries.of(Form.class), drafts.list().ofMinSize(1).ofMaxSize(4))
        .as(
            (form, all) -> {
              DumpBuilder dump = DumpBuilder.of(form);
              all.forEach(dump::record);
              return dump;
            });
  }

  private static RecordDraft draft(
      String name, String memcg, List<String> frames, int order, int kind) {
    RecordDraft draft = new RecordDraft().name(name).order(order).frames(frames);
    if (kind % 2 == 1) {
      draft.gfp(0x152cd0, "GFP_USER|__GFP_NOWARN|__GFP_NORETRY|__GFP_COMP|__GFP_RECLAIMABLE");
    }
    if (kind % 4 >= 2) {
      draft.migrateReason("compaction").flags(0x36, "uptodate", "lru", "active");
    }
    return kind >= 4 ? draft.memcg(memcg).memcgObjcg().memcgOffline() : draft.slab();
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void anySuffixOfFirstLines_keepsTheRecords(
      @ForAll("dumps") DumpBuilder dump, @ForAll("suffixes") String suffix) throws IOException {
    assertKept(dump, line -> line + " " + suffix);
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void anyFieldInFirstLines_keepsTheRecords(
      @ForAll("dumps") DumpBuilder dump,
      @ForAll("fields") String field,
      @ForAll @IntRange(max = 7) int place)
      throws IOException {
    assertKept(dump, line -> withField(line, field, place));
  }

  @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
  void linesBrokenAtBlanks_areReadAsWhole(
      @ForAll("dumps") DumpBuilder dump,
      @ForAll @IntRange(min = 20, max = 100) int width,
      @ForAll("indents") String indent,
      @ForAll("ends") String end)
      throws IOException {
    String broken = eachLine(dump.latin1(), line -> atBlanks(line, width, end, indent));
    assertSame(dump, broken);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void linesBrokenAtAnyBlanks_areReadAsWhole(@ForAll("dumps") DumpBuilder dump, @ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    assertSame(dump, eachLine(dump.latin1(), line -> atAnyBlanks(line, random)));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void linesBrokenAtATerminalsWidth_areReadAsWhole(
      @ForAll("dumps") DumpBuilder dump, @ForAll @IntRange(min = 60, max = 72) int width)
      throws IOException {
    Pattern pieces = Pattern.compile(".{" + width + "}(?=.)");
    assertSame(dump, eachLine(dump.latin1(), line -> pieces.matcher(line).replaceAll("$0\n")));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void maskThatATerminalBreaks_isReadAsWhole(
      @ForAll("dumps") DumpBuilder dump, @ForAll @IntRange(min = 1, max = 60) int place)
      throws IOException {
    String broken =
        eachLine(
            dump.latin1(),
            line -> {
              int mask = line.indexOf("mask 0x");
              int end = line.indexOf(')', mask);
              int at = mask + 6 + place;
              return mask < 0 || at >= end
                  ? line
                  : line.substring(0, at) + "\n" + line.substring(at);
            });
    assertSame(dump, broken);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void layoutThatMailsAndEditorsChange_isReadAsBefore(
      @ForAll("dumps") DumpBuilder dump, @ForAll("layouts") UnaryOperator<String> layout)
      throws IOException {
    assertSame(dump, layout.apply(dump.latin1()));
  }

  @Provide
  Arbitrary<UnaryOperator<String>> layouts() {
    return Arbitraries.of(
        text -> text.replaceAll("(?m)^ ", ""),
        text -> text.replaceAll("(?m)^ ", "\t"),
        text -> text.replaceAll("(?m)^ ", "        "),
        text -> text.replaceAll("(?m)(.)$", "$1  "),
        text -> text.replaceAll("(?m)(.)$", "$1\t"),
        text -> text.replace("\n", "\r\n"),
        text -> text.replace("\n", "\n\n"),
        text -> text.replace("\n", "\r\n\r\n"));
  }

  @Provide
  Arbitrary<String> suffixes() {
    return Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(40);
  }

  @Provide
  Arbitrary<String> fields() {
    Arbitrary<String> words = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8);
    Arbitrary<String> values =
        Arbitraries.strings().withCharRange('!', '~').excludeChars('(', ')', ',').ofMaxLength(12);
    return Combinators.combine(words, values).as((word, value) -> ", x" + word + " " + value);
  }

  @Provide
  Arbitrary<String> indents() {
    return Arbitraries.of("", "", "  ", "\t");
  }

  @Provide
  Arbitrary<String> ends() {
    return Arbitraries.of("", "", " ", " \\");
  }

  private static void assertKept(DumpBuilder dump, UnaryOperator<String> change)
      throws IOException {
    String text =
        eachLine(dump.latin1(), line -> line.startsWith(START) ? change.apply(line) : line);
    Dump read = DumpRecords.read(RecordSpec.bytes(text));
    List<RecordSpec> expected = dump.records();
    assertEquals(expected.size(), read.size(), text);
    for (int i = 0; i < expected.size(); i++) {
      RecordSpec spec = expected.get(i);
      PageRecord record = read.get(i);
      assertEquals(spec.order(), requireNonNull(record.order()), text);
      assertEquals(spec.gfpMask(), requireNonNull(record.gfp()).bits(), text);
      assertEquals(spec.pfn(), record.pfn(), text);
      assertEquals(
          spec.frames(),
          requireNonNull(record.stack()).frames().stream().map(frame -> frame.text()).toList(),
          text);
    }
  }

  private static void assertSame(DumpBuilder dump, String text) throws IOException {
    Dump read = DumpRecords.read(RecordSpec.bytes(text));
    assertEquals(dump.records(), DumpRecords.specs(read), text);
    assertEquals(0, read.report().malformed(), () -> read.report() + text);
    assertEquals(0, read.report().unknownLines(), () -> read.report() + text);
    assertTrue(read.report().records() == dump.records().size());
  }

  private static String eachLine(String text, UnaryOperator<String> change) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      lines.add(change.apply(line));
    }
    return String.join("\n", lines);
  }

  /** Adds a field before one of the line's own fields, or at its end. */
  private static String withField(String line, String field, int place) {
    List<Integer> commas = new ArrayList<>();
    for (int at = line.indexOf(", "); at >= 0; at = line.indexOf(", ", at + 1)) {
      commas.add(at);
    }
    commas.add(line.length());
    int at = commas.get(place % commas.size());
    return line.substring(0, at) + field + line.substring(at);
  }

  /** Breaks a line as mailers do: at the last blank before a width. */
  private static String atBlanks(String line, int width, String end, String indent) {
    StringBuilder broken = new StringBuilder();
    String rest = line;
    while (rest.length() > width) {
      int blank = rest.lastIndexOf(' ', width);
      if (blank < 20 || isColumn(rest, blank)) {
        blank = rest.indexOf(' ', Math.max(20, width));
      }
      if (blank < 0 || isColumn(rest, blank)) {
        break;
      }
      broken.append(rest, 0, blank).append(end).append('\n').append(indent);
      rest = rest.substring(blank + 1);
    }
    return broken.append(rest).toString();
  }

  /**
   * Returns whether a blank is one of the flag columns of a line up to 4.5, where blanks are
   * significant.
   */
  private static boolean isColumn(String line, int blank) {
    return line.startsWith(" ", blank + 1)
        || line.startsWith(" ", blank - 1)
        || line.contains("Flags  ");
  }

  private static String atAnyBlanks(String line, Random random) {
    StringBuilder broken = new StringBuilder();
    int from = 0;
    for (int at = 1; at < line.length(); at++) {
      boolean blank = line.charAt(at) == ' ' && !isColumn(line, at);
      if (blank && at - from >= 20 && random.nextInt(3) == 0) {
        broken.append(line, from, at).append('\n');
        from = at + 1;
      }
    }
    return broken.append(line.substring(from)).toString();
  }
}
