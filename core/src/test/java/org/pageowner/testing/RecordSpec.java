package org.pageowner.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one record, field by field; {@code null} where its form does not print the field.
 *
 * <p>Text is bytes, one char each (ISO 8859-1), because names in a dump need not be UTF-8: see
 * {@link #bytes} and {@link #latin1}.
 *
 * @param order the order
 * @param gfpMask the gfp mask
 * @param gfpNames its names as printed, joined by {@code |}; empty for a mask of 0
 * @param pid the pid
 * @param tgid the thread-group id
 * @param name the task's name, up to 15 bytes, any but NUL
 * @param allocTs when the page was allocated, in nanoseconds
 * @param freeTs when it was last free, in nanoseconds; 0 if never
 * @param pfn the page frame number
 * @param migrateType the migrate type of the allocation
 * @param pageblock the pageblock's number
 * @param pageblockType the migrate type of the pageblock
 * @param flagsMask the page flags
 * @param flags their names
 * @param node the node, printed among the flags
 * @param zone the zone's index, printed among the flags
 * @param lastcpupid the last cpu and pid, printed among the flags in hexadecimal
 * @param frames the stack, innermost frame first, without the leading space; {@code null} where a
 *     handle is printed instead
 * @param handle the stack's handle
 * @param migrateReason why the page was last migrated
 * @param slab whether the slab line is printed
 * @param memcg the memory cgroup that is charged
 * @param memcgOffline whether the cgroup is offline
 * @param memcgObjcg whether it is charged through an object cgroup
 * @param unknownLines lines at the end that no kernel prints
 */
public record RecordSpec(
    int order,
    long gfpMask,
    String gfpNames,
    @Nullable Integer pid,
    @Nullable Integer tgid,
    @Nullable String name,
    @Nullable Long allocTs,
    @Nullable Long freeTs,
    long pfn,
    String migrateType,
    long pageblock,
    String pageblockType,
    long flagsMask,
    List<String> flags,
    @Nullable Integer node,
    @Nullable Integer zone,
    @Nullable Integer lastcpupid,
    @Nullable List<String> frames,
    @Nullable Long handle,
    @Nullable String migrateReason,
    boolean slab,
    @Nullable String memcg,
    boolean memcgOffline,
    boolean memcgObjcg,
    List<String> unknownLines) {

  /** Copies the lists. */
  public RecordSpec {
    flags = List.copyOf(flags);
    frames = frames == null ? null : List.copyOf(frames);
    unknownLines = List.copyOf(unknownLines);
  }

  /** The same record with its handle in place of the stack. */
  public RecordSpec withoutFrames() {
    return new RecordSpec(
        order,
        gfpMask,
        gfpNames,
        pid,
        tgid,
        name,
        allocTs,
        freeTs,
        pfn,
        migrateType,
        pageblock,
        pageblockType,
        flagsMask,
        flags,
        node,
        zone,
        lastcpupid,
        null,
        handle,
        migrateReason,
        slab,
        memcg,
        memcgOffline,
        memcgObjcg,
        unknownLines);
  }

  /** Returns the number of base pages. */
  public long pages() {
    return 1L << order;
  }

  /** The bytes of a text of this record. */
  public static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A text for this record, from bytes. */
  public static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** A text for this record, from characters that the dump has in UTF-8. */
  public static String utf8(String text) {
    return latin1(text.getBytes(StandardCharsets.UTF_8));
  }
}
