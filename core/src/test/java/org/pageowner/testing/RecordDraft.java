package org.pageowner.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft of a record: a test sets the fields that it is about, the others have plausible values.
 *
 * <p>Where nothing is set, PFN and time stamp count up, pageblock and migrate types follow from PFN
 * and mask, and each distinct stack has a handle of its own. Text is one char a byte: see {@link
 * RecordSpec}.
 */
public final class RecordDraft {
  private static final int PAGEBLOCK_ORDER = 9;

  /** In the order of their numbers, from kernel 4.4 on. */
  static final List<String> MIGRATE_TYPES =
      List.of("Unmovable", "Movable", "Reclaimable", "HighAtomic", "CMA", "Isolate");

  private int order = 0;
  private long gfpMask = 0xcc0;
  private String gfpNames = "GFP_KERNEL";
  private int pid = 1;
  private @Nullable Integer tgid;
  private String name = "init";
  private @Nullable Long allocTs;
  private long freeTs = 0;
  private @Nullable Long pfn;
  private @Nullable String migrateType;
  private @Nullable Long pageblock;
  private @Nullable String pageblockType;
  private long flagsMask = 0xffe00000000000L;
  private List<String> flags = List.of();
  private @Nullable Integer node = 0;
  private @Nullable Integer zone = 0;
  private @Nullable Integer lastcpupid = 0x7ff;
  private List<String> frames =
      List.of("post_alloc_hook+0x123/0x130", "do_one_initcall+0x72/0x1b0");
  private @Nullable Long handle;
  private @Nullable String migrateReason;
  private boolean slab;
  private @Nullable String memcg;
  private boolean memcgOffline;
  private boolean memcgObjcg;
  private List<String> unknownLines = List.of();

  /** Sets the order. */
  public RecordDraft order(int order) {
    this.order = order;
    return this;
  }

  /** Sets the gfp mask and its names, joined by {@code |}. */
  public RecordDraft gfp(long mask, String names) {
    this.gfpMask = mask;
    this.gfpNames = names;
    return this;
  }

  /** Sets the pid, and the tgid too unless that is set. */
  public RecordDraft pid(int pid) {
    this.pid = pid;
    return this;
  }

  /** Sets the thread-group id. */
  public RecordDraft tgid(int tgid) {
    this.tgid = tgid;
    return this;
  }

  /** Sets the task's name: up to 15 bytes, any but NUL. */
  public RecordDraft name(String name) {
    if (name.indexOf('\0') >= 0 || name.length() > 15) {
      throw new IllegalArgumentException("no kernel prints this name: " + name);
    }
    this.name = name;
    return this;
  }

  /** Sets when the page was allocated, in nanoseconds. */
  public RecordDraft allocTs(long allocTs) {
    this.allocTs = allocTs;
    return this;
  }

  /** Sets when the page was last free, in nanoseconds; 0 if never. */
  public RecordDraft freeTs(long freeTs) {
    this.freeTs = freeTs;
    return this;
  }

  /** Sets the page frame number. */
  public RecordDraft pfn(long pfn) {
    this.pfn = pfn;
    return this;
  }

  /** Sets the migrate type of the allocation. */
  public RecordDraft migrateType(String migrateType) {
    this.migrateType = migrateType;
    return this;
  }

  /** Sets the pageblock's number. */
  public RecordDraft pageblock(long pageblock) {
    this.pageblock = pageblock;
    return this;
  }

  /** Sets the migrate type of the pageblock. */
  public RecordDraft pageblockType(String pageblockType) {
    this.pageblockType = pageblockType;
    return this;
  }

  /** Sets the page flags and their names. */
  public RecordDraft flags(long mask, String... names) {
    this.flagsMask = mask;
    this.flags = List.of(names);
    return this;
  }

  /** Sets the node and the zone's index; {@code null} for a kernel that has none. */
  public RecordDraft place(@Nullable Integer node, @Nullable Integer zone) {
    this.node = node;
    this.zone = zone;
    return this;
  }

  /** Sets the last cpu and pid; {@code null} for a kernel without NUMA balancing. */
  public RecordDraft lastcpupid(@Nullable Integer lastcpupid) {
    this.lastcpupid = lastcpupid;
    return this;
  }

  /** Sets the stack, innermost frame first, without leading spaces. */
  public RecordDraft frames(String... frames) {
    return frames(List.of(frames));
  }

