package org.pageowner.dsl.export;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The formats in which answers are written. Each answer has some of them: {@link Answer#formats}.
 *
 * <p>Texts of a dump are string values of {@link org.pageowner.core.record.ByteText}, whose {@code
 * encode} gives the bytes.
 */
public enum Format {
  /**
   * Aligned text for people. Characters that could harm a terminal are escaped as {@code \xNN}, an
   * absent value is {@code -}. The format may change; programs read one of the others.
   */
  TEXT,

  /**
   * CSV: RFC 4180, except that lines end in a line feed alone. The first line has the names of the
   * columns.
   *
   * <p>An absent value is an empty field, an empty text is {@code ""}. Masks are as the kernel
   * prints them, flags {@code true} or {@code false}; a stack is one quoted field, one frame a
   * line. Control characters, and a first character that a spreadsheet takes for the start of a
   * formula ({@code = + - @}), are escaped as {@code \xNN}. Totals are not in it.
   */
  CSV,

  /**
   * NDJSON: one JSON object a line for each row.
   *
   * <p>Fields have the names of keys and measures; an absent value is {@code null}. A stack is a
   * list of frames as printed, a mask a list of names with its bits beside it, {@code
   * "gfp_mask":"0xcc0"}. Control characters are escaped as JSON has it, so a line never breaks.
   */
  NDJSON,

  /** The whole answer as one JSON object on one line; values are as in {@link #NDJSON}. */
  JSON,

  /**
   * Folded stacks, which flamegraph.pl, inferno and speedscope read: one line for each distinct
   * call path, its functions from the entry point to the innermost one separated by {@code ;}, then
   * a blank and a number.
   *
   * <p>Function names are without the additions of a build; a frame without one is its text, a
   * record without a stack {@code [no_stack]}. Values of other culled keys come first, as {@code
   * pid=1}. A growth has two numbers, before and after, as difffolded.pl writes them. In a frame
   * {@code ;}, blanks and control characters are escaped as {@code \xNN}.
   */
  FOLDED,

  /**
   * HTML for notebooks: a fragment with inline style and no script, readable on light and dark
   * pages. Text from a dump is escaped.
   */
  HTML;

  /** Returns the exception for an answer that has other formats, which its message lists. */
  public IllegalArgumentException notAmong(Set<Format> formats) {
    Objects.requireNonNull(formats, "formats");
    return new IllegalArgumentException(
        "this answer is not written as %s, only as %s"
            .formatted(
                word(),
                new TreeSet<>(formats)
                    .stream().map(Format::word).collect(Collectors.joining(", "))));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
