package org.pageowner.core.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code that requested the memory. */
class CallerTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "post_alloc_hook",
        "prep_new_page",
        "get_page_from_freelist",
        "__set_page_owner",
        "__alloc_pages_nodemask",
        "__alloc_pages_noprof",
        "__alloc_frozen_pages_noprof",
        "alloc_pages_mpol_noprof",
        "alloc_page_vma",
        "vma_alloc_folio_noprof",
        "folio_alloc_mpol_noprof",
        "filemap_alloc_folio",
        "__page_cache_alloc",
        "__get_free_pages",
        "get_zeroed_page_noprof",
        "allocate_slab",
        "new_slab",
        "___slab_alloc",
        "__slab_alloc.constprop.0",
        "cache_grow_begin",
        "kmem_cache_alloc_lru_noprof",
        "__kmalloc_node_track_caller",
        "kmalloc_order_trace",
        "krealloc",
        "kvmalloc_node",
        "__kvmalloc_node_noprof",
        "kmemdup",
        "kstrdup",
        "__vmalloc_node_range_noprof",
        "vzalloc",
        "vm_area_alloc_pages",
        "cma_alloc",
        "alloc_contig_range_noprof",
        "pcpu_alloc_noprof",
        "__alloc_percpu_gfp",
        "mempool_alloc_slab",
        "refill_objects",
        "__refill_objects_node",
        "refill_sheaf",
        "__pcs_replace_empty_main",
        "alloc_from_pcs_bulk",
        "alloc_single_from_new_slab",
        "alloc_full_sheaf",
        "__alloc_empty_sheaf",
        "kmem_cache_prefill_sheaf",
        "__prefill_sheaf_pfmemalloc"
      })
  void allocators_areNotCallers(String allocator) {
    StackTrace stack =
        StackTrace.parse(
            " " + allocator + "+0x1/0x2\n leaky_grow+0x3/0x4 [leaky]\n do_one+0x1/0x2");
    assertEquals("leaky_grow", stack.caller());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "skb_page_frag_refill",
        "alloc_inode",
        "shmem_alloc_folio",
        "vm_area_alloc",
        "copy_process",
        "pcpu_balance_workfn",
        "__bpf_map_area_alloc",
        "pte_alloc_one",
        "slab_show",
        "my_vmalloc"
      })
  void functionsWithLikeNames_areCallers(String function) {
    assertEquals(
        function, StackTrace.parse(" post_alloc_hook+0x1/0x2\n " + function + "+0x3/0x4").caller());
  }

  @Test
  void frameWithoutAFunction_isNamedByItsText() {
    assertEquals(
        "0xffffffffc0a81234",
        StackTrace.parse(" __alloc_pages+0x1/0x2\n 0xffffffffc0a81234\n").caller());
  }

  @Test
  void caller_isTheFunctionInTheSource_andItsFrameHasTheSymbol() {
    StackTrace stack =
        StackTrace.parse(" __alloc_pages_noprof+0x1/0x2\n xfs_grow_noprof.isra.0+0x3/0x4 [xfs]");

    assertEquals("xfs_grow", stack.caller());
    Frame caller = Objects.requireNonNull(stack.callerFrame());
    assertEquals("xfs_grow_noprof.isra.0", caller.symbol());
    assertNull(StackTrace.parse("").callerFrame());
  }

  @Test
  void stackOfAllocatorsAlone_isCalledByItsInnermost() {
    assertEquals(
        "prep_new_page", StackTrace.parse(" prep_new_page+0x1/0x2\n vzalloc+0x1/0x2").caller());
    assertNull(StackTrace.parse("").caller());
  }

  @Test
  void fromCaller_leavesOutTheAllocatorsInnerFramesAlone() {
    StackTrace stack = StackTrace.parse("post_alloc_hook\nkmalloc\nf\nkmalloc\ng");

    assertEquals(StackTrace.parse("f\nkmalloc\ng"), stack.fromCaller());
    assertEquals(stack.fromCaller(), stack.fromCaller().fromCaller());
  }

  @Test
  void fromCaller_ofAllocatorsAlone_isTheStackItself() {
    StackTrace stack = StackTrace.parse("post_alloc_hook\nkmalloc");

    assertEquals(stack, stack.fromCaller());
    assertEquals(StackTrace.parse(""), StackTrace.parse("").fromCaller());
  }
}
