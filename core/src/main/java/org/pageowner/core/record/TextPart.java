package org.pageowner.core.record;

/** A part of a record's text that {@link RecordBatch#text(int, java.util.Set)} can leave out. */
public enum TextPart {
  /** The whole PFN line. */
  PFN_LINE,
  /** The digits of the allocation's time stamp: the rest is {@code ts ns}. */
  ALLOC_TS,
  /** The line that page_owner_sort prints above a block, with its counts. */
  HEADING
}
