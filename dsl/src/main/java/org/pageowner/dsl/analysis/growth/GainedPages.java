package org.pageowner.dsl.analysis.growth;

import com.google.common.math.LongMath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.table.Row;

/**
 * The pages that a group gained, by stack and by task, so that a message can show those with most.
 *
 * <p>Where records are tracked, these are the pages of the records that came. Elsewhere they are
 * the pages in the last dump minus those in the first, of each stack and of each task.
 */
final class GainedPages {
  /** The pages of one stack or one task. */
  static final class Share {
    private final int number;
    private long pages;
    private @Nullable Row example;
    private @Nullable Long newest;

    private Share(int number) {
      this.number = number;
    }

    private void add(Row row, @Nullable Long stamp, long added) {
      pages = LongMath.saturatedAdd(pages, added);
      if (added >= 0 && (example == null || isLater(stamp))) {
        example = row;
        newest = stamp;
      }
    }

    private boolean isLater(@Nullable Long stamp) {
      return stamp != null && (newest == null || stamp > newest);
    }

    /** Returns the pages that were gained. */
    long pages() {
      return pages;
    }

    /** Returns the newest record of the share; {@code null} if it lost pages alone. */
    @Nullable Row example() {
      return example;
    }
  }

  private record Task(@Nullable String name, @Nullable Long pid) {}

  private final IdentityHashMap<@Nullable StackTrace, Share> byStack = new IdentityHashMap<>();
  private final Map<Task, Share> byTask = new HashMap<>();

  /**
   * Adds pages of a row.
   *
   * @param stack the row's stack, one instance for all stacks that count as the same
   * @param pages the pages; negative for pages that were lost
   */
  void add(@Nullable StackTrace stack, Row row, long pages) {
    Long stamp = row.get(KeyCatalogue.ALLOC_TS);
    byStack.computeIfAbsent(stack, s -> new Share(byStack.size())).add(row, stamp, pages);
    Task task = new Task(row.get(KeyCatalogue.NAME), row.get(KeyCatalogue.PID));
    byTask.computeIfAbsent(task, t -> new Share(byTask.size())).add(row, stamp, pages);
  }

  /** Returns the stacks that gained pages, the one with most first. */
  List<Share> stacks() {
    return sorted(byStack);
  }

  /** Returns the tasks that gained pages, the one with most first; none if no task is known. */
  List<Share> tasks() {
    return sorted(byTask).stream()
        .filter(share -> share.example != null && share.example.get(KeyCatalogue.NAME) != null)
        .toList();
  }

  private static List<Share> sorted(Map<?, Share> shares) {
    List<Share> gained = new ArrayList<>(shares.values());
    gained.removeIf(share -> share.pages < 0 || share.example == null);
    gained.sort(
        Comparator.comparingLong(Share::pages).reversed().thenComparingInt(share -> share.number));
    return gained;
  }
}
