package org.pageowner.core.record;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reader found: how much was read, what was odd, and where.
 *
 * <p>Every byte of the input is accounted for: {@code recordBytes + skippedBytes + tailBytes ==
 * bytes}. Sizes and offsets are of the unpacked text. Immutable.
 *
 * @param source what was read: a path, or a description of the stream
 * @param records how many records were read, or blocks that represent several
 * @param times how many records these represent: more than {@code records} in page_owner_sort's
 *     output only
 * @param pages how many base pages they stand for: the sum of {@code 2^order}
 * @param bytes the size of the input
 * @param recordBytes bytes in records, with the empty lines that close them
 * @param skippedBytes bytes outside of records: further empty lines, noise
 * @param tailBytes bytes of a last record that was cut and could not be read
 * @param stacks how many distinct stack traces there are; those of a stream are told apart by
 *     64-bit hashes, and among n of them one is missed with a chance of about n²/2^65
 * @param earlyPages pages whose true owner is unknown (see {@link PageRecord#isEarly})
 * @param unmatchedHandles records that print a handle in place of a stack, and whose handle the
 *     inventory did not have that was to give their stacks; 0 without one
 * @param stacksFrom the source of that inventory; {@code null} without one
 * @param unknownLines lines inside records that no known kernel prints; they are kept with the
 *     record
 * @param unknownLineSamples the first of those, in file order, at most {@value #MAX_SAMPLES}
 * @param malformed how many pieces of text are not as a kernel prints them
 * @param samples the first of these pieces, in file order, at most {@value #MAX_SAMPLES}
 * @param dialects the forms in which the records are printed
 * @param truncatedTail whether the input ends inside a record, or without the empty line that
 *     closes the last one
 * @param explanation what the input is if there is no record in it, and what to do, as a clause
 *     without its full stop; {@code null} if there are records, or if it is not known
 */
public record ReadReport(
    String source,
    long records,
    long times,
    long pages,
    long bytes,
    long recordBytes,
    long skippedBytes,
    long tailBytes,
    long stacks,
    long earlyPages,
    long unmatchedHandles,
    @Nullable String stacksFrom,
    long unknownLines,
    List<Diagnostic> unknownLineSamples,
    long malformed,
    List<Diagnostic> samples,
    Set<Dialect> dialects,
    boolean truncatedTail,
    @Nullable String explanation) {
  /** What kind of text an input is. */
  public enum Kind {
    /** Records as {@code /sys/kernel/debug/page_owner} prints them, or nothing that is known. */
    DUMP("page_owner"),
    /** Stacks with counts, as the files of {@code page_owner_stacks} have them. */
    STACKS("page_owner_stacks"),
    /** A kernel log with reports of {@code dump_page_owner()}. */
    LOG("kernel log"),
    /** Blocks that represent many records each, as page_owner_sort prints them. */
    SORTED("page_owner_sort"),
    /** Modules with their pages, as openEuler's kernels count them. */
    MODULES("page_owner_module_stats");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The name of the kernel's file or of the tool, as in the JSON form of a report. */
    public String text() {
      return text;
    }
  }

  /** How many oddities of a kind a report describes; all are counted. */
  public static final int MAX_SAMPLES = 20;

  /** Makes the report's collections immutable. */
  public ReadReport {
    unknownLineSamples = List.copyOf(unknownLineSamples);
    samples = List.copyOf(samples);
    dialects =
        dialects.isEmpty()
            ? Set.of()
            : java.util.Collections.unmodifiableSet(java.util.EnumSet.copyOf(dialects));
  }

  /** Whether all of the input is records as a kernel prints them. */
  public boolean isClean() {
    return isWhole() && unknownLines == 0;
  }

  /**
   * Whether nothing that could be a record was left out: the input is not cut, and no piece of it
   * is not as a kernel prints it. Lines that no known kernel prints are kept, and do not count.
   */
  public boolean isWhole() {
    return malformed == 0 && !truncatedTail;
  }

  /** Whether what was read is an inventory of stacks, as page_owner_stacks prints it. */
  public boolean isInventory() {
    return kind() == Kind.STACKS || kind() == Kind.MODULES;
  }

  /** What kind of text was read. */
  public Kind kind() {
    if (dialects.contains(Dialect.SORTED)) {
      return Kind.SORTED;
    }
    if (dialects.contains(Dialect.STACKS)) {
      return Kind.STACKS;
    }
    if (dialects.contains(Dialect.MODULES)) {
      return Kind.MODULES;
    }
    return dialects.contains(Dialect.LOG) ? Kind.LOG : Kind.DUMP;
  }

  /** How much was read, and what of. */
  private String amount() {
    return switch (kind()) {
      case DUMP, LOG ->
          format("%s: %,d records, %,d pages, %,d stacks\n", source, records, pages, stacks);
      case STACKS -> format("%s: an inventory of %,d stacks, %,d pages\n", source, records, pages);
      case MODULES ->
          format("%s: an inventory of %,d modules, %,d pages\n", source, records, pages);
      case SORTED ->
          format(
              "%s: output of page_owner_sort, %,d blocks that represent %,d records, %,d pages\n",
              source, records, times, pages);
    };
  }

  private String unit() {
    return switch (kind()) {
      case DUMP, LOG -> "records";
      case STACKS -> "stacks";
      case MODULES -> "modules";
      case SORTED -> "blocks";
    };
  }

  /** The report as a few lines of text. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(amount());
    text.append(
        format(
            "%,d bytes: %,d in %s, %,d skipped, %,d in a cut tail\n",
            bytes, recordBytes, unit(), skippedBytes, tailBytes));
    text.append("kernels: ");
    text.append(
        dialects.isEmpty()
            ? "-"
            : String.join(", ", dialects.stream().map(Dialect::kernels).toList()));
    text.append(format("\nearly pages: %,d\n", earlyPages));
    if (stacksFrom != null) {
      text.append(format("stacks of handles from: %s\n", stacksFrom));
    }
    if (unmatchedHandles > 0) {
      text.append(format("records whose handle has no stack: %,d\n", unmatchedHandles));
    }
    if (records == 0) {
      text.append(explanation == null ? withoutRecords() : "no record: " + explanation)
          .append(isClean() ? "" : "\n");
    } else if (isClean()) {
      text.append("nothing unusual");
    }
    if (isClean()) {
      return text.toString();
    }
    text.append(format("%,d malformed, %,d unknown lines", malformed, unknownLines));
    if (truncatedTail) {
      text.append(", the last record is cut or not closed");
    }
    append(text, samples, malformed);
    append(text, unknownLineSamples, unknownLines);
    return text.toString();
  }

  private String withoutRecords() {
    if (bytes == 0) {
      return "no record: the input is empty";
    }
    return format("no record: none of the %,d bytes could be read as one", bytes);
  }

  /**
   * The report as HTML: what {@link #toString()} says, for notebooks.
   *
   * <p>A fragment with inline style and no script, readable on light and dark pages. What comes
   * from the input is escaped, and lines are cut at 400 characters.
   */
  public String toHtml() {
    return HtmlLines.of(toString().lines().toList());
  }

  private static void append(StringBuilder text, List<Diagnostic> described, long all) {
    for (Diagnostic oddity : described) {
      text.append("\n  ").append(oddity);
    }
    if (all > described.size()) {
      text.append(format("\n  and %,d more", all - described.size()));
    }
  }

  /** Numbers are the same on every machine. */
  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
