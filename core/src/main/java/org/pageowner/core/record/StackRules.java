package org.pageowner.core.record;

import java.util.List;
import java.util.Set;

/** What the functions on a stack say about the allocation. */
final class StackRules {
  /** mm/page_owner.c: the stack that all pages get that were there before page_owner. */
  private static final Set<String> EARLY =
      Set.of(
          "register_early_stack",
          "init_pages_in_zone",
          "init_zones_in_node",
          "init_early_allocated_pages");

  /** mm/slub.c and mm/slab.c. */
  private static final Set<String> SLAB =
      Set.of(
          "allocate_slab",
          "new_slab",
          "___slab_alloc",
          "alloc_slab_page",
          "cache_grow_begin",
          "cache_grow");

  private static final List<String> CMA = List.of("cma_alloc", "__cma_alloc", "alloc_contig_");
  private static final List<String> VMALLOC =
      List.of("__vmalloc", "vmalloc", "vzalloc", "vm_area_alloc_pages");

  private StackRules() {}

  static boolean isEarly(StackTrace stack) {
    for (Frame frame : stack.frames()) {
      if (EARLY.contains(function(frame))) {
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

  /** The symbol without the compiler's {@code .constprop.0} and without {@code _noprof}. */
  private static String function(Frame frame) {
    String symbol = frame.symbol();
    if (symbol == null) {
      return "";
    }
    int dot = symbol.indexOf('.', 1);
    String plain = dot < 0 ? symbol : symbol.substring(0, dot);
    return plain.endsWith("_noprof") ? plain.substring(0, plain.length() - 7) : plain;
  }
}
