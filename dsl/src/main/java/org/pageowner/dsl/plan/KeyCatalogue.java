package org.pageowner.dsl.plan;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.pageowner.dsl.internal.lexer.Word;
import org.pageowner.dsl.plan.Key.Use;

/**
 * All keys of a record. The grammar, the help, the headers of exports and the reference page are
 * derived from this catalogue.
 */
public final class KeyCatalogue {
  private static final EnumSet<Use> ALL = EnumSet.allOf(Use.class);
  private static final EnumSet<Use> ALL_BUT_SELECT = EnumSet.complementOf(EnumSet.of(Use.SELECT));

  /** {@code pid}. */
  public static final NumberKey PID =
      new NumberKey(
          "pid",
          "p",
          "Process id of the task that allocated, in the initial pid namespace; the task may be"
              + " long gone and the number reused (kernel 5.11 and later).",
          ALL);

  /** {@code tgid}. */
  public static final NumberKey TGID =
      new NumberKey(
          "tgid",
          "tg",
          "Thread-group id of the task that allocated: the pid that ps shows (kernel 5.18 and"
              + " later).",
          ALL);

  /** {@code name}. */
  public static final TextKey NAME =
      new TextKey(
          "name",
          "n",
          "Name (comm) of the task that allocated, as it was then; at most 15 bytes (kernel 5.18"
              + " and later).",
          ALL);

  /** {@code stacktrace}. */
  public static final StackKey STACKTRACE =
      new StackKey(
          "stacktrace",
          "st",
          "Call path of the allocation, innermost frame first, without the lines that may follow"
              + " it.",
          ALL_BUT_SELECT);

  /** {@code alloc_ts}. */
  public static final NumberKey ALLOC_TS =
      new NumberKey(
          "alloc_ts",
          "at",
          "When the page was allocated, in nanoseconds of the local clock since boot (kernel 5.11"
              + " and later).",
          ALL_BUT_SELECT);

  /** {@code free_ts}. */
  public static final NumberKey FREE_TS =
      new NumberKey(
          "free_ts",
          "ft",
          "When the page was last freed, in nanoseconds of the local clock since boot; 0 if never"
              + " (kernels 5.13 to 6.6).",
          ALL_BUT_SELECT);

  /** {@code free}. */
  public static final FlagKey FREE =
      new FlagKey(
          "free",
          "f",
          "Whether the page was released after this allocation: free_ts is later than alloc_ts.",
          ALL_BUT_SELECT);

  /** {@code allocator}. */
  public static final MaskKey ALLOCATOR =
      new MaskKey(
          "allocator",
          "ator",
          "Which of CMA, SLAB and VMALLOC the page came through, or OTHERS; found in the stack"
              + " trace and the slab marks.",
          ALL_BUT_SELECT);

  /** {@code module}. */
  public static final TextKey MODULE =
      new TextKey(
          "module",
          "mod",
          "Kernel module where the allocation was made: of the innermost frame that is in one, stale"
              + " addresses passed over; vmlinux if no frame is, absent if the caller is a bare address.",
          ALL);

  /** {@code caller}. */
  public static final TextKey CALLER =
      new TextKey(
          "caller",
          "cl",
          "Function that asked for the memory: that of the innermost frame outside of the page,"
              + " slab, vmalloc, percpu and contiguous allocators, without the additions of a build"
              + " such as _noprof.",
          ALL);

  /** {@code usage}. */
  public static final TextKey USAGE =
      new TextKey(
          "usage",
          "u",
          "What the page is used for, by the rules for stacks, flags and masks: anon, file, shmem,"
              + " slab, kmalloc_large, page_tables, kernel_stack, vmalloc, percpu, hugetlb,"
              + " network, zsmalloc, pipe, bpf, dma, cma, driver, kernel, early or unknown.",
          ALL);

  /** {@code usage_rule}. */
  public static final TextKey USAGE_RULE =
      new TextKey(
          "usage_rule",
          "ur",
          "Name of the rule that determines the usage, such as vmalloc.module_text.",
          ALL_BUT_SELECT);

  /** {@code order}. */
  public static final NumberKey ORDER =
      new NumberKey(
          "order", "o", "Order of the allocation: it has 2^order contiguous base pages.", ALL);

