package org.pageowner.dsl.internal.layout;

/** A value of a cell that HTML shows as a picture; its text is {@code toString()}. */
interface CellPicture {
  /** Returns the picture as HTML, without a script. */
  String html();
}
