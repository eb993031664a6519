package org.pageowner.core.internal.text.chunk;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.dictionary.Dictionaries;
import org.pageowner.core.internal.dictionary.ValueDictionary;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.store.RecordForm;
import org.pageowner.core.internal.store.Saturated;
import org.pageowner.core.internal.text.bytes.Ascii;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.EarlyPages;
import org.pageowner.core.record.EarlyPages.ByStack;
import org.pageowner.core.record.Trailer;

/**
 * Counts lines, pages and dialects of the records of a chunk. The facts of each distinct stack,
 * trailer and name are computed once ({@link ValueFacts}), so a record costs a few array reads.
 */
final class RecordCounts {
  private static final int UNKNOWN_SHIFT = 32;

  private final BatchBuilder rows;
  private final ValueFacts stacks = new ValueFacts(this::stackFacts);
  private final ValueFacts trailers = new ValueFacts(this::trailerFacts);
  private final ValueFacts names = new ValueFacts(this::nameLines);

  /** The dictionaries to which the facts belong. */
  private @Nullable Dictionaries factsOf;

  private long lines;
  private long pages;
  private long early;
  private long unknown;
  private Set<Dialect> dialects = EnumSet.noneOf(Dialect.class);
  private int lastForm;

  /** The contribution of the last record, added again for each repetition. */
  private long lastPages;

  private long lastEarly;
  private int lastLines;
  private int lastUnknown;

  RecordCounts(BatchBuilder rows) {
    this.rows = rows;
  }

  void reset() {
    if (factsOf != rows.dictionaries()) {
      factsOf = rows.dictionaries();
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

  /** Returns the number of line ends. */
  long lines() {
    return lines;
  }

  /** Returns the number of base pages. */
  long pages() {
    return pages;
  }

  /** Returns the number of pages whose owner is unknown. */
  long early() {
    return early;
  }

  /** Returns the number of lines that no known kernel prints. */
  long unknown() {
    return unknown;
  }

  /** Returns the number of lines of the last record that no known kernel prints. */
  int lastUnknown() {
    return lastUnknown;
  }

  Set<Dialect> dialects() {
    return dialects;
  }

  /** Adds line ends outside of records. */
  void addLines(long count) {
    lines += count;
  }

  /** Counts the record of the current run, whose text is in this range. */
  void add(byte[] b, int from, int end, boolean closed) {
    int run = rows.run();
    int form = rows.form[run];
    int stack = rows.stack[run];
    int trailer = rows.trailer[run];
    if (form != lastForm) {
      dialects.add(RecordForm.dialect(form));
      lastForm = form;
    }
    lastUnknown = trailer < 0 ? 0 : (int) (trailers.of(trailer) >> UNKNOWN_SHIFT);
    unknown += lastUnknown;
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

  /** Counts the last record {@code count} more times. */
  void addRepeats(int count) {
    pages = Saturated.sum(pages, Saturated.product(count, lastPages));
    early = Saturated.sum(early, Saturated.product(count, lastEarly));
    lines += (long) count * lastLines;
  }

  private boolean isEarly(int run, int stack) {
    ByStack age = stack < 0 ? ByStack.UNDECIDED : StackFacts.age(stacks.of(stack));
    if (age != ByStack.UNDECIDED) {
      return age == ByStack.EARLY;
    }
    int gfp = rows.gfp[run];
    return gfp >= 0
        && !rows.noOrder.get(run)
        && EarlyPages.byHead(rows.dictionaries().gfp.value(gfp).bits(), rows.order[run]);
  }

  private int regularLines(int run, int form, int stack, int trailer, boolean closed) {
    int count = 1 + StackFacts.lines(stacks.of(stack)) + (closed ? 1 : 0);
    if ((form & BatchBuilder.HAS_PFN) != 0) {
      count++;
    }
    if (trailer >= 0) {
      count += (int) trailers.of(trailer);
    }
    return count + (int) names.of(rows.name[run]);
  }

  private long stackFacts(int stack) {
    return StackFacts.of(rows.dictionaries().stack, stack);
  }

  /** Returns the number of line ends, with the number of unknown lines in the upper half. */
  private long trailerFacts(int trailer) {
    ValueDictionary<Trailer> values = rows.dictionaries().trailer;
    long unknownLines = values.value(trailer).unknownLines().size();
    return unknownLines << UNKNOWN_SHIFT | newlines(values.bytes(trailer));
  }

  private long nameLines(int name) {
    return newlines(rows.dictionaries().name.strings().copy(name));
  }

  private static int newlines(byte[] text) {
    return Ascii.countNewlines(text, 0, text.length);
  }
}
