package org.pageowner.core.internal.text.counted;

/**
 * First words of trailer lines in which a row keeps values that have no column: see {@link
 * org.pageowner.core.record.Trailer}.
 */
final class TrailerWords {
  /** The module, in openEuler's words. */
  static final String MODULE = "Page allocated by module ";

  /** The allocators, in page_owner_sort's words. */
  static final String ALLOCATORS = "allocated by ";

  private TrailerWords() {}
}
