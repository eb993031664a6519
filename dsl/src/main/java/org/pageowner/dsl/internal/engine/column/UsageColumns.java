package org.pageowner.dsl.internal.engine.column;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.index.Interner;
import org.pageowner.dsl.internal.usage.Usage;
import org.pageowner.dsl.internal.usage.UsageRule;
import org.pageowner.dsl.internal.usage.UsageRules;
import org.pageowner.dsl.plan.KeyCatalogue;

/**
 * The columns of usages: each distinct stack, set of flags and mask is examined once, and a row
 * costs a loop over the few rules that match its stack.
 */
final class UsageColumns {
  private static final UsageRules RULES = UsageRules.get();

  private static final List<String> RULE_NAMES = RULES.all().stream().map(UsageRule::name).toList();

  private static final List<String> USAGES =
      Arrays.stream(Usage.values()).map(Usage::word).sorted(Comparator.naturalOrder()).toList();

  /** The index in {@link #USAGES}, by the number of a rule. */
  private static final int[] USAGE_OF_RULE =
      RULES.all().stream().mapToInt(rule -> USAGES.indexOf(rule.usage().word())).toArray();

  private UsageColumns() {}

  /** Returns the column of the rules that determine usages. */
  static KeyColumn rule(KeyColumns columns) {
    Interner<List<Integer>> candidates = new Interner<>();
    LongFunction<@Nullable List<Integer>> matching =
        columns.stack().kept(KeyCatalogue.USAGE_RULE, RULES::candidates);
    KeyColumn byStack =
        new CodeKeyColumn<>(
            columns.stack(),
            stack -> (long) candidates.add(Objects.requireNonNull(matching.apply(stack))),
            code -> code);
    KeyColumn byFlags =
        RuleColumns.codes(columns, KeySource.FLAGS, KeyCatalogue.USAGE_RULE, RULES::bits);
    KeyColumn byGfp =
        RuleColumns.codes(columns, KeySource.GFP, KeyCatalogue.USAGE_RULE, RULES::bits);
    return CombinedKeyColumn.ofWords(
        List.of(
            byStack, byFlags, byGfp, columns.of(KeyCatalogue.SLAB), columns.of(KeyCatalogue.EARLY)),
        (codes, slice, row) ->
            RULES.rule(
                codes[0] == RowSlice.ABSENT ? null : candidates.value((int) codes[0]),
                bits(codes[1]) | bits(codes[2]),
                codes[3] > 0,
                codes[4] > 0),
        RULE_NAMES);
  }

  /** Returns the column of usages. */
  static KeyColumn usage(KeyColumns columns) {
    return CombinedKeyColumn.ofWords(
        List.of(columns.computed(KeyCatalogue.USAGE_RULE)),
        (codes, slice, row) -> USAGE_OF_RULE[(int) codes[0]],
        USAGES);
  }

  private static long bits(long code) {
    return code == RowSlice.ABSENT ? 0 : code;
  }
}
