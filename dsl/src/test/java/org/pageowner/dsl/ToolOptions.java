package org.pageowner.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Options of the newest {@code page_owner_sort}, abbreviated.
 *
 * @param flag the letter of a short sort flag, or empty
 * @param sort keys of {@code --sort}, each with its sign
 * @param cull keys of {@code --cull}
 * @param pids values of {@code --pid}; an empty list for no such option
 * @param tgids values of {@code --tgid}
 * @param names values of {@code --name}
 * @param modules values of {@code --module}
 */
record ToolOptions(
    String flag,
    List<String> sort,
    Set<String> cull,
    List<Long> pids,
    List<Long> tgids,
    List<String> names,
    List<String> modules) {

  static Arbitrary<ToolOptions> arbitrary() {
    Arbitrary<String> sortKey =
        Combinators.combine(
                Arbitraries.of("", "+", "-"),
                Arbitraries.of("p", "tg", "n", "st", "T", "at", "ator", "mod"))
            .as(String::concat);
    Arbitrary<Long> ids = Arbitraries.of(-1L, 1L, 2L, 3L, 7L, 4194304L);
    return Combinators.combine(
            Arbitraries.of("", "", "", "m", "a", "p", "P", "n", "s", "t", "M"),
            sortKey.list().ofMaxSize(3),
            Arbitraries.of("st", "p", "tg", "n", "mod", "ator").set().ofMaxSize(4),
            sometimes(ids),
            sometimes(ids),
            sometimes(Arbitraries.of("init", "kworker/u8:1", "(sd-pam)", "[xfs]", "")),
            sometimes(Arbitraries.of("vmlinux", "xfs", "leaky", "nf_tables")))
        .as(ToolOptions::new);
  }

  private static <T> Arbitrary<List<T>> sometimes(Arbitrary<T> values) {
    Arbitrary<List<T>> lists = values.list().ofMinSize(1).ofMaxSize(3);
    return Arbitraries.oneOf(Arbitraries.just(List.of()), Arbitraries.just(List.of()), lists);
  }

  /** Returns whether time stamps are part of the texts. */
  boolean keepsTimes() {
    return flag.isEmpty() ? !sort.isEmpty() && sort.get(0).endsWith("at") : flag.equals("a");
  }

  /** Returns the command line. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    if (!flag.isEmpty()) {
      words.add("-" + flag);
    }
    add(words, "sort", sort);
    add(words, "cull", List.copyOf(cull));
    add(words, "pid", pids);
    add(words, "tgid", tgids);
    add(words, "name", names);
    add(words, "module", modules);
    return words;
  }

  private static void add(List<String> words, String option, List<?> values) {
    if (!values.isEmpty()) {
      words.add(
          "--"
              + option
              + "="
              + values.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
  }
}
