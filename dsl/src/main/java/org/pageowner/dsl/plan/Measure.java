package org.pageowner.dsl.plan;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A number about the records of a row: {@code sortBy(desc(PAGES))}, {@code measure(BYTES)}.
 *
 * <p>Without {@code cull} a row is one record, and its measures are that record's. A measure
 * without an argument is {@link Plain}; the others have a component for it. A measure may be
 * restricted to records that meet a condition, {@code PAGES.where(ORDER.atLeast(3))}, and named,
 * {@code .named("high")}.
 *
 * <p>It inherits its methods with a body, because an interface with constants of its subtypes must
 * not be initialised by them: two threads could wait for each other.
 *
 * @param <V> the type of its values: {@code Long}, {@code Double} for shares and means, a list for
 *     sparklines
 */
public sealed interface Measure<V> extends Column<V>, SortTerm, RowCondition.Operand<V>
    permits Measure.Plain,
        Measure.Bytes,
        Measure.Share,
        Measure.Distinct,
        Statistic,
        RefinedMeasure {
  /** The page size of {@link #BYTES} and {@link #SIZE}. */
  long DEFAULT_PAGE_SIZE = 4096;

  /** Records in the row; every table has it. */
  Measure<Long> TIMES = new Plain(Kind.TIMES);

  /** Base pages in the row: the sum of 2^order; every table has it. */
  Measure<Long> PAGES = new Plain(Kind.PAGES);

  /** Bytes in the row, with pages of 4096 bytes. */
  Measure<Long> BYTES = new Bytes(Kind.BYTES, DEFAULT_PAGE_SIZE);

  /** Bytes in the row, written for people in text and HTML: {@code 40 KiB}. */
  Measure<Long> SIZE = new Bytes(Kind.SIZE, DEFAULT_PAGE_SIZE);

  /** Share of the row in the pages of all records that pass {@code where}, from 0 to 1. */
  Share SHARE = new Share(null);

  /** The earliest {@code alloc_ts} in the row, in nanoseconds since boot. */
  Measure<Long> FIRST_ALLOC_TS = new Plain(Kind.FIRST_ALLOC_TS);

  /** The latest {@code alloc_ts} in the row, in nanoseconds since boot. */
  Measure<Long> LAST_ALLOC_TS = new Plain(Kind.LAST_ALLOC_TS);

  /**
   * Bytes in the row, with the page size of the machine that wrote the dump ({@code getconf
   * PAGESIZE}).
   *
   * @throws IllegalArgumentException if {@code pageSize} is not positive
   */
  static Measure<Long> bytes(long pageSize) {
    return new Bytes(Kind.BYTES, pageSize);
  }

  /**
   * The same, written for people in text and HTML.
   *
   * @throws IllegalArgumentException if {@code pageSize} is not positive
   */
  static Measure<Long> size(long pageSize) {
    return new Bytes(Kind.SIZE, pageSize);
  }

  /** The number of different values of {@code key} in the row; absent is not counted. */
  static Measure<Long> distinct(Key<?> key) {
    return new Distinct(key);
  }

  /** Returns the quantity that is measured. */
  Kind kind();

  /**
   * Returns the grammar's text: {@code pages}, {@code bytes(16384)}, {@code distinct(pid)}, {@code
   * pages[order >= 3]}; of a named measure its name.
   */
  @Override
  String name();

  /** The quantities that can be measured. */
  enum Kind {
    /** Number of records. */
    TIMES("times", "x", "", "Records in the row; 1 without cull."),
    /** Amount of memory, in base pages. */
    PAGES("pages", "pg", "", "Base pages of the row's records: the sum of 2^order."),
    /** Amount of memory, in bytes. */
    BYTES(
        "bytes",
        "b",
        "[(PAGE_SIZE)]",
        "Bytes of the row's records: pages times a page size, 4096 unless given."),
    /** Amount of memory, in bytes, written for people. */
    SIZE(
        "size",
        "sz",
        "[(PAGE_SIZE)]",
        "The same, written for people in text and HTML: 40 KiB; bytes in CSV and NDJSON."),
    /** Fraction of the memory of all records. */
    SHARE(
        "share",
        "sh",
        "[(KEY)]",
        "Share of the row in the pages of all records that pass where; share(key): of those with"
            + " the same value of a culled key. Per cent in text, 0 to 1 elsewhere."),
    /** Time of the first allocation. */
    FIRST_ALLOC_TS(
        "first_alloc_ts",
        "fa",
        "",
        "Earliest alloc_ts of the row's records, in nanoseconds since boot."),
    /** Time of the last allocation. */
    LAST_ALLOC_TS(
        "last_alloc_ts",
        "la",
        "",
        "Latest alloc_ts of the row's records, in nanoseconds since boot."),
    /** Number of different values of a key. */
    DISTINCT("distinct", "d", "(KEY)", "Different values of a key in the row; absent is none."),
    /** Smallest number. */
    MIN("min", "mi", "(KEY)", "Smallest value of a number key; absent if no record has the key."),
    /** Largest number. */
    MAX("max", "ma", "(KEY)", "Largest value of a number key; absent if no record has the key."),
    /** Arithmetic mean. */
    MEAN("mean", "av", "(KEY)", "Mean of a number key over the records that have it."),
    /** Median. */
    MEDIAN("median", "md", "(KEY)", "The same as quantile(key,50)."),
    /** Quantile. */
    QUANTILE(
        "quantile",
        "qu",
        "(KEY,PERCENT)",
        "Smallest value of a number key such that at least that many per cent of the records that"
            + " have the key have it or less; exact."),
    /** Sum of numbers. */
    SUM("sum", "su", "(KEY)", "Sum of a number key over the records that have it."),
    /** Pages over the range of a number key. */
    SPARK(
        "spark",
        "sp",
        "(KEY)",
        "Pages of the row in 20 equal buckets of the range that a number key has in all records"
            + " that pass where, relative to the row's largest: a character each in text, a picture in"
            + " HTML; else a list of the pages.");

    private final String word;
    private final String abbreviation;
    private final String arguments;
    private final String description;

    Kind(String word, String abbreviation, String arguments, String description) {
      this.word = word;
      this.abbreviation = abbreviation;
      this.arguments = arguments;
      this.description = description;
    }

    /** Returns the grammar's word. */
    public String word() {
      return word;
    }

    /** Returns the grammar's short word. */
    public String abbreviation() {
      return abbreviation;
    }

    /** Returns the arguments in parentheses, {@code (KEY)}; in brackets if they are optional. */
    public String arguments() {
      return arguments;
    }

    /** Returns the meaning, in one sentence, with its unit. */
    public String description() {
      return description;
    }

    void requireOneOf(Kind... kinds) {
      if (!List.of(kinds).contains(this)) {
        throw new IllegalArgumentException(word + arguments + " is another record");
      }
    }
  }

  /**
   * A measure without an argument.
   *
   * @param kind times, pages, or the first or last time of an allocation
   */
  record Plain(Kind kind) implements Measure<Long> {
    /** Checks the kind. */
    public Plain {
      Objects.requireNonNull(kind, "kind");
      kind.requireOneOf(Kind.TIMES, Kind.PAGES, Kind.FIRST_ALLOC_TS, Kind.LAST_ALLOC_TS);
    }

    @Override
    public String name() {
      return kind.word();
    }

    /** Returns the name. */
    @Override
    public String toString() {
      return name();
    }
  }

  /**
   * The bytes of the row's records.
   *
   * @param kind {@link Kind#BYTES}, or {@link Kind#SIZE} to write them for people
   * @param pageSize bytes in a base page, more than 0
   */
  record Bytes(Kind kind, long pageSize) implements Measure<Long> {
    /** Bytes as a number. */
    public Bytes(long pageSize) {
      this(Kind.BYTES, pageSize);
    }

    /** Checks the page size. */
    public Bytes {
      Objects.requireNonNull(kind, "kind");
      kind.requireOneOf(Kind.BYTES, Kind.SIZE);
      if (pageSize <= 0) {
        throw new IllegalArgumentException("a page size is positive: " + pageSize);
      }
    }

    @Override
    public String name() {
      return pageSize == DEFAULT_PAGE_SIZE ? kind.word() : kind.word() + "(" + pageSize + ")";
    }

    /** Returns the name. */
    @Override
    public String toString() {
      return name();
    }
  }

  /**
   * The fraction that the row's pages are of those of all records that pass {@code where}, before
   * rows are removed or limited; {@code null} if there are none.
   *
   * @param within a culled key: the fraction of the records with the row's value of it; {@code
   *     null} for all records
   */
  record Share(@Nullable Key<?> within) implements Measure<Double> {
    /** Returns the share among the records with the same value of a key, which must be culled. */
    public Measure<Double> of(Key<?> key) {
      return new Share(Objects.requireNonNull(key, "key"));
    }

    @Override
    public Kind kind() {
      return Kind.SHARE;
    }

    @Override
    public String name() {
      return within == null ? kind().word() : kind().word() + "(" + within + ")";
    }

    /** Returns the name. */
    @Override
    public String toString() {
      return name();
    }
  }

  /**
   * The number of different values of a key.
   *
   * @param key the key whose values are counted
   */
  record Distinct(Key<?> key) implements Measure<Long> {
    /** Checks the components. */
    public Distinct {
      Objects.requireNonNull(key, "key");
    }

    @Override
    public Kind kind() {
      return Kind.DISTINCT;
    }

    @Override
    public String name() {
      return kind().word() + "(" + key + ")";
    }

    /** Returns the name. */
    @Override
    public String toString() {
      return name();
    }
  }
}
