package org.pageowner.core.record;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects the values of a report. Not thread-safe. */
public final class ReadReportBuilder {
  final String source;
  long records;
  long times;
  long pages;
  long bytes;
  long skippedBytes;
  long tailBytes;
  long stacks;
  long earlyPages;
  long unmatchedHandles;
  @Nullable String stacksFrom;
  long unknownLines;
  List<Diagnostic> unknownLineSamples = List.of();
  long malformed;
  List<Diagnostic> samples = List.of();
  final Set<Dialect> dialects = EnumSet.noneOf(Dialect.class);
  boolean truncatedTail;
  @Nullable String explanation;
  @Nullable String stopped;
  long ownRecords;
  long ownPages;
  long lost;
  CensusRows.@Nullable Header census;

  ReadReportBuilder(String source) {
    this.source = source;
  }

  ReadReportBuilder(ReadReport report) {
    source = report.source();
    records = report.records();
    times = report.times();
    pages = report.pages();
    bytes = report.bytes();
    skippedBytes = report.skippedBytes();
    tailBytes = report.tailBytes();
    stacks = report.stacks();
    earlyPages = report.earlyPages();
    unmatchedHandles = report.unmatchedHandles();
    stacksFrom = report.stacksFrom();
    unknownLines = report.unknownLines();
    unknownLineSamples = report.unknownLineSamples();
    malformed = report.malformed();
    samples = report.samples();
    dialects.addAll(report.dialects());
    truncatedTail = report.truncatedTail();
    explanation = report.explanation();
    stopped = report.stopped();
    ownRecords = report.ownRecords();
    ownPages = report.ownPages();
    lost = report.lost();
    census = report.census();
  }

  /** Adds the values of another report, except its source. */
  void add(ReadReport other) {
    records += other.records();
    times += other.times();
    pages += other.pages();
    bytes += other.bytes();
    skippedBytes += other.skippedBytes();
    tailBytes += other.tailBytes();
    stacks += other.stacks();
    earlyPages += other.earlyPages();
    unmatchedHandles += other.unmatchedHandles();
    stacksFrom = stacksFrom == null ? other.stacksFrom() : stacksFrom;
    unknownLines += other.unknownLines();
    unknownLineSamples = joined(unknownLineSamples, other.unknownLineSamples());
    malformed += other.malformed();
    samples = joined(samples, other.samples());
    dialects.addAll(other.dialects());
    truncatedTail |= other.truncatedTail();
    explanation = explanation == null ? other.explanation() : explanation;
    lost += other.lost();
  }

  private static List<Diagnostic> joined(List<Diagnostic> first, List<Diagnostic> second) {
    return Stream.concat(first.stream(), second.stream()).limit(ReadReport.MAX_SAMPLES).toList();
  }

  /** Sets {@link ReadReport#records}. */
  public ReadReportBuilder records(long value) {
    records = value;
    return this;
  }

  /** Sets {@link ReadReport#times}. */
  public ReadReportBuilder times(long value) {
    times = value;
    return this;
  }

  /** Sets {@link ReadReport#pages}. */
  public ReadReportBuilder pages(long value) {
    pages = value;
    return this;
  }

  /** Sets {@link ReadReport#bytes}. */
  public ReadReportBuilder bytes(long value) {
    bytes = value;
    return this;
  }

  /** Sets {@link ReadReport#skippedBytes}. */
  public ReadReportBuilder skippedBytes(long value) {
    skippedBytes = value;
    return this;
  }

  /** Sets {@link ReadReport#tailBytes}. */
  public ReadReportBuilder tailBytes(long value) {
    tailBytes = value;
    return this;
  }

  /** Sets {@link ReadReport#stacks}. */
  public ReadReportBuilder stacks(long value) {
    stacks = value;
    return this;
  }

  /** Sets {@link ReadReport#earlyPages}. */
  public ReadReportBuilder earlyPages(long value) {
    earlyPages = value;
    return this;
  }

  /** Sets {@link ReadReport#unmatchedHandles}. */
  public ReadReportBuilder unmatchedHandles(long value) {
    unmatchedHandles = value;
    return this;
  }

  /** Sets {@link ReadReport#stacksFrom}. */
  public ReadReportBuilder stacksFrom(@Nullable String value) {
    stacksFrom = value;
    return this;
  }

  /** Sets {@link ReadReport#unknownLines}. */
  public ReadReportBuilder unknownLines(long value) {
    unknownLines = value;
    return this;
  }

  /** Sets {@link ReadReport#unknownLineSamples}. */
  public ReadReportBuilder unknownLineSamples(List<Diagnostic> value) {
    Objects.requireNonNull(value, "value");
    unknownLineSamples = value;
    return this;
  }

  /** Sets {@link ReadReport#malformed}. */
  public ReadReportBuilder malformed(long value) {
    malformed = value;
    return this;
  }

  /** Sets {@link ReadReport#samples}. */
  public ReadReportBuilder samples(List<Diagnostic> value) {
    Objects.requireNonNull(value, "value");
    samples = value;
    return this;
  }

  /** Sets {@link ReadReport#dialects}. */
  public ReadReportBuilder dialects(Set<Dialect> value) {
    Objects.requireNonNull(value, "value");
    dialects.clear();
    dialects.addAll(value);
    return this;
  }

  /** Sets {@link ReadReport#truncatedTail}. */
  public ReadReportBuilder truncatedTail(boolean value) {
    truncatedTail = value;
    return this;
  }

  /** Sets {@link ReadReport#explanation}. */
  public ReadReportBuilder explanation(@Nullable String value) {
    explanation = value;
    return this;
  }

  /** Sets {@link ReadReport#stopped}. */
  public ReadReportBuilder stopped(@Nullable String value) {
    stopped = value;
    return this;
  }

  /** Sets {@link ReadReport#ownRecords}. */
  public ReadReportBuilder ownRecords(long value) {
    ownRecords = value;
    return this;
  }

  /** Sets {@link ReadReport#ownPages}. */
  public ReadReportBuilder ownPages(long value) {
    ownPages = value;
    return this;
  }

  /** Sets {@link ReadReport#lost}. */
  public ReadReportBuilder lost(long value) {
    lost = value;
    return this;
  }

  /** Sets {@link ReadReport#census}. */
  public ReadReportBuilder census(CensusRows.@Nullable Header value) {
    census = value;
    return this;
  }

  /** Returns the report; {@link ReadReport#recordBytes} are the bytes that are left. */
  public ReadReport build() {
    return new ReadReport(this);
  }
}
