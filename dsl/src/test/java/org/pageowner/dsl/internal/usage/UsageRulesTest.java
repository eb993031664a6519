package org.pageowner.dsl.internal.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.internal.usage.UsageRule.Scope;

class UsageRulesTest {
  static Stream<UsageRule> rules() {
    return UsageRules.get().all().stream();
  }

  /** The file of cases says the usage and the counter too, so that a rule cannot change alone. */
  @ParameterizedTest
  @MethodSource("rules")
  void rule_stacksOfItsCases_isTheOneThatApplies(UsageRule rule) {
    UsageCases cases = UsageCases.of(rule.name());

    assertEquals(rule.usage().word(), cases.usage());
    PageCounter counter = rule.counter();
    assertEquals(counter == null ? "none" : counter.name(), cases.counter());
    assertFalse(cases.records().isEmpty());
    for (PageRecord record : cases.records()) {
      assertEquals(rule.name(), UsageRules.get().rule(record).name(), record::text);
    }
  }

  /** Names of lists, such as those of vmalloc, are in the cases of the list's own rule. */
  @ParameterizedTest
  @MethodSource("rules")
  void rule_namesOfItsPatterns_areAllInItsCases(UsageRule rule) {
    Set<String> missing = new TreeSet<>();
    for (StackPattern pattern : rule.patterns()) {
      boolean ofAList = pattern.steps().size() > 1 && isOfAList(pattern.first());
      for (StackPattern.Step step :
          pattern.steps().subList(ofAList ? 1 : 0, pattern.steps().size())) {
        if (!isOfAList(step.functions()) || rule.name().equals("vmalloc.module_text")) {
          missing.addAll(step.functions());
        }
      }
    }
    for (PageRecord record : UsageCases.of(rule.name()).records()) {
      StackTrace stack = record.stack();
      if (stack != null) {
        stack.frames().forEach(frame -> missing.remove(String.valueOf(frame.function())));
      }
    }

    assertEquals(Set.of(), missing);
  }

  private static boolean isOfAList(Set<String> functions) {
    return functions.contains("__vmalloc_node_range")
        || functions.contains("cma_alloc")
        || functions.contains("module_alloc");
  }

  @Test
  void all_ofTheFile_haveKernelsAndASource() {
    for (UsageRule rule : UsageRules.get().all()) {
      assertTrue(rule.kernels().matches("\\d+\\.\\d+\\.\\."), rule::toString);
      assertTrue(rule.scope() != Scope.FRAMES || rule.source().contains(".c"), rule::toString);
    }
  }

  @Test
  void all_usages_haveARule() {
    assertEquals(
        Set.of(Usage.values()),
        UsageRules.get().all().stream().map(UsageRule::usage).collect(Collectors.toSet()));
  }

  @Test
  void candidates_ofMoreConditions_winOverFewer() {
    StackTrace stack =
        StackTrace.parse(
            "alloc_pages+0x1/0x2\n__vmalloc_node_range+0x1/0x2\nbpf_prog_alloc+0x1/0x2");

    assertEquals(List.of("bpf.vmalloc"), names(stack));
  }

  @Test
  void candidates_ofAPageTableForVmalloc_areOfTheInnermostFunction() {
    StackTrace stack =
        StackTrace.parse(
            "__pte_alloc_kernel+0x1/0x2\nvmap_small_pages_range_noflush+0x1/0x2\n"
                + "__vmalloc_node_range+0x1/0x2");

    assertEquals(List.of("page_tables.kernel"), names(stack));
  }

  @Test
  void candidates_ofAConditionOnFlags_goOnToTheNextRule() {
    StackTrace stack = StackTrace.parse("alloc_pages+0x1/0x2\ncollapse_file+0x1/0x2");

    assertEquals(
        List.of("file.huge", "kernel", "shmem.collapse"), names(stack).stream().sorted().toList());
  }

  @Test
  void candidates_ofSuffixesOfCompilers_areThoseOfTheFunction() {
    StackTrace stack = StackTrace.parse("alloc_pages_noprof+0x1/0x2\nwp_page_copy.isra.0+0x1/0x2");

    assertEquals(List.of("anon"), names(stack));
  }

  @Test
  void new_aFileWithAnUnknownWord_namesTheLine() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> new UsageRules("rule x\n  color green\n"));

    assertEquals("line 2 of the rules:   color green", e.getMessage());
  }

  private static List<String> names(StackTrace stack) {
    UsageRules rules = UsageRules.get();
    return rules.candidates(stack).stream().map(rule -> rules.all().get(rule).name()).toList();
  }
}
