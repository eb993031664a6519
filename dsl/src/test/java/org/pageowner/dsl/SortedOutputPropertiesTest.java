package org.pageowner.dsl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.table.Row;

/** The output of page_owner_sort represents the records of its dump. */
class SortedOutputPropertiesTest {
  private static final Pattern COUNTS = Pattern.compile("(?m)^(\\d+) times, (\\d+) pages");

  @Provide
  Arbitrary<byte[]> dumps() {
    return DumpTexts.tame();
  }

  @Provide
  Arbitrary<ToolOptions> options() {
    return ToolOptions.arbitrary();
  }

  private static Dump read(String text) throws IOException {
    return Dump.read(DumpSource.of(new ByteArrayInputStream(text.getBytes(ISO_8859_1))));
  }

  private static List<Long> totals(Dump dump) {
    long times = 0;
    long pages = 0;
    for (Row row : Query.from(dump).cull(Keys.STACKTRACE).run()) {
      times += row.times();
      pages += row.pages();
    }
    return List.of(times, pages);
  }

  private static Map<Optional<StackTrace>, List<Long>> stacks(Dump dump) {
    Map<Optional<StackTrace>, List<Long>> stacks = new HashMap<>();
    for (Row row : Query.from(dump).cull(Keys.STACKTRACE).run()) {
      stacks.put(Optional.ofNullable(row.get(Keys.STACKTRACE)), List.of(row.times(), row.pages()));
    }
    return stacks;
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void totals_ofAnyOptions_areThoseOfTheSelectedRecords(
      @ForAll("dumps") byte[] text, @ForAll("options") ToolOptions options) throws IOException {
    Dump dump = read(new String(text, ISO_8859_1));
    String sorted = ToolModel.run(options, new String(text, ISO_8859_1));
    if (sorted.isEmpty()) {
      return;
    }
    Dump again = read(sorted);
    List<Long> expected = new ArrayList<>(printed(sorted));
    assertEquals(expected, totals(again), sorted);
    assertEquals(expected, List.of(again.report().times(), again.report().pages()));
    boolean selects =
        !(options.pids().isEmpty()
            && options.tgids().isEmpty()
            && options.names().isEmpty()
            && options.modules().isEmpty());
    if (!selects) {
      assertEquals(totals(dump), totals(again), sorted);
    }
  }

  /** Returns the sums of the printed counts. */
  private static List<Long> printed(String sorted) {
    long times = 0;
    long pages = 0;
    for (Matcher counts = COUNTS.matcher(sorted); counts.find(); ) {
      times += Long.parseLong(counts.group(1));
      pages += Long.parseLong(counts.group(2));
    }
    return List.of(times, pages);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void stacks_ofOutputWithoutOptions_areThoseOfTheDump(@ForAll("dumps") byte[] text)
      throws IOException {
    Dump dump = read(new String(text, ISO_8859_1));
    ToolOptions none =
        new ToolOptions("", List.of(), Set.of(), List.of(), List.of(), List.of(), List.of());
    Dump again = read(ToolModel.run(none, new String(text, ISO_8859_1)));
    assertEquals(stacks(dump), stacks(again));
    assertEquals(dump.report().earlyPages(), again.report().earlyPages());
    for (PageRecord record : again) {
      assertEquals(null, record.pfn());
    }
  }
}
