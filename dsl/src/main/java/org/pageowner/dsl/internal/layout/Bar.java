package org.pageowner.dsl.internal.layout;

/**
 * A part of a whole as a bar: of block characters in text, drawn by style in HTML.
 *
 * @param part the part, at least 0
 * @param whole the whole
 */
public record Bar(long part, long whole) implements CellPicture {
  @Override
  public String html() {
    return part <= 0 || whole <= 0
        ? ""
        : "<div style=\"min-width:8em;padding-top:.4em\"><div style=\"height:8px;border-radius:2px;"
            + "background:#3f87d3;width:"
            + Math.max(1, Math.min(100, Math.round(100.0 * part / whole)))
            + "%\"></div></div>";
  }

  @Override
  public String toString() {
    return Percentage.bar(part, whole);
  }
}
