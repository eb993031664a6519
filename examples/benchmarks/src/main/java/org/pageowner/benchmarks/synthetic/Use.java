package org.pageowner.benchmarks.synthetic;

import java.util.List;

/** The use of an allocation: its mask, innermost frames, and the page's flags later. */
enum Use {
  ANONYMOUS(
      "0x140dca(GFP_HIGHUSER_MOVABLE|__GFP_COMP|__GFP_ZERO)",
      "Movable",
      0x20828,
      Charge.PAGE,
      "alloc_pages_mpol_noprof",
      "vma_alloc_folio_noprof",
      "__handle_mm_fault"),
  PAGE_CACHE(
      "0x140cca(GFP_HIGHUSER_MOVABLE|__GFP_COMP)",
      "Movable",
      0x2003c,
      Charge.PAGE,
      "alloc_pages_mpol_noprof",
      "folio_alloc_noprof",
      "__filemap_get_folio"),
  FILE_WRITE(
      "0x141c4a(GFP_NOFS|__GFP_HIGHMEM|__GFP_COMP|__GFP_HARDWALL|__GFP_MOVABLE|__GFP_WRITE)",
      "Movable",
      0x4028,
      Charge.PAGE,
      "alloc_pages_mpol_noprof",
      "folio_alloc_noprof",
      "__filemap_get_folio",
      "iomap_get_folio"),
  SLAB(
      "0xd20c0(__GFP_IO|__GFP_FS|__GFP_NOWARN|__GFP_NORETRY|__GFP_COMP|__GFP_NOMEMALLOC)",
      "Unmovable",
      0x40,
      Charge.SLAB,
      "new_slab",
      "___slab_alloc",
      "__slab_alloc.isra.0"),
  RECLAIMABLE_SLAB(
      "0x1d2050(__GFP_IO|__GFP_NOWARN|__GFP_NORETRY|__GFP_COMP|__GFP_NOMEMALLOC|__GFP_HARDWALL"
          + "|__GFP_RECLAIMABLE)",
      "Reclaimable",
      0x240,
      Charge.SLAB,
      "new_slab",
      "___slab_alloc",
      "kmem_cache_alloc_lru_noprof"),
  PAGE_TABLE(
      "0x540dc0(GFP_USER|__GFP_COMP|__GFP_ZERO|__GFP_ACCOUNT)",
      "Unmovable",
      0,
      Charge.NONE,
      "alloc_pages_mpol_noprof",
      "pte_alloc_one",
      "__pte_alloc"),
  VMALLOC(
      "0x102dc2(GFP_HIGHUSER|__GFP_NOWARN|__GFP_ZERO)",
      "Unmovable",
      0,
      Charge.NONE,
      "alloc_pages_bulk_noprof",
      "__vmalloc_node_range_noprof",
      "vzalloc_noprof"),
  SOCKET(
      "0x152cc0(GFP_USER|__GFP_NOWARN|__GFP_NORETRY|__GFP_COMP)",
      "Unmovable",
      0,
      Charge.NONE,
      "alloc_pages_mpol_noprof",
      "skb_page_frag_refill",
      "sk_page_frag_refill"),
  PIPE(
      "0x500cc2(GFP_HIGHUSER|__GFP_ACCOUNT)",
      "Unmovable",
      0,
      Charge.OBJECT,
      "alloc_pages_mpol_noprof",
      "anon_pipe_write"),
  EARLY("0x0()", "Unmovable", 0, Charge.NONE);

  /** Whom a page is charged to, as the line after the stack says it. */
  enum Charge {
    NONE(""),
    PAGE("Charged to memcg "),
    OBJECT("Charged (via objcg) to memcg "),
    SLAB("Slab cache page");

    final String text;

    Charge(String text) {
      this.text = text;
    }
  }

  final String mask;
  final String migrateType;
  final int flags;
  final Charge charge;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is
  final List<String> innermost;

  Use(String mask, String migrateType, int flags, Charge charge, String... innermost) {
    this.mask = mask;
    this.migrateType = migrateType;
    this.flags = flags;
    this.charge = charge;
    this.innermost = List.of(innermost);
  }

  boolean isMovable() {
    return migrateType.equals("Movable");
  }
}
