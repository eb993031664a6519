package org.pageowner.core.internal.text;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.store.Dictionaries;
import org.pageowner.core.internal.store.Forms;
import org.pageowner.core.internal.store.Saturated;
import org.pageowner.core.record.Dialect;

/** What the records of a chunk add up to. */
final class RecordCounts {
  private final BatchBuilder rows;
  private final StackMarks stacks = new StackMarks();
  private final TrailerMarks trailers = new TrailerMarks();
  private final LineMarks names = new LineMarks();

  /** What the marks are of. */
  private @Nullable Dictionaries marked;

  private long lines;
  private long pages;
  private long early;
  private long unknown;
  private Set<Dialect> dialects = EnumSet.noneOf(Dialect.class);
  private int lastForm;

  /** What the last record counted for. */
  private long lastPages;

  private long lastEarly;
  private int lastLines;
  private int lastUnknown;

  RecordCounts(BatchBuilder rows) {
    this.rows = rows;
  }

  void begin() {
    if (marked != rows.dictionaries()) {
      marked = rows.dictionaries();
      stacks.clear();
      trailers.clear();
      names.clear();
    }
    lines = 0;
    pages = 0;
    early = 0;
    unknown = 0;
    dialects = EnumSet.noneOf(Dialect.class);
    lastForm = -1;
  }

  /** Line ends. */
  long lines() {
    return lines;
  }

  /** Base pages. */
  long pages() {
    return pages;
  }

  /** Pages whose owner is unknown. */
  long early() {
    return early;
  }

  /** Lines that no known kernel prints. */
  long unknown() {
    return unknown;
  }

  /** The same of the last record. */
  int lastUnknown() {
    return lastUnknown;
  }

  Set<Dialect> dialects() {
    return dialects;
  }

  /** Counts line ends of what is no record, too. */
  void addLines(long count) {
    lines += count;
  }

  /** Counts the record in the run that is being written, which stands in this range. */
  void add(byte[] b, int from, int end, boolean closed) {
    int run = rows.run();
    int form = rows.form[run];
    int stack = rows.stack[run];
    int trailer = rows.trailer[run];
    if (form != lastForm) {
      dialects.add(Forms.dialect(form));
      lastForm = form;
    }
    if (stack >= 0) {
      stacks.learn(rows.dictionaries().stack, stack);
    }
    lastUnknown = 0;
    if (trailer >= 0) {
      trailers.learn(rows.dictionaries().trailer, trailer);
      lastUnknown = trailers.unknownLines(trailer);
      unknown += lastUnknown;
    }
    lastPages = rows.noOrder.get(run) ? 0 : 1L << rows.order[run];
    lastEarly = isEarly(run, stack) ? lastPages : 0;
    lastLines =
        (form & BatchBuilder.VERBATIM) != 0 || stack < 0 || rows.name[run] < 0
            ? Ascii.countNewlines(b, from, end)
            : regularLines(run, form, stack, trailer, closed);
    pages = Saturated.sum(pages, lastPages);
    early = Saturated.sum(early, lastEarly);
    lines += lastLines;
  }

  /** Counts the last record so many times more. */
  void addRepeats(int count) {
    pages = Saturated.sum(pages, Saturated.product(count, lastPages));
    early = Saturated.sum(early, Saturated.product(count, lastEarly));
    lines += (long) count * lastLines;
  }

  private boolean isEarly(int run, int stack) {
    if (stack >= 0 && !stacks.isEmpty(stack)) {
      return stacks.isEarly(stack);
    }
    int gfp = rows.gfp[run];
    return gfp >= 0
        && rows.order[run] == 0
        && !rows.noOrder.get(run)
        && rows.dictionaries().gfp.value(gfp).bits() == 0;
  }

  private int regularLines(int run, int form, int stack, int trailer, boolean closed) {
    int count = 1 + stacks.lines(stack) + (closed ? 1 : 0);
    if ((form & BatchBuilder.HAS_PFN) != 0) {
      count++;
    }
    if (trailer >= 0) {
      count += trailers.lines(trailer);
    }
    return count + names.lines(rows.dictionaries().name.strings(), rows.name[run]);
  }
}
