package org.pageowner.dsl;

import org.pageowner.dsl.plan.FlagKey;
import org.pageowner.dsl.plan.FrameTerm;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.MaskKey;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.SortKey;
import org.pageowner.dsl.plan.SortTerm;
import org.pageowner.dsl.plan.StackKey;
import org.pageowner.dsl.plan.TextKey;

/**
 * The words of a question, for one static import: {@code import static org.pageowner.dsl.Keys.*}.
 *
 * <p>Constants in capitals are keys and measures; {@link KeyFunctions} make keys from keys; the
 * functions called as a key, {@code pid(1, 2)}, select its values: see {@link KeySelections}.
 */
public final class Keys extends KeyFunctions {
  private Keys() {}

  /**
   * Process id of the task that allocated, in the initial pid namespace; the task may be long gone
   * and the number reused (kernel 5.11 and later).
   */
  public static final NumberKey PID = KeyCatalogue.PID;

  /** Thread-group id of the task that allocated: the pid that ps shows (kernel 5.18 and later). */
  public static final NumberKey TGID = KeyCatalogue.TGID;

  /**
   * Name (comm) of the task that allocated, as it was then; at most 15 bytes (kernel 5.18 and
   * later).
   */
  public static final TextKey NAME = KeyCatalogue.NAME;

  /** Call path of the allocation, innermost frame first, without the lines that may follow it. */
  public static final StackKey STACKTRACE = KeyCatalogue.STACKTRACE;

  /**
   * When the page was allocated, in nanoseconds of the local clock since boot (kernel 5.11 and
   * later).
   */
  public static final NumberKey ALLOC_TS = KeyCatalogue.ALLOC_TS;

  /**
   * When the page was last freed, in nanoseconds of the local clock since boot; 0 if never (kernels
   * 5.13 to 6.6).
   */
  public static final NumberKey FREE_TS = KeyCatalogue.FREE_TS;

  /** Whether the page was released after this allocation: free_ts is later than alloc_ts. */
  public static final FlagKey FREE = KeyCatalogue.FREE;

  /**
   * Which of CMA, SLAB and VMALLOC the page came through, or OTHERS; found in the stack trace and
   * the slab marks.
   */
  public static final MaskKey ALLOCATOR = KeyCatalogue.ALLOCATOR;

  /**
   * Kernel module where the allocation was made: of the innermost frame that is in one, stale
   * addresses passed over; vmlinux if no frame is, absent if the caller is a bare address.
   */
  public static final TextKey MODULE = KeyCatalogue.MODULE;

  /**
   * Function that asked for the memory: that of the innermost frame outside of the page, slab,
   * vmalloc, percpu and contiguous allocators, without the additions of a build such as _noprof.
   */
  public static final TextKey CALLER = KeyCatalogue.CALLER;

  /**
   * What the page is used for, by the rules for stacks, flags and masks: anon, file, shmem, slab,
   * kmalloc_large, page_tables, kernel_stack, vmalloc, percpu, hugetlb, network, zsmalloc, pipe,
   * bpf, dma, cma, driver, kernel, early or unknown.
   */
  public static final TextKey USAGE = KeyCatalogue.USAGE;

  /** Name of the rule that determines the usage, such as vmalloc.module_text. */
  public static final TextKey USAGE_RULE = KeyCatalogue.USAGE_RULE;

  /** Order of the allocation: it has 2^order contiguous base pages. */
  public static final NumberKey ORDER = KeyCatalogue.ORDER;

  /** Gfp mask that the allocation was made with, as bits and names such as GFP_KERNEL. */
  public static final MaskKey GFP = KeyCatalogue.GFP;

  /** Migrate type that the gfp mask asks for: Unmovable, Movable or Reclaimable. */
  public static final TextKey MIGRATE_TYPE = KeyCatalogue.MIGRATE_TYPE;

  /** Number of the pageblock: the PFN without its low bits. */
  public static final NumberKey PAGEBLOCK = KeyCatalogue.PAGEBLOCK;

  /**
   * Migrate type of the pageblock when the dump was taken; if it differs from migrate_type, the
   * allocation fell back.
   */
  public static final TextKey PAGEBLOCK_TYPE = KeyCatalogue.PAGEBLOCK_TYPE;

  /**
   * Page flags when the dump was taken, as bits and names such as lru; slab is among them up to
   * kernel 6.9.
   */
  public static final MaskKey FLAGS = KeyCatalogue.FLAGS;

  /** NUMA node of the page (kernel 5.13 and later). */
  public static final NumberKey NODE = KeyCatalogue.NODE;