  /** {@code gfp}. */
  public static final MaskKey GFP =
      new MaskKey(
          "gfp",
          "g",
          "Gfp mask that the allocation was made with, as bits and names such as GFP_KERNEL.",
          ALL_BUT_SELECT);

  /** {@code migrate_type}. */
  public static final TextKey MIGRATE_TYPE =
      new TextKey(
          "migrate_type",
          "mt",
          "Migrate type that the gfp mask asks for: Unmovable, Movable or Reclaimable.",
          ALL);

  /** {@code pageblock}. */
  public static final NumberKey PAGEBLOCK =
      new NumberKey(
          "pageblock", "pb", "Number of the pageblock: the PFN without its low bits.", ALL);

  /** {@code pageblock_type}. */
  public static final TextKey PAGEBLOCK_TYPE =
      new TextKey(
          "pageblock_type",
          "pt",
          "Migrate type of the pageblock when the dump was taken; if it differs from migrate_type,"
              + " the allocation fell back.",
          ALL);

  /** {@code flags}. */
  public static final MaskKey FLAGS =
      new MaskKey(
          "flags",
          "fl",
          "Page flags when the dump was taken, as bits and names such as lru; slab is among them"
              + " up to kernel 6.9.",
          ALL_BUT_SELECT);

  /** {@code node}. */
  public static final NumberKey NODE =
      new NumberKey("node", "nd", "NUMA node of the page (kernel 5.13 and later).", ALL);

  /** {@code zone}. */
  public static final NumberKey ZONE =
      new NumberKey(
          "zone",
          "z",
          "Index of the page's memory zone, to be read with /proc/zoneinfo: 0 DMA, 1 DMA32,"
              + " 2 Normal, 3 Movable on x86-64 (kernel 5.13 and later).",
          ALL);

  /** {@code lastcpupid}. */
  public static final NumberKey LASTCPUPID =
      new NumberKey(
          "lastcpupid",
          "lc",
          "CPU and low pid bits of the last NUMA-hinting access, as the kernel packs them (kernel"
              + " 5.13 and later).",
          ALL_BUT_SELECT);

  /** {@code memcg}. */
  public static final TextKey MEMCG =
      new TextKey(
          "memcg",
          "cg",
          "Name of the memory cgroup that the page is charged to: the last part of its path, at"
              + " most 79 bytes (kernel 5.18 and later).",
          ALL);

  /** {@code memcg_offline}. */
  public static final FlagKey MEMCG_OFFLINE =
      new FlagKey(
          "memcg_offline",
          "off",
          "Whether that memory cgroup had been removed and the page keeps it from going away.",
          ALL_BUT_SELECT);

  /** {@code memcg_objcg}. */
  public static final FlagKey MEMCG_OBJCG =
      new FlagKey(
          "memcg_objcg",
          "obj",
          "Whether the page is charged through an object cgroup, as kernel memory is.",
          ALL_BUT_SELECT);

  /** {@code migrate_reason}. */
  public static final TextKey MIGRATE_REASON =
      new TextKey(
          "migrate_reason",
          "mr",
          "Why the page was last migrated, such as compaction; absent if it never was (kernel 4.6"
              + " and later).",
          ALL);

  /** {@code slab}. */
  public static final FlagKey SLAB =
      new FlagKey(
          "slab",
          "sl",
          "Whether the page holds slab objects: it has the Slab cache page line or the slab flag;"
              + " absent if neither that line nor page flags are printed.",
          ALL_BUT_SELECT);

  /** {@code early}. */
  public static final FlagKey EARLY =
      new FlagKey(
          "early",
          "e",
          "Whether the page was allocated before page_owner was ready, so the true owner is"
              + " unknown.",
          ALL_BUT_SELECT);

  /** {@code handle}. */
  public static final NumberKey HANDLE =
      new NumberKey(
          "handle",
          "h",
          "Number that identifies the stack trace in the modes that print it, the same for the"
              + " same stack within a boot.",
          ALL);

  /** {@code pfn}. */
  public static final NumberKey PFN =
      new NumberKey("pfn", "pf", "Page frame number of the first page.", ALL_BUT_SELECT);

