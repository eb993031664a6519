package org.pageowner.dsl.plan;

import java.util.Map;
import org.pageowner.dsl.internal.lexer.Word;

/** The one-letter flags of {@code page_owner_sort}: a sort each, and {@code -f}. */
final class Flags {
  static final String LIST =
      "-a (alloc_ts), -m (-pages), -n (name), -p (pid), -P (tgid), -M (module), -r (free_ts),"
          + " -s (stacktrace), -t (-times) sort; -f keeps records that are not free";

  private static final Map<Character, SortKey.Directed> SORTS =
      Map.of(
          'a', KeyCatalogue.ALLOC_TS.ascending(),
          'm', Measure.PAGES.descending(),
          'n', KeyCatalogue.NAME.ascending(),
          'p', KeyCatalogue.PID.ascending(),
          'P', KeyCatalogue.TGID.ascending(),
          'M', KeyCatalogue.MODULE.ascending(),
          'r', KeyCatalogue.FREE_TS.ascending(),
          's', KeyCatalogue.STACKTRACE.ascending(),
          't', Measure.TIMES.descending());

  /** The source of the order so far: 0 for none, {@code -} for the option, else a flag. */
  private char sortedBy = 0;

  private boolean onlyLive;

  /** Returns the plan after a word of one or more flags: {@code -mf}. */
  Plan apply(Word word, Plan plan) {
    Plan changed = plan;
    for (int i = 1; i < word.length(); i++) {
      char flag = word.text().charAt(i);
      SortKey.Directed order = SORTS.get(flag);
      if (order != null) {
        sortFlag(word, i, flag, order);
        changed = changed.sortBy(order);
      } else if (flag != 'f') {
        throw word.error(i, "no flag is called -" + flag, "a flag", "flags: " + LIST);
      } else if (!onlyLive) {
        onlyLive = true;
        changed = changed.where(KeyCatalogue.FREE.not());
      }
    }
    return changed;
  }

  private void sortFlag(Word word, int index, char flag, SortKey.Directed order) {
    if (sortedBy == '-') {
      throw word.error(
          index,
          "-" + flag + " and --sort both say how to sort",
          "one of them; in --sort, -" + flag + " is " + order);
    }
    if (sortedBy != 0 && sortedBy != flag) {
      throw word.error(
          index,
          "-" + sortedBy + " and -" + flag + " both say how to sort",
          "one of them, or --sort=" + SORTS.get(sortedBy) + "," + order);
    }
    sortedBy = flag;
  }

  /** Records that the line has {@code --sort}. */
  void sortOption(Word option) {
    if (sortedBy != 0 && sortedBy != '-') {
      throw option.error(
          0,
          "-" + sortedBy + " and --sort both say how to sort",
          "one of them; in --sort, -" + sortedBy + " is " + SORTS.get(sortedBy));
    }
    sortedBy = '-';
  }
}