  /** Sets the stack, innermost frame first, without leading spaces. */
  public RecordDraft frames(List<String> frames) {
    this.frames = List.copyOf(frames);
    return this;
  }

  /** Sets the stack's handle, printed in the modes that print one. */
  public RecordDraft handle(long handle) {
    this.handle = handle;
    return this;
  }

  /** Sets why the page was last migrated. */
  public RecordDraft migrateReason(@Nullable String migrateReason) {
    this.migrateReason = migrateReason;
    return this;
  }

  /** Marks a slab page, which is charged to no cgroup. */
  public RecordDraft slab() {
    this.slab = true;
    this.memcg = null;
    return this;
  }

  /** Charges the page to a memory cgroup. */
  public RecordDraft memcg(String memcg) {
    this.memcg = memcg;
    this.slab = false;
    return this;
  }

  /** Marks the cgroup as offline. */
  public RecordDraft memcgOffline() {
    this.memcgOffline = true;
    return this;
  }

  /** Marks the charge as made through an object cgroup. */
  public RecordDraft memcgObjcg() {
    this.memcgObjcg = true;
    return this;
  }

  /** Adds lines at the end that no kernel prints. */
  public RecordDraft unknownLines(String... lines) {
    this.unknownLines = List.of(lines);
    return this;
  }

  /** Makes it a page that was allocated before page_owner was ready. */
  public RecordDraft early() {
    return gfp(0, "")
        .pid(0)
        .name("swapper")
        .frames("register_early_stack+0x2d/0x60", "init_page_owner+0x2f/0x2a0");
  }

  /** The next page frame number after this record, if it starts at or after a given one. */
  long nextPfn(long free) {
    return startPfn(free) + (1L << order);
  }

  /** The record as a form and a mode print it: fields that they do not print are {@code null}. */
  RecordSpec in(Form form, PrintMode mode, long freePfn, long ts, long stackHandle) {
    long start = startPfn(freePfn);
    String type = migrateType == null ? MIGRATE_TYPES.get((int) (gfpMask >> 3 & 3)) : migrateType;
    String charged = form.hasTask() && !slab ? memcg : null;
    if (!form.hasNames()) {
      return withLetters(start);
    }
    return new RecordSpec(
        order,
        gfpMask,
        gfpNames,
        form.hasPid() ? pid : null,
        form.hasTask() ? (tgid == null ? Integer.valueOf(pid) : tgid) : null,
        form.hasTask() ? name : null,
        form.hasPid() ? (allocTs == null ? Long.valueOf(ts) : allocTs) : null,
        form.hasFreeTs() ? freeTs : null,
        start,
        type,
        pageblock == null ? start >> PAGEBLOCK_ORDER : pageblock,
        pageblockType == null ? type : pageblockType,
        flagsMask,
        flags,
        form.hasFlagFields() ? node : null,
        form.hasFlagFields() ? zone : null,
        form.hasFlagFields() ? lastcpupid : null,
        mode == PrintMode.HANDLE ? null : frames,
        mode == PrintMode.STACK ? null : (handle == null ? Long.valueOf(stackHandle) : handle),
        migrateReason,
        form.hasTask() && slab,
        charged,
        charged != null && memcgOffline,
        charged != null && memcgObjcg,
        unknownLines);
  }

  /** As kernel 4.4 prints it; 4 is CMA only in some configurations, so it is not used. */
  private RecordSpec withLetters(long start) {
    long mask = 0x2000000 | (gfpMask & 0xff);
    String type = MIGRATE_TYPES.get((int) (mask >> 3 & 3));
    String blockType = pageblockType == null ? type : pageblockType;
    return new RecordSpec(
        order,
        mask,
        "",
        null,
        null,
        null,
        null,
        null,
        start,
        type,
        pageblock == null ? start >> PAGEBLOCK_ORDER : pageblock,
        blockType.equals("CMA") ? "Movable" : blockType,
        0,
        DumpBuilder.LETTER_NAMES.stream().filter(flags::contains).toList(),
        null,
        null,
        null,
        frames,
        null,
        null,
        false,
        null,
        false,
        false,
        unknownLines);
  }

  List<String> stack() {
    return frames;
  }

  private long startPfn(long free) {
    long size = 1L << order;
    return pfn == null ? (free + size - 1) / size * size : pfn;
  }
}
