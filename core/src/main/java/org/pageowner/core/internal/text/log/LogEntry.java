package org.pageowner.core.internal.text.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.dictionary.Dictionaries;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.text.lenient.ArmFrame;
import org.pageowner.core.internal.text.lenient.FrameShapes;
import org.pageowner.core.internal.text.lenient.RowWriter;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.LogReport;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.StackTrace;

/** The report on one page, built from the lines of one printer. */
final class LogEntry {
  /** The stack to which the next frames belong. */
  private enum Section {
    NONE,
    ALLOCATION,
    FREE
  }

  /** Number of unrelated lines after which the report is closed. */
  private static final int MAX_UNRELATED_LINES = 24;

  /** Maximum size of a report, so that an endless one cannot exhaust the memory. */
  private static final int MAX_TEXT = 1 << 20;

  /** PAGE_OWNER_STACK_DEPTH of mm/page_owner.c; inlined functions are additional lines. */
  private static final int MAX_FRAMES = 16;

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder stack = new StringBuilder();
  private final StringBuilder freeStack = new StringBuilder();
  private long line = -1;
  private long offset;
  private long bytes;
  private int unrelatedLines;
  private int frames;
  private int lostFrames;
  private boolean ofCrash;
  private boolean withoutOwner;
  private boolean withoutStack;
  private boolean interrupted; // by a line whose printer is not known
  private int unprefixed; // lines without a prefix since the last frame
  private Section section = Section.NONE;
  private @Nullable String pfn;
  private int pfnRadix = 16;
  private @Nullable String flags;
  private @Nullable String pageType;
  private @Nullable String reason;
  private @Nullable String migrated;
  private LogReport.@Nullable State state;
  private @Nullable AllocationLine allocated;
  private @Nullable Matcher freed;
  private @Nullable String fault;

  /** Returns whether the report has an allocation, so that it makes a record. */
  boolean isRecord() {
    return allocated != null;
  }

  /** Returns whether the debugger crash printed the report. */
  boolean isOfCrash() {
    return ofCrash;
  }

  /** Returns whether a line of this kind starts another report. */
  boolean endsAt(LogWords kind) {
    return switch (kind) {
      // the line with the process of a bad page is directly before the page's own
      case PAGE -> line >= 0 && (isRecord() || state != null || flags != null || withoutOwner);
      case PAGE_OF_CRASH -> line >= 0;
      case TRACKS -> (isRecord() && !(awaitsFrames() && state == null)) || withoutOwner;
      case ALLOCATED -> isRecord();
      default -> false;
    };
  }

  /** Adds a line if it belongs to the report; returns whether it does. */
  boolean take(LogWords kind, LogLine given) {
    boolean taken = kind == LogWords.NONE ? isFrame(given) : accept(kind, given);
    if (taken) {
      if (line < 0) {
        line = given.number();
        offset = given.offset();
      }
      bytes += given.bytes();
      if (text.length() + given.whole().length() < 2 * MAX_TEXT) {
        text.append(given.whole()).append('\n');
      }
      unrelatedLines = 0;
    } else {
      unrelatedLines++;
    }
    return taken;
  }

  /** Returns whether too many unrelated lines came for the report to continue. */
  boolean isOver() {
    return unrelatedLines > MAX_UNRELATED_LINES;
  }

  /** Returns whether frames are expected. */
  boolean isInStack() {
    return section != Section.NONE;
  }

  /**
   * Takes note of a line without a prefix. It ends the stack unless the lines of the log name their
   * printers: then it is not one of this printer.
   */
  void interrupt(LogLine line, boolean namesPrinter) {
    boolean isBlank = line.words().isBlank();
    if (section == Section.NONE || (isBlank && (namesPrinter || awaitsFrames()))) {
      return;
    }
    if (namesPrinter && ++unprefixed <= MAX_UNRELATED_LINES) {
      return;
    }
    interrupted = true;
    section = Section.NONE;
  }

