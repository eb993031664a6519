package org.pageowner.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Key.Use;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.KeyFunction;
import org.pageowner.dsl.plan.Measure;

/** The help on the query options, from the catalogue of keys. */
final class KeyHelp {
  private KeyHelp() {}

  static String[] lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Query options, each with = or a blank before its value:");
    lines.add(
        "  --KEY=VALUE,...    keep records with any of the values; several keys must all match");
    lines.add(
        "  --where=CONDITION  keep records for which it holds: 'order >= 4 and name like \"k*\"'");
    lines.add("  --cull=KEY,...     one row for each combination of values");
    lines.add("  --measure=M,...    more columns besides times and pages");
    lines.add("  --having=CONDITION keep rows for which it holds: 'pages >= 100 and share >= 1%'");
    lines.add("  --sort=[-]KEY,...  sort by keys and measures, with - the largest first");
    lines.add("  --limit=N          keep the first rows; N/KEY: with each value; N/KEY,M: both");
    lines.add("  --others           add a row for the records that the limit cuts");
    lines.add("  --across=KEY       add times and pages for each value as columns");
    lines.add("  --now=TIME         age counts to this time since boot, not to the newest record");
    lines.add("  --show=COLUMN,...  show these keys and measures in place of the usual columns");
    lines.add("  -a -m -n -p -P -M -r -s -t -f, as in page_owner_sort");
    lines.add("");
    lines.add("Keys that KEY=VALUE takes:");
    addWrapped(
        lines,
        KeyCatalogue.all().stream()
            .filter(key -> key.uses().contains(Use.SELECT))
            .map(Key::name)
            .toList());
    lines.add("Keys, with their short names, for the rest (pageowner keys explains them):");
    addWrapped(
        lines,
        KeyCatalogue.all().stream().map(key -> key.name() + " " + key.abbreviation()).toList());
    lines.add("Functions of keys, for --cull, --sort and --where:");
    addWrapped(
        lines, Arrays.stream(KeyFunction.Kind.values()).map(KeyFunction.Kind::example).toList());
    lines.add("Measures, also under a condition and named: 'pages[order >= 3] as high':");
    addWrapped(lines, Arrays.stream(Measure.Kind.values()).map(KeyHelp::withArgument).toList());
    lines.add("");
    lines.add("Examples:");
    lines.add("  pageowner query page_owner.txt --cull=module --limit=10");
    lines.add("  pageowner query page_owner.txt --pid=1 --cull=st,p --sort=-tg --full-stacks");
    lines.add(
        "  pageowner query page_owner.txt --where='age < 5s' --cull='first(\"__x64_sys_*|exc_*\")'");
    lines.add("  pageowner query page_owner.txt --cull='bucket(age,10s)' --sort='bucket(age,10s)'");
    lines.add(
        "  pageowner query page_owner.txt --where='stacktrace like \"filemap_* < ** < vfs_read\"'");
    lines.add("  pageowner query - --where='order >= 4' --format=csv --output=large.csv");
    // picocli reads % as a format.
    return lines.stream().map(line -> line.replace("%", "%%")).toArray(String[]::new);
  }

  static String withArgument(Measure.Kind kind) {
    return kind.word() + kind.arguments();
  }

  private static void addWrapped(List<String> lines, List<String> items) {
    WrappedList.lines(String.join(", ", items)).forEach(line -> lines.add("  " + line));
  }
}
