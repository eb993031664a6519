package org.pageowner.core.internal.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.BitSet;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.store.Dictionaries;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.LogReport;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.StackTrace;

/** What one printer's lines have told of a page so far. */
final class LogEntry {
  /** Where the stack lines that come next belong. */
  private enum Section {
    NONE,
    ALLOCATION,
    FREE
  }

  /** Lines that are not of a report, after which none is expected any more. */
  private static final int PATIENCE = 16;

  /** What a report is at most, so that an endless one does not fill the memory. */
  private static final int MAX_STACK_BYTES = 1 << 20;

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder stack = new StringBuilder();
  private final StringBuilder freeStack = new StringBuilder();
  private long line = -1;
  private long offset;
  private long bytes;
  private int strangers;
  private Section section = Section.NONE;
  private @Nullable String pfn;
  private @Nullable String flags;
  private @Nullable String reason;
  private @Nullable String migrated;
  private LogReport.@Nullable State state;
  private @Nullable Matcher allocated;
  private @Nullable Matcher freed;

  /** Whether the allocation is told, so that there is a record. */
  boolean isRecord() {
    return allocated != null;
  }

  /** Whether a line that tells of a page or its owner begins another report than this one. */
  boolean endsAt(String words) {
    if (LogWords.PAGE.matcher(words).matches()) {
      // the line of a bad page's process comes just before the page's own
      return line >= 0 && (isRecord() || state != null || flags != null);
    }
    return isRecord()
        && (LogWords.TRACKS.matcher(words).matches()
            || LogWords.ALLOCATED_START.matcher(words).lookingAt());
  }

  /** Takes a line if it is of the report; whether it is. */
  boolean take(String words, String whole, Lines at) {
    boolean taken = isFrame(words) || isOther(words);
    if (taken) {
      begin(at.number(), at.offset());
      bytes += at.bytes();
      if (text.length() + whole.length() < 2 * MAX_STACK_BYTES) {
        text.append(whole).append('\n');
      }
      strangers = 0;
    } else {
      strangers++;
    }
    return taken;
  }

  /** Whether so many other lines came that the report is over. */
  boolean isOver() {
    return strangers > PATIENCE;
  }

  private boolean isFrame(String words) {
    if (section == Section.NONE) {
      return false;
    }
    String frame = LogWords.frame(words);
    StringBuilder into = section == Section.ALLOCATION ? stack : freeStack;
    if (frame != null && into.length() + frame.length() < MAX_STACK_BYTES) {
      into.append(frame);
    }
    return frame != null || LogWords.isInlined(words);
  }

  private boolean isOther(String words) {
    Matcher tracks = LogWords.TRACKS.matcher(words);
    if (tracks.matches()) {
      state = tracks.group(1).equals("freed") ? LogReport.State.FREED : LogReport.State.ALLOCATED;
      return true;
    }
    Matcher free = LogWords.FREED.matcher(words);
    if (free.matches()) {
      freed = free;
      section = Section.FREE;
      return isRecord();
    }
    if (LogWords.MISSING.matcher(words).matches()) {
      section = Section.NONE;
      return isRecord();
    }
    Matcher moved = LogWords.MIGRATED.matcher(words);
    if (moved.matches()) {
      migrated = moved.group(1);
      section = Section.NONE;
      return isRecord();
    }
    return isOfThePage(words);
  }

  private boolean isOfThePage(String words) {
    Matcher flagged = LogWords.FLAGS.matcher(words);
    if (flagged.matches()) {
      flags = flagged.group(1);
      return true;
    }
    Matcher because = LogWords.REASON.matcher(words);
    if (because.matches()) {
      reason = because.group(1);
      section = Section.NONE;
      return true;
    }
    if (LogWords.PAGE.matcher(words).matches()) {
      Matcher number = LogWords.PFN.matcher(words);
      if (number.find()) {
        pfn = number.group(1);
      }
      return true;
    }
    return false;
  }

  /** Takes the line that tells of the allocation, which may have been several. */
  void allocated(Matcher told, LogReader.Wrapped lines) {
    allocated = told;
    section = Section.ALLOCATION;
    strangers = 0;
    begin(lines.number, lines.offset);
    bytes += lines.bytes;
    text.append(lines.whole).append('\n');
  }

  private void begin(long number, long position) {
    if (line < 0) {
      line = number;
      offset = position;
    }
  }

  /** The number of the first line, counted from 0. */
  long line() {
    return line;
  }

  /** Where the first line begins. */
  long offset() {
    return offset;
  }

  /** The size of its lines. */
  long bytes() {
    return bytes;
  }

  /** Writes the record; what is wrong with it, or {@code null}. */
  @Nullable String write(RowWriter row) {
    Matcher told = allocated;
    if (told == null) {
      throw new IllegalStateException("no record");
    }
    BatchBuilder rows = row.rows;
    Dictionaries values = rows.dictionaries();
    row.begin();
    row.set(rows.order, rows.noOrder, told.group("order"), 10, PageRecord.MAX_ORDER, "order");
    row.set(rows.migrateType, values.migrateType.strings(), told.group("type"));
    String gfp = told.group("gfp");
    if (gfp.indexOf('(') <= 18) {
      row.set(rows.gfp, values.gfp.strings(), gfp);
    } else {
      row.fault("gfp mask has more than 64 bits");
    }
    id(row, rows.pid, rows.noPid, told, "pid");
    id(row, rows.tgid, rows.noTgid, told, "tgid");
    time(row, rows.allocTs, rows.noAllocTs, told, "ts");
    time(row, rows.freeTs, rows.noFreeTs, told, "freeTs");
    String name = told.group("name");
    if (name != null) {
      row.set(rows.name, values.name.strings(), name);
    }
    if (pfn != null) {
      row.setOwn(rows.pfn, rows.noPfn, pfn, 16, "pfn");
    }
    if (flags != null) {
      row.set(rows.flags, values.flags.strings(), flags);
    }
    row.set(rows.stack, values.stack.strings(), stack.toString());
    if (migrated != null) {
      row.set(
          rows.trailer,
          values.trailer.strings(),
          "Page has been migrated, last migrate reason: " + migrated + "\n");
    }
    row.mark(BatchBuilder.VERBATIM);
    rows.keepText(text.toString().getBytes(ISO_8859_1));
    rows.endRow();
    return row.fault();
  }

  private static void id(RowWriter row, long[] column, BitSet absent, Matcher told, String field) {
    String digits = told.group(field);
    if (digits != null) {
      row.set(column, absent, digits, 10, Integer.MAX_VALUE, field);
    }
  }

  private static void time(
      RowWriter row, long[] column, BitSet absent, Matcher told, String field) {
    String digits = told.group(field);
    if (digits != null) {
      row.setOwn(column, absent, digits, 10, field);
    }
  }

  /** What is told besides the record. */
  LogReport report() {
    Matcher free = freed;
    String frames = freeStack.toString();
    return LogReport.startingAt(line + 1)
        .state(state)
        .reason(reason == null ? null : decoded(reason))
        .freePid(free == null ? null : number(free.group("pid")))
        .freeTgid(free == null ? null : number(free.group("tgid")))
        .freeTs(free == null ? null : number(free.group("ts")))
        .freeStack(frames.isEmpty() ? null : StackTrace.parse(decoded(frames)))
        .build();
  }

  private static String decoded(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    return ByteText.decode(bytes, 0, bytes.length);
  }

  private static @Nullable Long number(@Nullable String digits) {
    try {
      return digits == null ? null : (Long) Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return null; // more than 63 bits
    }
  }
}
