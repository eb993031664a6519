package org.pageowner.dsl.internal.usage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.GfpMask;
import org.pageowner.core.record.Mask;
import org.pageowner.core.record.PageFlags;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.internal.usage.UsageRule.MaskCondition;
import org.pageowner.dsl.internal.usage.UsageRule.Scope;

/**
 * The rules that determine the usage of a page.
 *
 * <p>A stack alone determines a short list of candidates, in order of preference, whose last one
 * has no further condition. Flags and gfp mask determine which conditions hold, as bits. So an
 * engine examines each distinct stack, set of flags and mask once, and each record costs a loop
 * over one or two candidates. Rules are numbered in the order of their names.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class UsageRules {
  private static final String FILE = "rules.txt";

  private static final UsageRules DEFAULT = new UsageRules(read());

  /** In the order of names; the number of a rule is its index. */
  private final List<UsageRule> rules;

  private final List<MaskCondition> conditions;
  private final long[] required;
  private final Map<String, List<Start>> starts = new HashMap<>();
  private final AllocatorNames allocators;
  private final int slab;
  private final int early;
  private final int unknown;
  private final int module;
  private final int rest;

  /** A pattern of a rule, and the number of the rule. */
  private record Start(int rule, StackPattern pattern, int specificity) {}

  /** Compiles the text of a file of rules. */
  UsageRules(String text) {
    RuleFile file = new RuleFile(text);
    this.rules = file.rules().stream().sorted(Comparator.comparing(UsageRule::name)).toList();
    this.allocators = new AllocatorNames(file.list("wrappers"));
    this.conditions =
        rules.stream().flatMap(rule -> rule.conditions().stream()).distinct().toList();
    this.required = new long[rules.size()];
    for (int i = 0; i < required.length; i++) {
      for (MaskCondition condition : rules.get(i).conditions()) {
        required[i] |= 1L << conditions.indexOf(condition);
      }
    }
    for (UsageRule rule : file.rules()) {
      addStarts(rule, rules.indexOf(rule));
    }
    Comparator<Start> best = Comparator.comparingInt(Start::specificity).reversed();
    starts.values().forEach(list -> list.sort(best));
    this.slab = only(Scope.SLAB);
    this.early = only(Scope.EARLY);
    this.unknown = only(Scope.UNKNOWN);
    this.module = only(Scope.MODULE);
    this.rest = only(Scope.REST);
  }

  private void addStarts(UsageRule rule, int number) {
    for (StackPattern pattern : rule.patterns()) {
      Start start = new Start(number, pattern, rule.specificity(pattern));
      for (String function : pattern.first()) {
        starts.computeIfAbsent(function, key -> new ArrayList<>()).add(start);
      }
    }
  }

  private int only(Scope scope) {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).scope() == scope) {
        return i;
      }
    }
    throw new IllegalArgumentException("no rule applies to " + scope);
  }

  private static String read() {
    try (InputStream in =
        Objects.requireNonNull(UsageRules.class.getResourceAsStream(FILE), FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the rules of usages", e);
    }
  }

  /** Returns the rules of this library. */
  public static UsageRules get() {
    return DEFAULT;
  }

  /** Returns all rules in the order of their names, which is that of their numbers. */
  public List<UsageRule> all() {
    return rules;
  }

  /**
   * Returns the rule with a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public UsageRule named(String name) {
    return rules.stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such rule: " + name));
  }

  /**
   * Returns the numbers of the rules that match a stack, the most specific first; only the last has
   * no condition on flags and mask.
   */
  public List<Integer> candidates(StackTrace stack) {
    StackFunctions functions = new StackFunctions(stack, allocators);
    List<Integer> found = new ArrayList<>();
    if (!functions.isCallerUnknown() || functions.size() > 0) {
      for (int frame = 0; frame <= functions.lastStart(); frame++) {
        for (Start start : starts.getOrDefault(functions.name(frame), List.of())) {
          if (start.pattern().matchesFrom(frame, functions)) {
            found.add(start.rule());
            if (required[start.rule()] == 0) {
              return List.copyOf(found);
            }
          }
        }
      }
    }
    found.add(byDefault(stack, functions));
    return List.copyOf(found);
  }

  private int byDefault(StackTrace stack, StackFunctions functions) {
    if (functions.isCallerUnknown()) {
      return unknown;
    }
    return StackTrace.VMLINUX.equals(stack.module()) ? rest : module;
  }

  /** Returns the conditions that flags satisfy, as bits; 0 for {@code null}. */
  public long bits(@Nullable PageFlags flags) {
    return bits(flags, true);
  }

  /** Returns the conditions that a gfp mask satisfies, as bits; 0 for {@code null}. */
  public long bits(@Nullable GfpMask gfp) {
    return bits(gfp, false);
  }

  private long bits(@Nullable Mask mask, boolean areFlags) {
    long bits = 0;
    for (int i = 0; mask != null && i < conditions.size(); i++) {
      MaskCondition condition = conditions.get(i);
      if (condition.onFlags() == areFlags && mask.has(condition.bit()) == condition.isSet()) {
        bits |= 1L << i;
      }
    }
    return bits;
  }

  /**
   * Returns the number of the rule of a page.
   *
   * @param candidates those of its stack; {@code null} if it has none
   * @param bits the conditions that its flags and its mask satisfy
   */
  public int rule(@Nullable List<Integer> candidates, long bits, boolean isSlab, boolean isEarly) {
    if (isSlab || isEarly) {
      return isSlab ? slab : early;
    }
    if (candidates == null) {
      return unknown;
    }
    for (int rule : candidates) {
      if ((required[rule] & ~bits) == 0) {
        return rule;
      }
    }
    throw new AssertionError("the last candidate has no condition: " + candidates);
  }

  /** Returns the rule of a record. */
  public UsageRule rule(PageRecord record) {
    StackTrace stack = record.stack();
    int rule =
        rule(
            stack == null ? null : candidates(stack),
            bits(record.flags()) | bits(record.gfp()),
            Boolean.TRUE.equals(record.isSlab()),
            record.isEarly());
    return rules.get(rule);
  }
}
