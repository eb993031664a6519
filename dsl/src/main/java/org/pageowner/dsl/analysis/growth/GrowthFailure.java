package org.pageowner.dsl.analysis.growth;

import static java.util.stream.Collectors.joining;

import com.google.common.math.LongMath;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.internal.layout.CellText;
import org.pageowner.dsl.internal.layout.Percentage;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.StackKey;
import org.pageowner.dsl.table.PageCount;
import org.pageowner.dsl.table.Row;

/** The message about a growth above its limit, for the person who has to find the cause. */
final class GrowthFailure {
  /** Maximum number of rows that are shown with all frames of a stack. */
  private static final int DESCRIBED = 5;

  private final Growth growth;
  private final PageCount most;
  private final List<GrowthRow> grown;

  GrowthFailure(Growth growth, PageCount most) {
    this.growth = growth;
    this.most = most;
    this.grown =
        growth.allRows().stream()
            .filter(row -> row.grownPages() > 0)
            .sorted(Comparator.comparingLong(GrowthRow::grownPages).reversed())
            .toList();
  }

  String text() {
    StringJoiner text = new StringJoiner("\n");
    text.add(
        "memory grew by %s in %s, at most %s allowed"
            .formatted(
                GrowthReport.pages(growth.totals().grownPages()),
                Amount.count(grown.size(), "group"),
                Amount.count(most.pages(), "page") + (most.pages() == 1 ? " is" : " are")));
    for (GrowthRow row : grown.subList(0, Math.min(DESCRIBED, grown.size()))) {
      text.add("");
      text.add(headline(row));
      for (String line : frames(row.example().get(KeyCatalogue.STACKTRACE))) {
        text.add("    " + line);
      }
    }
    if (grown.size() > DESCRIBED) {
      text.add("");
      text.add("and %s more".formatted(Amount.count(grown.size() - DESCRIBED, "group")));
    }
    text.add("");
    text.add("next, for the first of them:");
    next(grown.get(0)).forEach(line -> text.add("  " + line));
    return text.toString();
  }

  private String headline(GrowthRow row) {
    StringJoiner line = new StringJoiner(", ");
    line.add(
        "+%s, %s -> %s"
            .formatted(
                Amount.count(row.grownPages(), "page"),
                Amount.number(row.pagesBefore()),
                Amount.number(row.pagesAfter())));
    Turnover turnover = row.turnover();
    if (turnover == null) {
      line.add(
          "records %s -> %s"
              .formatted(Amount.number(row.timesBefore()), Amount.number(row.timesAfter())));
    } else {
      line.add(
          "%s, %s gone"
              .formatted(
                  Amount.count(turnover.fresh(), "new record"), Amount.number(turnover.gone())));
    }
    String first = GrowthReport.seconds(row.firstAllocTs());
    String last = GrowthReport.seconds(row.lastAllocTs());
    if (first != null) {
      line.add(
          first.equals(last)
              ? "allocated at %s after boot".formatted(first)
              : "allocated from %s to %s after boot".formatted(first, last));
    }
    tasks(row).ifPresent(line::add);
    if (growth.dumps() > 2) {
      line.add(row.grewEveryTime() ? "grew every time" : "steps " + steps(row));
    }
    for (Key<?> key : growth.plan().keys()) {
      if (!(key instanceof StackKey)) {
        line.add(key + " " + CellText.of(row.get(key), Layout.SCREEN.width()));
      }
    }
    if (!growth.plan().keys().contains(KeyCatalogue.STACKTRACE)) {
      line.add(stacks(row) + ":");
    }
    return line.toString();
  }

  /** Returns the task with most of the gained pages, and its share of them. */
  private static Optional<String> tasks(GrowthRow row) {
    List<GainedPages.Share> tasks = row.gained() == null ? List.of() : row.gained().tasks();
    Row example = tasks.isEmpty() ? null : tasks.get(0).example();
    if (example == null) {
      return Optional.empty();
    }
    String name = ByteText.printable(String.valueOf(example.get(KeyCatalogue.NAME)));
    Long pid = example.get(KeyCatalogue.PID);
    return Optional.of(
        (tasks.size() == 1 ? "all by " : "by ")
            + (pid == null ? name : name + " (pid " + pid + ")")
            + others(tasks, "task"));
  }

