package org.pageowner.core.record;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules that derive properties of an allocation from the functions on its stack. */
final class StackRules {
  /** mm/page_owner.c: the functions on the stack of pages allocated before page_owner was ready. */
  private static final Set<String> EARLY =
      Set.of(
          "register_early_stack",
          "init_pages_in_zone",
          "init_zones_in_node",
          "init_early_allocated_pages");

  /**
   * mm/page_ext.c and mm/page_owner.c: the innermost functions on that stack up to 4.7, which has
   * no {@code register_early_stack}.
   */
  private static final Set<String> INITIALISERS = Set.of("page_ext_init", "init_page_owner");

  /** Functions that record a stack and may be on it themselves. */
  private static final Set<String> RECORDERS =
      Set.of("save_stack", "save_stack_trace", "set_page_owner", "__set_page_owner");

  /**
   * Their stacks have a true owner: page_owner was called recursively, or its stack depot is full.
   */
  private static final Set<String> PLACEHOLDERS =
      Set.of("register_dummy_stack", "register_failure_stack", "create_dummy_stack");

  /** mm/slub.c and mm/slab.c. */
  private static final Set<String> SLAB =
      Set.of(
          "allocate_slab",
          "new_slab",
          "___slab_alloc",
          "alloc_slab_page",
          "cache_grow_begin",
          "cache_grow",
          "cache_alloc_refill",
          "____cache_alloc",
          "____cache_alloc_node",
          "fallback_alloc",
          "kmem_getpages");

  private static final List<String> CMA = List.of("cma_alloc", "__cma_alloc", "alloc_contig_");
  private static final List<String> VMALLOC =
      List.of("__vmalloc", "vmalloc", "vzalloc", "vm_area_alloc_pages");

  /**
   * Functions that allocate for others: mm/page_alloc.c, mm/mempolicy.c, mm/slub.c, mm/slab.c,
   * mm/slab_common.c, mm/vmalloc.c, mm/cma.c, mm/percpu.c, mm/mempool.c, mm/util.c and
   * mm/filemap.c, from 3.19 to 7.2.
   */
  private static final Pattern ALLOCATOR =
      Pattern.compile(
          "post_alloc_hook|prep_new_page|get_page_from_freelist|_*set_page_owner|save_stack"
              + "|_*alloc_(?:frozen_)?pages\\w*|alloc_page_\\w*|_*(?:vma_|filemap_)?(?:alloc_folio"
              + "|folio_alloc)\\w*|__page_cache_alloc|_*get_(?:free_pages|zeroed_page)\\w*"
              + "|_*alloc_tagging_\\w*|memcg_alloc_slab_cgroups|allocate_slab|new_slab\\w*|_*slab_alloc\\w*|alloc_slab_\\w*|cache_grow\\w*"
              + "|cache_alloc_refill|____cache_alloc\\w*|fallback_alloc|kmem_getpages"
              + "|_*kmem_cache_alloc\\w*|_*k[mzc]alloc\\w*|_*kmalloc\\w*|_*k[vz]*realloc\\w*"
              + "|_*kvm?[mzc]alloc\\w*|_*kvmalloc\\w*|kmemdup\\w*|kstrdup\\w*|kvmemdup\\w*|kasprintf"
              + "|kvasprintf|_*vmalloc\\w*|vzalloc\\w*|vm_area_alloc_pages|_*cma_alloc\\w*"
              + "|_*alloc_contig_\\w*|pcpu_(?:alloc|mem_|create_|populate_)\\w*|_*alloc_percpu\\w*|mempool_(?:alloc|create|init)\\w*"
              + "|_*refill_(?:objects|sheaf)\\w*|__pcs_\\w+|_*alloc_(?:from_pcs|from_new_slab"
              + "|single_from|full_sheaf|empty_sheaf)\\w*|_*(?:kmem_cache_)?(?:prefill|refill)_sheaf\\w*");

  /** Names that the compiler, modpost and code tagging give to data of a module. */
  private static final Pattern DATA =
      Pattern.compile(
          "(?:__this_module|_alloc_tag|__UNIQUE_ID_\\w*|__(?:param|ksymtab|mod)_\\w*)(?:\\.\\d+)?");

  /** A mark: the function allocates for others. */
  static final byte ALLOCATES = 1;

  /** A mark: the symbol is data, so that the return address must be stale. */
  static final byte IS_DATA = 2;

  private static final byte KNOWN = 4;

  private StackRules() {}

  /** Returns the marks of frames of a function: {@link #ALLOCATES}, {@link #IS_DATA}; never 0. */
  static byte marks(@Nullable String function) {
    byte marks = KNOWN;
    if (function != null) {
      marks |= ALLOCATOR.matcher(function).matches() ? ALLOCATES : 0;
      marks |= DATA.matcher(function).matches() ? IS_DATA : 0;
    }
    return marks;
  }

  /**
   * Returns the module to which stale addresses in the freed init text of another one are
   * attributed, or {@code null}. An initialiser that is still loaded is named as one; where a tool
   * has looked up positions in the source, the name may be that of a function inlined into the
   * initialiser.
   */
  static @Nullable String staleModule(List<Frame> frames) {
    for (int i = 1; i < frames.size(); i++) {
      if (function(frames.get(i)).equals("do_one_initcall")) {
        Frame called = frames.get(i - 1);
        boolean isInitialiser = called.source() != null || function(called).contains("init");
        return isInitialiser ? null : called.module();
      }
    }
    return null;
  }

  /** Returns the regular expression of functions that allocate for others. */
  static String allocatorFunctions() {
    return ALLOCATOR.pattern();
  }

  /**
   * Whether page_owner gave the stack to pages that were allocated before it was ready. On the
   * stack of an allocation by its initialiser, functions of an allocator are inside of the
   * initialiser.
   */
  static boolean isEarly(StackTrace stack) {
    List<Frame> frames = stack.frames();
    for (int i = 0; i < frames.size(); i++) {
      String function = function(frames.get(i));
      if (EARLY.contains(function)
          || (INITIALISERS.contains(function) && !hasAllocation(frames.subList(0, i)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasAllocation(List<Frame> frames) {
    for (Frame frame : frames) {
      String function = function(frame);
      if (!RECORDERS.contains(function)
          && (PLACEHOLDERS.contains(function) || frame.isAllocator())) {
        return true;
      }
    }
    return false;
  }

  static int allocatorBits(StackTrace stack) {
    int bits = 0;
    for (Frame frame : stack.frames()) {
      String function = function(frame);
      if (SLAB.contains(function)) {
        bits |= Allocators.SLAB;
      } else if (CMA.stream().anyMatch(function::startsWith)) {
        bits |= Allocators.CMA;
      } else if (VMALLOC.stream().anyMatch(function::startsWith)) {
        bits |= Allocators.VMALLOC;
      }
    }
    return bits;
  }

  private static String function(Frame frame) {
    String function = frame.function();
    return function == null ? "" : function;
  }
}
