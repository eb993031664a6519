package org.pageowner.core.internal.text;

/** A piece of a dump that begins where a record does, if any begins in it. Reused by one thread. */
final class Chunk {
  /** The text, with {@link Ascii#SLACK} spare bytes behind {@link #length}. */
  byte[] bytes = new byte[0];

  /** The length of the text. */
  int length;

  /** The offset of the text in the whole input. */
  long offset;

  /** Whether the input ends with this chunk. */
  boolean last;

  /** The bytes behind the chunk, if it ends inside a piece that was too long to be a record. */
  byte[] ahead = new byte[0];

  /** Whether the chunk begins inside a piece that was too long to be a record. */
  boolean continues;

  /** Whether the chunk begins in the middle of a line. */
  boolean midLine;
}
