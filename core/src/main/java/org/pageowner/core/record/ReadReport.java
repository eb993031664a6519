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
 * @param records how many records were read
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
    List<Oddity> unknownLineSamples,
    long malformed,
    List<Oddity> samples,
    Set<Dialect> dialects,
    boolean truncatedTail,
    @Nullable String explanation) {
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
    return dialects.equals(Set.of(Dialect.STACKS));
  }

  /** The report as a few lines of text. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        isInventory()
            ? format("%s: an inventory of %,d stacks, %,d pages\n", source, records, pages)
            : format("%s: %,d records, %,d pages, %,d stacks\n", source, records, pages, stacks));
    text.append(
        format(
            "%,d bytes: %,d in %s, %,d skipped, %,d in a cut tail\n",
            bytes, recordBytes, isInventory() ? "stacks" : "records", skippedBytes, tailBytes));
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

  private static void append(StringBuilder text, List<Oddity> described, long all) {
    for (Oddity oddity : described) {
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
