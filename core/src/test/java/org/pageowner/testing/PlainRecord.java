package org.pageowner.testing;

import org.jspecify.annotations.Nullable;

/**
 * A record as {@link PlainReader} reads it, one char a byte; absent values are {@code null}.
 *
 * @param order the order
 * @param gfp the gfp mask as printed, with its names
 * @param pid the pid
 * @param tgid the thread-group id
 * @param name the task's name
 * @param allocTs the allocation's time stamp
 * @param freeTs the time stamp of the free before
 * @param pfn the page frame number
 * @param migrateType the allocation's migrate type
 * @param pageblock the pageblock's number
 * @param pageblockType the pageblock's migrate type
 * @param flags the page flags as printed
 * @param stack the lines of the stack, each with its line end
 * @param trailer the lines after it, each with its line end
 * @param text all lines as in the dump, without the empty one
 */
public record PlainRecord(
    @Nullable Integer order,
    @Nullable String gfp,
    @Nullable Integer pid,
    @Nullable Integer tgid,
    @Nullable String name,
    @Nullable Long allocTs,
    @Nullable Long freeTs,
    @Nullable Long pfn,
    @Nullable String migrateType,
    @Nullable Long pageblock,
    @Nullable String pageblockType,
    @Nullable String flags,
    @Nullable String stack,
    @Nullable String trailer,
    String text) {}
