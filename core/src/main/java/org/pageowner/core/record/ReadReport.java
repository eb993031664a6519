package org.pageowner.core.record;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The account of a reading: how much was read, and which parts are malformed or unknown.
 *
 * <p>Every byte of the input is accounted for: {@code recordBytes + skippedBytes + tailBytes ==
 * bytes}. Sizes and offsets refer to the unpacked text. Readers make reports; {@link
 * #builder(String)} is for those who supply records of their own, and for tests. Immutable.
 */
public final class ReadReport {
  /** The kinds of text that an input can be. */
  public enum Kind {
    /** Records as {@code /sys/kernel/debug/page_owner} prints them, or nothing that is known. */
    DUMP("page_owner"),
    /** A kernel log with reports of {@code dump_page_owner()}, or a debugger's page by page. */
    LOG("kernel log"),
    /** Modules with their pages, as openEuler's kernels count them. */
    MODULES("page_owner_module_stats"),
    /** Stacks with counts, as the files of {@code page_owner_stacks} have them. */
    STACKS("page_owner_stacks"),
    /** Blocks that represent many records each, as page_owner_sort prints them. */
    SORTED("page_owner_sort"),
    /** Groups of the records of one host or several, as {@code pageowner census} writes them. */
    CENSUS("census");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** Returns the name of the kernel's file or of the tool, as in the JSON form of a report. */
    public String text() {
      return text;
    }
  }

  /** Maximum number of parts of a kind that a report describes; all are counted. */
  public static final int MAX_SAMPLES = 20;

  private final String source;
  private final long records;
  private final long times;
  private final long pages;
  private final long bytes;
  private final long recordBytes;
  private final long skippedBytes;
  private final long tailBytes;
  private final long stacks;
  private final long earlyPages;
  private final long unmatchedHandles;
  private final @Nullable String stacksFrom;
  private final long unknownLines;
  private final List<Diagnostic> unknownLineSamples;
  private final long malformed;
  private final List<Diagnostic> samples;
  private final Set<Dialect> dialects;
  private final boolean truncatedTail;
  private final @Nullable String explanation;
  private final @Nullable String stopped;
  private final long ownRecords;
  private final long ownPages;
  private final long lost;
  private final CensusRows.@Nullable Header census;

  ReadReport(ReadReportBuilder from) {
    this.source = from.source;
    this.records = from.records;
    this.times = from.times;
    this.pages = from.pages;
    this.bytes = from.bytes;
    this.recordBytes = from.bytes - from.skippedBytes - from.tailBytes;
    this.skippedBytes = from.skippedBytes;
    this.tailBytes = from.tailBytes;
    this.stacks = from.stacks;
    this.earlyPages = from.earlyPages;
    this.unmatchedHandles = from.unmatchedHandles;
    this.stacksFrom = from.stacksFrom;
    this.unknownLines = from.unknownLines;
    this.unknownLineSamples = List.copyOf(from.unknownLineSamples);
    this.malformed = from.malformed;
    this.samples = List.copyOf(from.samples);
    this.dialects = Collections.unmodifiableSet(EnumSet.copyOf(from.dialects));
    this.truncatedTail = from.truncatedTail;
    this.explanation = from.explanation;
    this.stopped = from.stopped;
    this.ownRecords = from.ownRecords;
    this.ownPages = from.ownPages;
    this.lost = from.lost;
    this.census = from.census;
  }

  /** Returns a builder of a report in which every number is 0. */
  public static ReadReportBuilder builder(String source) {
    Objects.requireNonNull(source, "source");
    return new ReadReportBuilder(source);
  }

  /**
   * Returns the account of several readings together: their sources, with a comma between them, and
   * the sums of their counts. A stack that several inputs have counts once for each. The samples do
   * not name their input.
   *
   * @throws IllegalArgumentException if there is no report
   */
  public static ReadReport joined(List<ReadReport> reports) {
    if (reports.isEmpty()) {
      throw new IllegalArgumentException("no report to join");
    }
    if (reports.size() == 1) {
      return reports.get(0);
    }
    String sources =
        reports.stream().map(ReadReport::source).distinct().collect(Collectors.joining(", "));
    ReadReportBuilder joined = builder(sources);
    reports.forEach(joined::add);
    return joined.build();
  }

  /** Returns a builder that starts with the values of this report. */
  public ReadReportBuilder toBuilder() {
    return new ReadReportBuilder(this);
  }

  /** Returns the name of the input: a path, or a description of the stream. */
  public String source() {
    return source;
  }

  /** Returns the number of records that were read, or of blocks that represent several. */
  public long records() {
    return records;
  }

  /**
   * Returns the number of records that the rows represent: more than {@link #records} only in the
   * output of page_owner_sort and in a census.
   */
  public long times() {
    return times;
  }

  /** Returns the base pages that the records represent: the sum of {@code 2^order}. */
  public long pages() {
    return pages;
  }

  /** Returns the size of the unpacked input. */
  public long bytes() {
    return bytes;
  }

  /** Returns the bytes in records, with the empty lines that close them. */
  public long recordBytes() {
    return recordBytes;
  }

  /** Returns the bytes outside of records: further empty lines, and text that is no record. */
  public long skippedBytes() {
    return skippedBytes;
  }

  /** Returns the bytes of a last record that was cut and could not be read. */
  public long tailBytes() {
    return tailBytes;
  }

  /**
   * Returns the number of distinct stack traces. Those of a stream are compared by 64-bit hashes:
   * among n of them, one is missed with a probability of about n²/2^65.
   */
  public long stacks() {
    return stacks;
  }

  /** Returns the pages whose true owner is unknown (see {@link PageRecord#isEarly}). */
  public long earlyPages() {
    return earlyPages;
  }

  /**
   * Returns the number of records with a handle that the inventory given with the dump does not
   * have; 0 without an inventory.
   */
  public long unmatchedHandles() {
    return unmatchedHandles;
  }

  /** Returns the source of that inventory; {@code null} without one. */
  public @Nullable String stacksFrom() {
    return stacksFrom;
  }

  /**
   * Returns the number of lines inside records that no known kernel prints; they are kept with the
   * record.
   */
  public long unknownLines() {
    return unknownLines;
  }

  /** Returns the first unknown lines in file order, at most {@value #MAX_SAMPLES}. */
  public List<Diagnostic> unknownLineSamples() {
    return unknownLineSamples;
  }

  /** Returns the number of parts of the text that are not as a kernel prints them. */
  public long malformed() {
    return malformed;
  }

  /** Returns the first malformed parts in file order, at most {@value #MAX_SAMPLES}. */
  public List<Diagnostic> samples() {
    return samples;
  }

  /** Returns the forms in which the records are printed. */
  public Set<Dialect> dialects() {
    return dialects;
  }

  /**
   * Returns whether the input ends inside a record, or without the empty line that closes the last
   * one.
   */
  public boolean truncatedTail() {
    return truncatedTail;
  }

  /**
   * Returns the probable kind of an input without records, and the next step for its user, as a
   * clause without its full stop; {@code null} if there are records, or if the kind is unknown.
   */
  public @Nullable String explanation() {
    return explanation;
  }

  /**
   * Returns the reason why the reading of a running kernel ended before its last record, as a
   * clause without its full stop: a deadline, which is not malformed input, or a lack of memory.
   * {@code null} if it did not.
   */
  public @Nullable String stopped() {
    return stopped;
  }

  /**
   * Returns the number of records of the reading process that were left out of the reading of a
   * running kernel; {@link #records} does not include them.
   */
  public long ownRecords() {
    return ownRecords;
  }

  /** Returns the base pages of {@link #ownRecords}. */
  public long ownPages() {
    return ownPages;
  }

  /**
   * Returns the number of records that a running kernel could not give, or that the hosts of a
   * census lost; {@link #malformed} includes them.
   */
  public long lost() {
    return lost;
  }

  /** Returns the first line of a census; {@code null} if the input is none. */
  public CensusRows.@Nullable Header census() {
    return census;
  }

  /** Returns whether all of the input is records as a kernel prints them. */
  public boolean isClean() {
    return isWhole() && unknownLines == 0;
  }

  /**
   * Returns whether nothing that could be a record was left out: the input is not cut, its reading
   * was not stopped, and it has no malformed part. Lines that no known kernel prints are kept, and
   * do not count; nor do the records of the reading process.
   */
  public boolean isWhole() {
    return malformed == 0 && !truncatedTail && stopped == null;
  }

  /** Returns whether the input is an inventory, as page_owner_stacks prints it. */
  public boolean isInventory() {
    return kind() == Kind.STACKS || kind() == Kind.MODULES;
  }

  /** Returns the kind of text that was read. */
  public Kind kind() {
    return dialects.stream().map(Dialect::kind).max(Kind::compareTo).orElse(Kind.DUMP);
  }

  /**
   * Returns the report as HTML for notebooks, with the lines of {@link #toString()}.
   *
   * <p>A fragment with inline style and no script, readable on light and dark pages. Text from the
   * input is escaped, and lines are cut at 400 characters.
   */
  public String toHtml() {
    return HtmlLines.of(toString().lines().toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReadReport that
        && source.equals(that.source)
        && records == that.records
        && times == that.times
        && pages == that.pages
        && bytes == that.bytes
        && skippedBytes == that.skippedBytes
        && tailBytes == that.tailBytes
        && stacks == that.stacks
        && earlyPages == that.earlyPages
        && unmatchedHandles == that.unmatchedHandles
        && Objects.equals(stacksFrom, that.stacksFrom)
        && unknownLines == that.unknownLines
        && unknownLineSamples.equals(that.unknownLineSamples)
        && malformed == that.malformed
        && samples.equals(that.samples)
        && dialects.equals(that.dialects)
        && truncatedTail == that.truncatedTail
        && Objects.equals(explanation, that.explanation)
        && Objects.equals(stopped, that.stopped)
        && ownRecords == that.ownRecords
        && ownPages == that.ownPages
        && lost == that.lost
        && Objects.equals(census, that.census);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, records, times, pages, bytes, malformed, unknownLines);
  }

  /** Returns the report as a few lines of text. */
  @Override
  public String toString() {
    return new ReadReportText(this).toString();
  }
}
