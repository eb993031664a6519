package org.pageowner.dsl.analysis.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.StackTrace;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;

/** Arbitrary dumps whose stacks share functions, and their paths by a reference implementation. */
final class StackDumps {
  private static final List<String> FRAMES =
      List.of(
          "post_alloc_hook+0x1/0x2",
          "alloc_pages_noprof+0x3/0x9",
          "kmalloc.constprop.0+0x1/0x2",
          "f+0x1/0x2",
          "f+0x5/0x2",
          "f+0x1/0x2 [xfs]",
          "f.isra.0.cold+0x1/0x9 [ext4]",
          "0xffffffffc0001234",
          "g;h+0x1/0x2",
          "<g>&\u00fc+0x1/0x2",
          "entry_noprof.llvm.7+0x1/0x2");

  private StackDumps() {}

  /** A record. */
  private record Allocation(int order, int pid, List<String> frames) {}

  /** Returns dumps of up to 12 records. */
  static Arbitrary<Dump> dumps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(1, 2),
            Arbitraries.of(FRAMES).list().ofMaxSize(5))
        .as(Allocation::new)
        .list()
        .ofMaxSize(12)
        .map(StackDumps::dump);
  }

  private static Dump dump(List<Allocation> records) {
    DumpBuilder dump = DumpBuilder.of(Form.V6_7);
    for (Allocation one : records) {
      dump.record(r -> r.order(one.order()).pid(one.pid()).frames(one.frames()));
    }
    return Dump.parse(dump.latin1());
  }

  /** Records and pages of each path, which is a list of names from the outermost one. */
  static final class Paths {
    final Map<List<String>, long[]> amounts = new HashMap<>();

    void add(List<String> path, long... numbers) {
      long[] sums = amounts.computeIfAbsent(List.copyOf(path), p -> new long[numbers.length]);
      for (int i = 0; i < numbers.length; i++) {
        sums[i] += numbers[i];
      }
    }

    /** Returns the paths with their numbers as lists, which can be compared. */
    Map<List<String>, List<Long>> numbers() {
      Map<List<String>, List<Long>> numbers = new HashMap<>();
      amounts.forEach((path, sums) -> numbers.put(path, list(sums)));
      return numbers;
    }

    /** Returns the sums of each path and of those below it, the root included. */
    Paths withPrefixes() {
      Paths all = new Paths();
      amounts.forEach(
          (path, sums) -> {
            for (int length = 0; length <= path.size(); length++) {
              all.add(path.subList(0, length), sums);
            }
          });
      return all;
    }

    /** Returns the sum of a number over all paths. */
    long sum(int index) {
      return amounts.values().stream().mapToLong(sums -> sums[index]).sum();
    }
  }

  static List<Long> list(long... numbers) {
    List<Long> list = new ArrayList<>();
    for (long number : numbers) {
      list.add(number);
    }
    return list;
  }

  /** Returns the paths of a dump: records and pages, from the entry point down. */
  static Paths paths(Dump dump, Function<Frame, String> name) {
    Paths paths = new Paths();
    for (PageRecord record : dump) {
      paths.add(path(record.stack(), name), 1, record.pages());
    }
    return paths;
  }

  /** Returns the names of a stack's frames, outermost first. */
  static List<String> path(@Nullable StackTrace stack, Function<Frame, String> name) {
    if (stack == null || stack.isEmpty()) {
      return List.of("[no_stack]");
    }
    List<String> path = new ArrayList<>(stack.frames().stream().map(name).toList());
    Collections.reverse(path);
    return path;
  }

  /** Returns a frame's function, or its text if it has none. */
  static String function(Frame frame) {
    return Objects.requireNonNullElse(frame.function(), frame.text());
  }

  /** Returns a frame's function with its module. */
  static String qualified(Frame frame) {
    return function(frame) + (frame.module() == null ? "" : " [" + frame.module() + "]");
  }
}