  /**
   * Index of the page's memory zone, to be read with /proc/zoneinfo: 0 DMA, 1 DMA32, 2 Normal, 3
   * Movable on x86-64 (kernel 5.13 and later).
   */
  public static final NumberKey ZONE = KeyCatalogue.ZONE;

  /**
   * CPU and low pid bits of the last NUMA-hinting access, as the kernel packs them (kernel 5.13 and
   * later).
   */
  public static final NumberKey LASTCPUPID = KeyCatalogue.LASTCPUPID;

  /**
   * Name of the memory cgroup that the page is charged to: the last part of its path, at most 79
   * bytes (kernel 5.18 and later).
   */
  public static final TextKey MEMCG = KeyCatalogue.MEMCG;

  /** Whether that memory cgroup had been removed and the page keeps it from going away. */
  public static final FlagKey MEMCG_OFFLINE = KeyCatalogue.MEMCG_OFFLINE;

  /** Whether the page is charged through an object cgroup, as kernel memory is. */
  public static final FlagKey MEMCG_OBJCG = KeyCatalogue.MEMCG_OBJCG;

  /**
   * Why the page was last migrated, such as compaction; absent if it never was (kernel 4.6 and
   * later).
   */
  public static final TextKey MIGRATE_REASON = KeyCatalogue.MIGRATE_REASON;

  /**
   * Whether the page holds slab objects: it has the Slab cache page line or the slab flag; absent
   * if neither that line nor page flags are printed.
   */
  public static final FlagKey SLAB = KeyCatalogue.SLAB;

  /** Whether the page was allocated before page_owner was ready, so the true owner is unknown. */
  public static final FlagKey EARLY = KeyCatalogue.EARLY;

  /**
   * Number that identifies the stack trace in the modes that print it, the same for the same stack
   * within a boot.
   */
  public static final NumberKey HANDLE = KeyCatalogue.HANDLE;

  /** Page frame number of the first page. */
  public static final NumberKey PFN = KeyCatalogue.PFN;

  /**
   * Whether the page was allocated or freed when a kernel log reported it (kernel 5.4 and later);
   * absent in dumps.
   */
  public static final TextKey STATE = KeyCatalogue.STATE;

  /** Why a kernel log reports the page, in the kernel's words; absent in dumps. */
  public static final TextKey REASON = KeyCatalogue.REASON;

  /**
   * Call path that last freed the page, innermost frame first, in a kernel log (kernel 5.4 and
   * later); absent in dumps.
   */
  public static final StackKey FREE_STACKTRACE = KeyCatalogue.FREE_STACKTRACE;

  /**
   * Process id of the task that last freed the page, in a kernel log (kernel 6.8 and later); absent
   * in dumps.
   */
  public static final NumberKey FREE_PID = KeyCatalogue.FREE_PID;

  /**
   * Thread-group id of the task that last freed the page, in a kernel log (kernel 6.8 and later);
   * absent in dumps.
   */
  public static final NumberKey FREE_TGID = KeyCatalogue.FREE_TGID;

  /**
   * True for a record that is marked (swapped), by a kernel patch of 2025: its page came back from
   * swap; absent elsewhere.
   */
  public static final FlagKey SWAPPED = KeyCatalogue.SWAPPED;

  /**
   * Functions of the stack trace from the caller outward, without offsets, modules and the
   * additions of a build; absent if there is no frame.
   */
  public static final StackKey CALLPATH = KeyCatalogue.CALLPATH;

  /**
   * Function on the stack trace, one row for each: a record counts once in the row of each function
   * on its stack, so rows do not add up. For {@code cull}, and to sort rows that are culled by it.
   */
  public static final TextKey FRAMES = KeyCatalogue.FRAMES;

  /**
   * Time since the allocation, in nanoseconds: the newest {@link #ALLOC_TS} of the input, or the
   * time of {@link Query#now}, less the record's own. A file is read twice for it.
   */
  public static final NumberKey AGE = KeyCatalogue.AGE;

  /**
   * Any frame of the stack trace: its function name, with or without the additions of a build such
   * as {@code _noprof}, or its whole text for {@code matches}.
   */
  public static final FrameTerm FRAME = FrameTerm.FRAME;

  /** The whole text of the record, to sort by. */
  public static final SortTerm.RecordText TXT = SortTerm.RecordText.TXT;

  /** Sorts small values first: {@code sortBy(asc(PID))}, the same as {@code sortBy(PID)}. */
  public static SortKey.Directed asc(SortKey key) {
    return key.ascending();
  }

  /** Sorts large values first: {@code sortBy(desc(PAGES))}. */
  public static SortKey.Directed desc(SortKey key) {
    return key.descending();
  }
}
