package org.pageowner.core.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.core.Dump;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.PrintMode;

class AllocatorsTest {
  @ParameterizedTest
  @CsvSource({
    "allocate_slab, 4",
    "new_slab, 4",
    "___slab_alloc, 4",
    "___slab_alloc.constprop.0, 4",
    "alloc_slab_page, 4",
    "cache_grow_begin, 4",
    "cache_alloc_refill, 4",
    "____cache_alloc_node, 4",
    "fallback_alloc, 4",
    "kmem_getpages, 4",
    "cma_alloc, 2",
    "__cma_alloc, 2",
    "alloc_contig_range_noprof, 2",
    "alloc_contig_pages, 2",
    "__vmalloc_node_range_noprof, 8",
    "__vmalloc, 8",
    "vmalloc_noprof, 8",
    "vzalloc, 8",
    "vm_area_alloc_pages, 8",
    "alloc_pages_noprof, 0",
    "kvmalloc_node, 0",
    "my_allocate_slab, 0",
    "kmem_cache_alloc, 0",
  })
  void bitsOf_function_identifiesItsAllocator(String function, int bits) {
    String lines = " post_alloc_hook+0x1/0x2\n " + function + "+0x1/0x2\n ret_from_fork+0x1/0x2\n";
    assertEquals(bits, Allocators.bitsOf(StackTrace.parse(lines)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4, 6, 8, 10, 12, 14, 16})
  void of_bits_haveTheirNames(int bits) {
    Allocators allocators = Allocators.of(bits);
    assertSame(allocators, Allocators.of(bits));
    assertEquals(bits, allocators.bits());
    assertEquals(Integer.bitCount(bits), allocators.names().size());
    assertEquals((bits & Allocators.SLAB) != 0, allocators.has("SLAB"));
  }

  @Test
  void text_isAsTheReferenceToolPrintsIt() {
    assertEquals("CMA SLAB VMALLOC", Allocators.of(14).text());
    assertEquals("OTHERS", Allocators.of(Allocators.OTHERS).toString());
    assertEquals(List.of("CMA", "VMALLOC"), Allocators.of(10).names());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 32, -1})
  void of_otherBits_isRefused(int bits) {
    assertThrows(IllegalArgumentException.class, () -> Allocators.of(bits));
  }

  private static PageRecord only(DumpBuilder dump) {
    return Dump.parse(dump.latin1()).get(0);
  }

  @Test
  void record_isSlab_byItsLineOrItsFlag() {
    PageRecord byLine = only(DumpBuilder.of(Form.V6_7).record(r -> r.slab()));
    PageRecord byFlag =
        only(DumpBuilder.of(Form.V5_18).record(r -> r.flags(0x200, "slab", "head")));
    PageRecord neither = only(DumpBuilder.of(Form.V6_7).record());
    assertEquals(true, byLine.isSlab());
    assertEquals(true, byFlag.isSlab());
    assertEquals(false, neither.isSlab());
    assertEquals(Allocators.of(Allocators.SLAB), byLine.allocators());
    assertEquals(Allocators.of(Allocators.SLAB), byFlag.allocators());
    assertEquals(Allocators.of(Allocators.OTHERS), neither.allocators());
  }

  @Test
  void record_withoutFlagsAndSlabLine_mayBeSlab() {
    PageRecord record =
        Dump.parse("Page allocated via order 0, mask 0x0(GFP_KERNEL)\n f+0x1/0x2\n\n").get(0);
    assertNull(record.isSlab());
    assertEquals(Allocators.of(Allocators.OTHERS), record.allocators());
  }

  @Test
  void record_cmaPageblock_isNotAnAllocationByCma() {
    PageRecord record = only(DumpBuilder.of(Form.V6_7).record(r -> r.pageblockType("CMA")));
    assertEquals(Allocators.of(Allocators.OTHERS), record.allocators());
  }

  @Test
  void record_withoutAStack_hasOnlyTheAllocatorsOfItsLines() {
    assertNull(only(DumpBuilder.of(Form.V6_7).record(r -> r.frames())).allocators());
    assertNull(only(DumpBuilder.of(Form.V6_7).mode(PrintMode.HANDLE).record()).allocators());
    assertEquals(
        Allocators.of(Allocators.SLAB),
        only(DumpBuilder.of(Form.V6_7).mode(PrintMode.HANDLE).record(r -> r.slab())).allocators());
  }
}