  /** {@code state}. */
  public static final TextKey STATE =
      new TextKey(
          "state",
          "sta",
          "Whether the page was allocated or freed when a kernel log reported it (kernel 5.4 and"
              + " later); absent in dumps.",
          ALL_BUT_SELECT);

  /** {@code reason}. */
  public static final TextKey REASON =
      new TextKey(
          "reason",
          "rs",
          "Why a kernel log reports the page, in the kernel's words; absent in dumps.",
          ALL_BUT_SELECT);

  /** {@code free_stacktrace}. */
  public static final StackKey FREE_STACKTRACE =
      new StackKey(
          "free_stacktrace",
          "fst",
          "Call path that last freed the page, innermost frame first, in a kernel log (kernel 5.4"
              + " and later); absent in dumps.",
          ALL_BUT_SELECT);

  /** {@code free_pid}. */
  public static final NumberKey FREE_PID =
      new NumberKey(
          "free_pid",
          "fp",
          "Process id of the task that last freed the page, in a kernel log (kernel 6.8 and later);"
              + " absent in dumps.",
          ALL_BUT_SELECT);

  /** {@code free_tgid}. */
  public static final NumberKey FREE_TGID =
      new NumberKey(
          "free_tgid",
          "ftg",
          "Thread-group id of the task that last freed the page, in a kernel log (kernel 6.8 and"
              + " later); absent in dumps.",
          ALL_BUT_SELECT);

  /** {@code swapped}. */
  public static final FlagKey SWAPPED =
      new FlagKey(
          "swapped",
          "sw",
          "True for a record that is marked (swapped), by a kernel patch of 2025: its page came back"
              + " from swap; absent elsewhere.",
          ALL_BUT_SELECT);

  /** {@code callpath}. */
  public static final StackKey CALLPATH =
      new StackKey(
          "callpath",
          "cp",
          "Functions of the stack trace from the caller outward, without offsets, modules and the"
              + " additions of a build; absent if there is no frame.",
          ALL_BUT_SELECT);

  /** {@code age}. */
  public static final NumberKey AGE =
      new NumberKey(
          "age",
          "ag",
          "Nanoseconds from alloc_ts to the newest alloc_ts of the input, or to --now.",
          ALL_BUT_SELECT);

  /** {@code frames}. */
  public static final TextKey FRAMES =
      new TextKey(
          "frames",
          "fs",
          "Function on the stack trace: a record counts once in the row of each function on it.",
          EnumSet.of(Use.CULL, Use.SORT));

  private static final List<Key<?>> KEYS =
      List.of(
          PID,
          TGID,
          NAME,
          STACKTRACE,
          ALLOC_TS,
          FREE_TS,
          FREE,
          ALLOCATOR,
          MODULE,
          CALLER,
          USAGE,
          USAGE_RULE,
          ORDER,
          GFP,
          MIGRATE_TYPE,
          PAGEBLOCK,
          PAGEBLOCK_TYPE,
          FLAGS,
          NODE,
          ZONE,
          LASTCPUPID,
          MEMCG,
          MEMCG_OFFLINE,
          MEMCG_OBJCG,
          MIGRATE_REASON,
          SLAB,
          EARLY,
          HANDLE,
          PFN,
          STATE,
          REASON,
          FREE_STACKTRACE,
          FREE_PID,
          FREE_TGID,
          SWAPPED,
          CALLPATH,
          FRAMES,
          AGE);

  private KeyCatalogue() {}

  /** Returns all keys, in the order in which references and headers list them. */
  public static List<Key<?>> all() {
    return KEYS;
  }

  /** Returns the key with this name or abbreviation; case matters. */
  public static Optional<Key<?>> find(String nameOrAbbreviation) {
    Objects.requireNonNull(nameOrAbbreviation, "nameOrAbbreviation");
    return Vocabulary.catalogueKey(nameOrAbbreviation);
  }

  /**
   * Reads a key in the grammar, one of the catalogue or a function of others: {@code
   * bucket(age,5s)}.
   *
   * @throws PlanSyntaxException if {@code text} is not a key; the message shows the error's place
   *     and its reason
   */
  public static Key<?> parse(String text) {
    Objects.requireNonNull(text, "text");
    return KeyParser.parse(Word.whole(text, PlanSyntaxException::new));
  }
}
