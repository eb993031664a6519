package org.pageowner.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.PageTypeInfo.Zone;
import org.pageowner.core.internal.text.probe.OtherFile;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Diagnostic;
import org.pageowner.core.record.ReadReport;

/** Reads the tables of /proc/pagetypeinfo, line by line; each node has its own set of tables. */
final class PageTypeInfoParser {
  private static final Pattern ORDER = Pattern.compile("Page block order: (\\d{1,2})");
  private static final Pattern PER_BLOCK = Pattern.compile("Pages per block: +\\d{1,12}");
  private static final Pattern FREE_HEAD =
      Pattern.compile("Free pages count per migrate type at order[ \\d]{1,400}");
  private static final Pattern BLOCKS_HEAD =
      Pattern.compile("Number of (blocks type|mixed blocks) ([ \\w]{1,400})");
  private static final Pattern FREE =
      Pattern.compile(
          "Node +(\\d{1,6}), zone +(\\S{1,32}), type +(\\S{1,32})((?: +>?\\d{1,18}){1,64}) *");
  private static final Pattern COUNTS =
      Pattern.compile("Node +(\\d{1,6}), zone +(\\S{1,32})((?: +\\d{1,18}){1,64}) *");

  private static final class Rows {
    final Map<String, List<Long>> free = new LinkedHashMap<>();
    final Map<String, Long> blocks = new LinkedHashMap<>();
    final Map<String, Long> mixed = new LinkedHashMap<>();
    boolean capped;
  }

  private record Name(int node, String zone) {}

  private final Map<Name, Rows> zones = new LinkedHashMap<>();
  private final List<Diagnostic> samples = new ArrayList<>();
  private @Nullable Integer order;
  private List<String> types = List.of();
  private boolean mixed;
  private long malformed;

  PageTypeInfo parse(String text) {
    for (PageTypeInfoLines.Line line : new PageTypeInfoLines().of(text)) {
      if (!line.isKernels() || !isTaken(line.text())) {
        malformed(line.number(), line.offset(), "not a line of /proc/pagetypeinfo", line.text());
      }
    }
    String explanation = zones.isEmpty() ? OtherFile.inPlaceOf(OtherFile.PAGETYPEINFO, text) : null;
    if (explanation != null) {
      malformed(
          1,
          0,
          "not a copy of /proc/pagetypeinfo: " + explanation,
          text.lines().findFirst().orElse(""));
    }
    List<Zone> all = new ArrayList<>();
    zones.forEach(
        (name, rows) ->
            all.add(
                new Zone(
                    name.node(),
                    name.zone(),
                    Collections.unmodifiableMap(rows.free),
                    rows.capped,
                    Collections.unmodifiableMap(rows.blocks),
                    Collections.unmodifiableMap(rows.mixed))));
    return new PageTypeInfo(order, all, malformed, samples);
  }

  private void malformed(long number, long offset, String reason, String line) {
    malformed++;
    if (samples.size() < ReadReport.MAX_SAMPLES) {
      String excerpt = ByteText.printable(line.substring(0, Math.min(80, line.length())));
      samples.add(new Diagnostic(number, offset, reason, excerpt));
    }
  }

  private boolean isTaken(String line) {
    Matcher found = ORDER.matcher(line);
    if (found.matches()) {
      order = Integer.valueOf(found.group(1));
      return true;
    }
    if (PER_BLOCK.matcher(line).matches() || FREE_HEAD.matcher(line).matches()) {
      return true;
    }
    Matcher head = BLOCKS_HEAD.matcher(line);
    if (head.matches()) {
      mixed = head.group(1).equals("mixed blocks");
      types = List.of(head.group(2).strip().split(" +", -1));
      return true;
    }
    Matcher free = FREE.matcher(line);
    if (free.matches()) {
      Rows rows = rows(free);
      rows.capped |= free.group(4).indexOf('>') >= 0;
      rows.free.put(free.group(3), numbers(free.group(4).replace(">", "")));
      return true;
    }
    Matcher counts = COUNTS.matcher(line);
    return counts.matches() && isCounted(rows(counts), numbers(counts.group(3)));
  }

  private boolean isCounted(Rows rows, List<Long> counts) {
    if (counts.size() != types.size()) {
      return false;
    }
    Map<String, Long> into = mixed ? rows.mixed : rows.blocks;
    for (int i = 0; i < counts.size(); i++) {
      into.put(types.get(i), counts.get(i));
    }
    return true;
  }

  private Rows rows(Matcher line) {
    Name name = new Name(Integer.parseInt(line.group(1)), line.group(2));
    return zones.computeIfAbsent(name, key -> new Rows());
  }

  private static List<Long> numbers(String text) {
    List<Long> numbers = new ArrayList<>();
    for (String digits : text.strip().split(" +", -1)) {
      numbers.add(Long.valueOf(digits));
    }
    return List.copyOf(numbers);
  }
}
