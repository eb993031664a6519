package org.pageowner.dsl.internal.usage;

import java.util.Arrays;
import java.util.Locale;

/** The closed list of usages: the values of the key {@code usage}. */
public enum Usage {
  /** Anonymous memory of processes. */
  ANON,
  /** The page cache of files and block devices. */
  FILE,
  /** Shared memory and files in tmpfs. */
  SHMEM,
  /** Slabs of caches for small objects. */
  SLAB,
  /** Allocations of kmalloc that exceed the largest cache. */
  KMALLOC_LARGE,
  /** Page tables of processes, of the kernel, of guests and of IOMMUs. */
  PAGE_TABLES,
  /** Stacks of threads. */
  KERNEL_STACK,
  /** Areas of vmalloc with no more specific usage. */
  VMALLOC,
  /** The percpu allocator. */
  PERCPU,
  /** The pool of huge pages. */
  HUGETLB,
  /** Socket buffers and rings of packets. */
  NETWORK,
  /** Compressed pages of zram and zswap. */
  ZSMALLOC,
  /** Buffers of pipes. */
  PIPE,
  /** Programs and maps of BPF. */
  BPF,
  /** Buffers of the DMA interface. */
  DMA,
  /** Contiguous ranges with no more specific usage. */
  CMA,
  /** Pages that a module took for itself. */
  DRIVER,
  /** Other pages of the kernel image. */
  KERNEL,
  /** Pages that were allocated before page_owner was ready. */
  EARLY,
  /** Pages whose stack does not name the function that asked for them. */
  UNKNOWN;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** Returns the value of the key. */
  public String word() {
    return word;
  }

  /**
   * Returns the usage of a word.
   *
   * @throws IllegalArgumentException if no usage has it
   */
  static Usage of(String word) {
    return Arrays.stream(values())
        .filter(usage -> usage.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a usage: " + word));
  }
}
