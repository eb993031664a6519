package org.pageowner.dsl.internal.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;

/**
 * The lines of the different stacks of a column, of which no two are equal.
 *
 * <p>Stacks whose {@link StackLine} is equal are split as a trie splits words: by the functions
 * from the caller outward, then by those of the allocators from the caller inward, then by the
 * frames as printed, in the same order. A line then has the frames at which its stack was split
 * from others, with {@code …} in place of those between. Where that does not fit, a number follows.
 */
final class ShortStacks {
  /** Above this number of stacks with equal lines, no frames are dropped to save space. */
  private static final int MAX_COMPARED = 200;

  /** A stack, and the frames at which it was split from others. */
  private record Entry(
      StackTrace stack, int caller, NavigableSet<Integer> marked, NavigableSet<Integer> exact) {
    static Entry of(StackTrace stack) {
      return new Entry(stack, StackLine.caller(stack), new TreeSet<>(), new TreeSet<>());
    }

    /** Returns the name of a frame, or its text; empty if there is no such frame. */
    String token(int index, boolean exact) {
      if (index < 0 || index >= stack.frames().size()) {
        return "";
      }
      Frame frame = stack.frames().get(index);
      return exact ? frame.text() : StackLine.name(frame);
    }

    String line(int width) {
      return StackLine.with(stack, marked, exact, width);
    }
  }

  /** The frames of stacks from the caller, outward or inward, by name or as printed. */
  private enum Pass {
    NAMES_OUTWARD,
    NAMES_INWARD,
    TEXTS_OUTWARD,
    TEXTS_INWARD;

    private boolean isOutward() {
      return this == NAMES_OUTWARD || this == TEXTS_OUTWARD;
    }

    private boolean isExact() {
      return this == TEXTS_OUTWARD || this == TEXTS_INWARD;
    }

    /** Returns the index of the frame at a step; past the end if there is none. */
    int index(Entry entry, int step) {
      return isOutward() ? entry.caller() + step : entry.caller() - 1 - step;
    }

    /** Returns the frame at a step, as it is compared; empty if there is none. */
    String token(Entry entry, int step) {
      return entry.token(index(entry, step), isExact());
    }

    void mark(Entry entry, int step) {
      // A stack that ends here has its last frame shown, and nothing after it.
      int index = Math.max(0, Math.min(index(entry, step), entry.stack().frames().size() - 1));
      entry.marked().add(index);
      if (isExact()) {
        entry.exact().add(index);
      }
    }
  }

  private ShortStacks() {}

  /** Returns a line for each of some different stacks, of at most {@code width} characters. */
  static Map<StackTrace, String> of(Collection<StackTrace> stacks, int width) {
    Map<String, List<StackTrace>> byLine = new LinkedHashMap<>();
    for (StackTrace stack : stacks) {
      byLine.computeIfAbsent(StackLine.of(stack, width), line -> new ArrayList<>()).add(stack);
    }
    Map<StackTrace, String> lines = new LinkedHashMap<>();
    byLine.forEach(
        (line, equal) -> {
          if (equal.size() == 1) {
            lines.put(equal.get(0), line);
          } else {
            split(equal, width, lines);
          }
        });
    return NumberedLines.of(lines, width);
  }

  private static void split(List<StackTrace> stacks, int width, Map<StackTrace, String> lines) {
    List<Entry> entries = stacks.stream().map(Entry::of).toList();
    markDifferences(entries);
    for (Entry entry : entries) {
      String line = entry.line(width);
      if (CellText.width(line) > width && entries.size() <= MAX_COMPARED) {
        dropRedundant(entry, entries);
        line = entry.line(width);
      }
      boolean fits = CellText.width(line) <= width;
      lines.put(entry.stack(), fits ? line : StackLine.of(entry.stack(), width));
    }
  }

  /** Drops the frames without which a stack still differs from each of the others. */
  private static void dropRedundant(Entry entry, List<Entry> entries) {
    for (Integer index : List.copyOf(entry.marked())) {
      entry.marked().remove(index);
      if (!entries.stream().allMatch(other -> other.equals(entry) || differ(entry, other))) {
        entry.marked().add(index);
      }
    }
  }

  private static boolean differ(Entry entry, Entry other) {
    for (int index : entry.marked()) {
      int ofOther = index - entry.caller() + other.caller();
      boolean exact = entry.exact().contains(index);
      if (!entry.token(index, exact).equals(other.token(ofOther, exact))) {
        return true;
      }
    }
    return false;
  }

  /** Entries that are equal up to a step of a pass. */
  private record Undivided(List<Entry> entries, int pass, int step) {}

  /** Marks the frames at which entries differ. A loop, since stacks may have any depth. */
  private static void markDifferences(List<Entry> entries) {
    Pass[] passes = Pass.values();
    Deque<Undivided> open = new ArrayDeque<>();
    open.push(new Undivided(entries, 0, 0));
    while (!open.isEmpty()) {
      Undivided next = open.pop();
      if (next.entries().size() == 1 || next.pass() == passes.length) {
        continue;
      }
      Pass pass = passes[next.pass()];
      Map<String, List<Entry>> classes = new LinkedHashMap<>();
      for (Entry entry : next.entries()) {
        classes
            .computeIfAbsent(pass.token(entry, next.step()), token -> new ArrayList<>())
            .add(entry);
      }
      if (classes.size() > 1) {
        next.entries().forEach(entry -> pass.mark(entry, next.step()));
      }
      classes.forEach(
          (token, equal) ->
              open.push(
                  token.isEmpty()
                      ? new Undivided(equal, next.pass() + 1, 0)
                      : new Undivided(equal, next.pass(), next.step() + 1)));
    }
  }
}
