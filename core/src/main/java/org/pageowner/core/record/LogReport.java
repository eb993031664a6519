package org.pageowner.core.record;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Facts that a kernel log has about a page in addition to its record: the report of {@code
 * dump_page_owner()} in mm/page_owner.c, which {@code dump_page()} calls for bad pages, KASAN
 * reports and the like.
 *
 * <p>Immutable. Two reports are equal when all their facts are; the record is not compared. {@link
 * #toString()} and {@link #toHtml()} are for people, and include the record's own fields where the
 * report comes from {@link PageRecord#logReport()}.
 */
public final class LogReport {
  private final long line;
  private final @Nullable State state;
  private final @Nullable String reason;
  private final @Nullable Long freePid;
  private final @Nullable Long freeTgid;
  private final @Nullable Long freeTs;
  private final @Nullable StackTrace freeStack;
  private final @Nullable PageRecord page;

  private LogReport(Builder facts, @Nullable PageRecord page) {
    this.line = facts.line;
    this.state = facts.state;
    this.reason = facts.reason;
    this.freePid = facts.freePid;
    this.freeTgid = facts.freeTgid;
    this.freeTs = facts.freeTs;
    this.freeStack = facts.freeStack;
    this.page = page;
  }

  /**
   * Collects the facts of a report.
   *
   * @param line the line of the log in which the report starts, counted from 1
   */
  public static Builder startingAt(long line) {
    return new Builder(line);
  }

  /** Returns the same report, whose text for people includes the fields of {@code page}. */
  public LogReport of(PageRecord page) {
    Objects.requireNonNull(page, "page");
    return new LogReport(
        startingAt(line)
            .state(state)
            .reason(reason)
            .freePid(freePid)
            .freeTgid(freeTgid)
            .freeTs(freeTs)
            .freeStack(freeStack),
        page);
  }

  /** The line of the log in which the report starts, counted from 1. */
  public long line() {
    return line;
  }

  /**
   * Whether the page was allocated when it was reported; {@code null} where the kernel (up to 5.3)
   * does not say.
   */
  public @Nullable State state() {
    return state;
  }

  /**
   * Why the page was dumped, in the kernel's words as a string value of {@link ByteText}, or {@code
   * null}.
   */
  public @Nullable String reason() {
    return reason;
  }

  /** The pid of the task that last freed the page; kernels from 6.8 on. */
  public @Nullable Long freePid() {
    return freePid;
  }

  /** The thread-group id of the task that last freed the page; kernels from 6.8 on. */
  public @Nullable Long freeTgid() {
    return freeTgid;
  }

  /**
   * When the page was last freed, in nanoseconds of the local clock since boot, where the line of
   * the free stack says so; kernels of 2026. {@link PageRecord#freeTs()} is that of the
   * allocation's line.
   */
  public @Nullable Long freeTs() {
    return freeTs;
  }

  /**
   * Where the page was last freed, or {@code null} if the log does not have it; kernels from 5.4
   * on.
   */
  public @Nullable StackTrace freeStack() {
    return freeStack;
  }

  private List<@Nullable Object> values() {
    return Arrays.asList(line, state, reason, freePid, freeTgid, freeTs, freeStack);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LogReport that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  /**
   * The report for people, as some lines of text without a line end after the last: which page, its
   * state, why it was dumped, who allocated it and who freed it, each with the stack. Times are in
   * seconds since boot. Control characters of the log are escaped.
   */
  @Override
  public String toString() {
    return String.join("\n", lines());
  }

  /**
   * The report as HTML, for notebooks: the lines of {@link #toString()}.
   *
   * <p>A fragment with inline style and no script, readable on light and dark pages. Text of the
   * log is escaped, and lines are cut at 400 characters.
   */
  public String toHtml() {
    return HtmlLines.of(lines());
  }

  private List<String> lines() {
    return new LogReportText(this, page).lines();
  }

  /** How page_owner tracked the page. */
  public enum State {
    /** The page was in use. */
    ALLOCATED,
    /** The page was free: the record is of its last use. */
    FREED;

    /** The state in the kernel's words: {@code allocated} or {@code freed}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Collects the facts of a report; all are absent at first. */
  public static final class Builder {
    private final long line;
    private @Nullable State state;
    private @Nullable String reason;
    private @Nullable Long freePid;
    private @Nullable Long freeTgid;
    private @Nullable Long freeTs;
    private @Nullable StackTrace freeStack;

    private Builder(long line) {
      this.line = line;
    }

    /** Sets {@link LogReport#state()}. */
    public Builder state(@Nullable State value) {
      state = value;
      return this;
    }

    /** Sets {@link LogReport#reason()}. */
    public Builder reason(@Nullable String value) {
      reason = value;
      return this;
    }

    /** Sets {@link LogReport#freePid()}. */
    public Builder freePid(@Nullable Long value) {
      freePid = value;
      return this;
    }

    /** Sets {@link LogReport#freeTgid()}. */
    public Builder freeTgid(@Nullable Long value) {
      freeTgid = value;
      return this;
    }

    /** Sets {@link LogReport#freeTs()}. */
    public Builder freeTs(@Nullable Long value) {
      freeTs = value;
      return this;
    }

    /** Sets {@link LogReport#freeStack()}. */
    public Builder freeStack(@Nullable StackTrace value) {
      freeStack = value;
      return this;
    }

    /** Returns the report. */
    public LogReport build() {
      return new LogReport(this, null);
    }
  }
}
