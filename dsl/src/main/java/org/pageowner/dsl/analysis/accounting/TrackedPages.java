package org.pageowner.dsl.analysis.accounting;

import com.google.common.math.LongMath;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.usage.KernelVersion;
import org.pageowner.dsl.internal.usage.PageCounter;
import org.pageowner.dsl.internal.usage.Usage;
import org.pageowner.dsl.internal.usage.UsageRule;
import org.pageowner.dsl.internal.usage.UsageRules;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;

/** The pages of a dump by the line of meminfo that counts them. */
final class TrackedPages {
  private final KernelAge age;
  private final Set<String> lines;

  private final Map<String, Long> byLine = new HashMap<>();
  private final Map<String, Long> alsoByLine = new HashMap<>();
  private final Map<String, Long> perhapsByLine = new HashMap<>();
  private final Map<Owner, Long> uncounted = new LinkedHashMap<>();
  private long pages;
  private long earlyPages;

  private record Owner(@Nullable String caller, @Nullable String module, String usage) {}

  /**
   * Sums up a table by rule, module and caller.
   *
   * @param lines the lines that meminfo has
   */
  TrackedPages(Table table, KernelAge age, Set<String> lines) {
    this.age = age;
    this.lines = lines;
    for (Row row : table) {
      UsageRule rule =
          UsageRules.get().named(Objects.requireNonNull(row.get(KeyCatalogue.USAGE_RULE)));
      add(rule, row);
    }
  }

  private void add(UsageRule rule, Row row) {
    pages = LongMath.saturatedAdd(pages, row.pages());
    PageCounter counter = rule.counter();
    if (counter != null && lines.contains(counter.name())) {
      if (isCounted(counter.since())) {
        byLine.merge(counter.name(), row.pages(), LongMath::saturatedAdd);
        if (counter.also() != null && isCounted(counter.alsoSince())) {
          alsoByLine.merge(counter.also(), row.pages(), LongMath::saturatedAdd);
        }
        return;
      }
      if (mayBeCounted(counter.since())) {
        perhapsByLine.merge(counter.name(), row.pages(), LongMath::saturatedAdd);
      }
    }
    boolean owned = rule.usage() != Usage.EARLY && rule.usage() != Usage.UNKNOWN;
    if (rule.usage() == Usage.EARLY) {
      earlyPages = LongMath.saturatedAdd(earlyPages, row.pages());
    }
    Owner owner =
        new Owner(
            owned ? row.get(KeyCatalogue.CALLER) : null,
            owned ? row.get(KeyCatalogue.MODULE) : null,
            rule.usage().word());
    uncounted.merge(owner, row.pages(), LongMath::saturatedAdd);
  }

  private boolean isCounted(@Nullable KernelVersion since) {
    return since == null || age.isSince(since);
  }

  private boolean mayBeCounted(@Nullable KernelVersion since) {
    return since != null && age.mayBeSince(since);
  }

  /** Returns all pages. */
  long pages() {
    return pages;
  }

  /** Returns the pages with the usage early. */
  long earlyPages() {
    return earlyPages;
  }

  /** Returns the pages that a line counts. */
  long of(String line) {
    return byLine.getOrDefault(line, 0L);
  }

  /** Returns the pages that belong to another line and are counted by this one too. */
  long also(String line) {
    return alsoByLine.getOrDefault(line, 0L);
  }

  /** Returns the pages that a line counts in some of the kernels that may have printed the dump. */
  long perhaps(String line) {
    return perhapsByLine.getOrDefault(line, 0L);
  }

  /** Returns the owners of the pages that no line counts, largest first. */
  List<UncountedOwner> uncounted() {
    return uncounted.entrySet().stream()
        .map(
            entry ->
                new UncountedOwner(
                    entry.getKey().caller(),
                    entry.getKey().module(),
                    entry.getKey().usage(),
                    entry.getValue()))
        .sorted(Comparator.comparingLong(UncountedOwner::pages).reversed())
        .toList();
  }
}
