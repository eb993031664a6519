package org.pageowner.core.record;

import org.jspecify.annotations.Nullable;

/**
 * What a kernel log says of a page besides its record: {@code dump_page_owner()} of
 * mm/page_owner.c, which {@code dump_page()} calls for bad pages, KASAN reports and the like.
 *
 * <p>Immutable.
 *
 * @param line the line of the log in which the report begins, counted from 1
 * @param state whether the page was allocated when it was reported; {@code null} where the kernel
 *     (up to 5.3) does not say
 * @param reason why the page was dumped, in the kernel's words, or {@code null}
 * @param freePid the pid of the task that last freed the page; kernels from 6.8 on
 * @param freeTgid its thread-group id; kernels from 6.8 on
 * @param freeTs when the page was last freed, in nanoseconds of the local clock since boot, where
 *     the line of the free stack says so; kernels of 2026
 * @param freeStack where the page was last freed, or {@code null} if the log does not have it;
 *     kernels from 5.4 on
 */
public record LogReport(
    long line,
    @Nullable State state,
    @Nullable String reason,
    @Nullable Long freePid,
    @Nullable Long freeTgid,
    @Nullable Long freeTs,
    @Nullable StackTrace freeStack) {
  /** How page_owner tracked the page. */
  public enum State {
    /** The page was in use. */
    ALLOCATED,
    /** The page was free: the record tells of its last use. */
    FREED
  }
}