  private void beginStack(Section started) {
    section = started;
    frames = 0;
    unprefixed = 0;
    interrupted = false;
  }

  /** Returns whether the heading of a stack has been read, and no frame of it. */
  private boolean awaitsFrames() {
    return section != Section.NONE && frames == 0;
  }

  private boolean isFrame(LogLine given) {
    String words = given.words();
    boolean isOmission = OmissionMark.isMark(words);
    if (isOmission && section != Section.NONE) {
      fault("frames that the text leaves out are missing");
    }
    boolean isMark = isOmission || words.strip().startsWith("<"); // <TASK>, <IRQ>
    boolean isFrame = !given.isForeign() && !isMark && FrameShapes.isFrame(words);
    if (section == Section.NONE) {
      lostFrames += isFrame ? 1 : 0;
      if (interrupted && isFrame) {
        fault("frames after a line that interrupts the stack are left out");
      }
      interrupted &= isFrame || given.isForeign();
      return false;
    }
    if (awaitsFrames() && words.isBlank()) {
      return false; // people and mailers put an empty line below a heading, the kernel never
    }
    boolean inlined = words.stripTrailing().endsWith("[inline]");
    StringBuilder into = section == Section.ALLOCATION ? stack : freeStack;
    if (!isFrame
        || (frames == MAX_FRAMES && !inlined)
        || into.length() + words.length() > MAX_TEXT) {
      section = Section.NONE;
      lostFrames = 0;
      return false;
    }
    if (unprefixed > 0) {
      fault("lines without a prefix are within the stack");
      unprefixed = 0;
    }
    frames += inlined ? 0 : 1;
    into.append(' ').append(words.strip()).append('\n');
    return true;
  }

  private boolean accept(LogWords kind, LogLine given) {
    String words = given.words().strip();
    if (isRecord() && kind == LogWords.FREED && lostFrames > 0 && frames < MAX_FRAMES) {
      fault("frames after a line that interrupts the stack are left out");
    }
    Matcher found = kind.match(words);
    switch (kind) {
      case PAGE -> page(words, given.mayBeCut());
      case PAGE_OF_CRASH -> {
        ofCrash = true;
        pfn = found.group("pfn");
        pfnRadix = 10;
      }
      case PAGE_OF_GDB -> {
        pfn = found.group("pfn");
        pfnRadix = 10;
        flags = found.group("flags");
        return true; // between the allocation and its stack
      }
      case PAGE_TYPE -> pageType = found.group(1);
      case FLAGS -> flags = found.group(1);
      case REASON -> reason = found.group(1);
      case TRACKS ->
          state =
              found.group(1).equals("freed") ? LogReport.State.FREED : LogReport.State.ALLOCATED;
      case ALLOCATED -> {
        allocated = AllocationLine.of(words, given.mayBeCut());
        beginStack(Section.ALLOCATION);
        return true;
      }
      case ALLOCATION_STACK -> {
        return ofCrash;
      }
      case FREED -> {
        if (!isRecord() || (words.length() < 8 && !ofCrash)) {
          return false;
        }
        freed = found;
        beginStack(Section.FREE);
        return true;
      }
      case FREED_CUT -> {
        if (!isRecord()) {
          return false;
        }
        fault("the line of the free stack is cut");
        freed = found;
        beginStack(Section.FREE);
        return true;
      }
      case MIGRATED -> migrated = found.group(1);
      case NOT_PRESENT -> withoutOwner = true;
      case MISSING -> withoutStack |= words.contains("allocation");
      case NONE -> {}
    }
    if (section == Section.ALLOCATION && frames == 0 && kind.isOfPage()) {
      return true; // in a text that people put in order
    }
    section = Section.NONE;
    lostFrames = 0;
    return isRecord() || (kind != LogWords.MIGRATED && kind != LogWords.MISSING);
  }