  /** Returns the share of the stack that is shown, the one with most of the gained pages. */
  private static String stacks(GrowthRow row) {
    List<GainedPages.Share> stacks = row.gained() == null ? List.of() : row.gained().stacks();
    return switch (stacks.size()) {
      case 0 -> "one of its stacks";
      case 1 -> "all from this stack";
      default -> "from this stack" + others(stacks, "stack");
    };
  }

  /** Returns the share of the first, and the number of the others: {@code and 2 other stacks}. */
  private static String others(List<GainedPages.Share> shares, String noun) {
    if (shares.size() == 1) {
      return "";
    }
    long all =
        shares.stream().mapToLong(GainedPages.Share::pages).reduce(0, LongMath::saturatedAdd);
    long first = shares.get(0).pages();
    return " %s of %s new pages (%s) and %s"
        .formatted(
            Amount.number(first),
            Amount.number(all),
            Percentage.percent(first, all),
            Amount.count(shares.size() - 1, "other " + noun));
  }

  private static String steps(GrowthRow row) {
    return row.pagesSteps().stream().map(Amount::signed).collect(joining(" "));
  }

  private static List<String> frames(@Nullable StackTrace stack) {
    return stack == null || stack.isEmpty()
        ? List.of("(no stack)")
        : stack.frames().stream().map(frame -> ByteText.printable(frame.text())).toList();
  }

  private List<String> next(GrowthRow row) {
    StringJoiner lines = new StringJoiner("\n");
    StackTrace stack = row.example().get(KeyCatalogue.STACKTRACE);
    String caller = row.example().get(KeyCatalogue.CALLER);
    Frame allocating = stack == null ? null : stack.callerFrame();
    if (allocating != null && allocating.symbol() != null && allocating.size() >= 0) {
      String module = allocating.module();
      lines.add(
          String.format(
              Locale.ROOT,
              "where in the source: scripts/faddr2line %s %s+0x%x/0x%x",
              module == null ? "vmlinux" : ByteText.printable(module) + ".ko",
              ByteText.printable(String.valueOf(allocating.symbol())),
              allocating.offset(),
              allocating.size()));
    }
    if (caller != null) {
      Condition itself = KeyCatalogue.CALLER.equalTo(caller);
      Long since = row.firstAllocTs();
      Condition young = since == null ? itself : itself.and(KeyCatalogue.ALLOC_TS.atLeast(since));
      lines.add(
          "who asked for it, and when: pageowner query %s %s"
              .formatted(
                  file(growth.dumps() - 1) + stacks(),
                  GroupedDumps.filter(growth.plan())
                      .where(young)
                      .cull(KeyCatalogue.NAME, KeyCatalogue.PID)));
      lines.add(
          "if it is to be so: except(caller(\"%s\")), or %s on the command line"
              .formatted(ByteText.printable(caller), Plan.EMPTY.where(itself.not())));
    }
    Long handle = row.example().get(KeyCatalogue.HANDLE);
    if ((stack == null || stack.isEmpty()) && handle != null) {
      lines.add(
          "its stack is the one of handle %s in page_owner_stacks/show_stacks_handles; a copy of"
                  .formatted(Long.toUnsignedString(handle))
              + " that file, as --stacks=FILE or for Dump.withStacks, gives all records theirs");
    }
    lines.add(
        "a leak grows again: take another dump, and look at all of them with Growth.across, or"
            + " pageowner growth "
            + IntStream.range(0, growth.dumps()).mapToObj(this::file).collect(joining(" "))
            + " NEXT"
            + stacks());
    return lines.toString().lines().toList();
  }

  /** Returns the file of a dump, quoted for a shell. */
  private String file(int dump) {
    String source = growth.reports().get(dump).source();
    return source.equals("stream") ? "-" : quoted(source);
  }

  /** Returns the option that reads the stacks of records, if these came from a file. */
  private String stacks() {
    String source = growth.reports().get(growth.dumps() - 1).stacksFrom();
    return source == null || source.equals("stream") || source.equals("text")
        ? ""
        : " --stacks=" + quoted(source);
  }

  private static String quoted(String source) {
    return source.matches("[\\w./:,@%+-]+") ? source : "'" + source.replace("'", "'\\''") + "'";
  }
}