  private void page(String words, boolean mayBeCut) {
    Matcher number = LogWords.PFN.matcher(words);
    if (!number.find()) {
      if (mayBeCut) {
        fault("the line of the page is cut");
      }
    } else if (mayBeCut && number.end(1) == words.length()) {
      fault("the line of the page may be cut within its PFN");
    } else {
      pfn = number.group(1);
    }
  }

  private void fault(String reason) {
    fault = fault == null ? reason : fault;
  }

  /** Returns the number of the first line, counted from 0. */
  long line() {
    return line;
  }

  /** Returns the offset of the first line. */
  long offset() {
    return offset;
  }

  /** Returns the size of the report's lines, in bytes. */
  long bytes() {
    return bytes;
  }

  /** Returns the text after the known fields of the allocation, or {@code null}. */
  @Nullable String unknown() {
    AllocationLine found = allocated;
    return found == null || found.rest().isEmpty() || found.fault() != null ? null : found.rest();
  }

  /** Writes the record; returns its first fault, or {@code null}. */
  @Nullable String write(RowWriter row) {
    AllocationLine found = allocated;
    if (found == null) {
      throw new IllegalStateException("no record");
    }
    BatchBuilder rows = row.rows();
    Dictionaries values = rows.dictionaries();
    row.begin();
    row.set(rows.order, rows.noOrder, found.order, 10, PageRecord.MAX_ORDER, "order");
    row.set(rows.migrateType, values.migrateType.strings(), found.type);
    String gfp = found.mask();
    int digits = gfp == null ? 0 : gfp.indexOf('(') < 0 ? gfp.length() : gfp.indexOf('(');
    if (digits <= 18) {
      row.set(rows.gfp, values.gfp.strings(), gfp);
    } else {
      row.fault("gfp mask has more than 64 bits");
    }
    row.set(rows.pid, rows.noPid, found.pid, 10, Integer.MAX_VALUE, "pid");
    row.set(rows.tgid, rows.noTgid, found.tgid, 10, Integer.MAX_VALUE, "tgid");
    row.setPerRecord(rows.allocTs, rows.noAllocTs, found.ts, 10, "ts");
    row.setPerRecord(rows.freeTs, rows.noFreeTs, found.freeTs, 10, "freeTs");
    row.set(rows.name, values.name.strings(), found.name);
    row.setPerRecord(rows.pfn, rows.noPfn, pfn, pfnRadix, "pfn");
    row.set(rows.flags, values.flags.strings(), flags);
    row.set(rows.stack, values.stack.strings(), ArmFrame.oneFunctionALine(stack.toString()));
    String after = linesAfterTheStack();
    if (!after.isEmpty()) {
      row.set(rows.trailer, values.trailer.strings(), after);
    }
    row.rows().keepText(text.toString().getBytes(ISO_8859_1));
    row.mark(BatchBuilder.VERBATIM);
    rows.endRow();
    String cut = found.fault();
    if (stack.isEmpty() && !withoutStack) {
      fault("the stack of the allocation is missing");
    } else if (freed != null && freeStack.isEmpty()) {
      fault("the stack that freed the page is missing");
    }
    return row.fault() != null ? row.fault() : cut != null ? cut : fault;
  }

  /** Returns the lines that a dump prints after the stack, and the unknown text. */
  private String linesAfterTheStack() {
    StringBuilder lines = new StringBuilder();
    if (migrated != null) {
      lines.append("Page has been migrated, last migrate reason: ").append(migrated).append('\n');
    }
    if (pageType != null) {
      lines.append(pageType).append('\n');
    }
    String unknown = unknown();
    if (unknown != null) {
      lines.append(unknown).append('\n');
    }
    return lines.toString();
  }

  /** Returns the facts of the report that are not in the record. */
  LogReport report() {
    Matcher free = freed;
    String frames = ArmFrame.oneFunctionALine(freeStack.toString());
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
