package org.pageowner.core.internal.text;

import java.util.BitSet;
import org.pageowner.core.internal.store.BatchBuilder;

/**
 * Reads regular records, fast: the hot path.
 *
 * <p>A record is regular if it is, byte for byte, what a kernel from 3.19 on prints. What it has in
 * common with the record before is found by comparing both ({@link RecordBefore}), and need not be
 * read again: neighbours in a dump mostly differ in their task, or in what they were allocated for,
 * but not in both. Of the other fields a mask, a name, a flags text, a stack or a trailer is seen
 * as a range of bytes which {@link FieldEnds} finds and looks up. Nothing is decoded here. What is
 * not regular is left to {@link LenientRecord}: {@link #scan} then answers -1 and has changed
 * nothing.
 *
 * <p>Numbers are regular only in the form that printf gives them (no leading zeros, at most 18
 * digits), so that printing the columns gives back the bytes.
 *
 * <p>The text must have {@link Ascii#SLACK} spare bytes behind it, the first two of them line ends;
 * reading past the end is harmless then, and is noticed when a record's end lies beyond.
 */
final class RecordScanner {
  private static final int IRREGULAR = -1;

  private static final long MASK = Ascii.word(", mask 0");
  private static final long PID = Ascii.word(", pid ");
  private static final long TGID = Ascii.word(", tgid ");
  private static final long TS_ALONE = Ascii.word(", ts ");
  private static final long NS = Ascii.word(" ns");
  private static final long FREE = Ascii.word(", free_t");
  private static final long FREE_REST = Ascii.word("s ");
  private static final long PFN = Ascii.word("PFN ");
  private static final long TYPE = Ascii.word(" type ");
  private static final long BLOCK = Ascii.word(" Block ");
  private static final long FLAGS = Ascii.word(" Flags ");
  private static final long HANDLE = Ascii.word("handle: ");

  private final BatchBuilder rows;
  private final Numbering numbering;
  private final int maxRecordBytes;

  private final FieldEnds fields;
  private final Digits digits = new Digits();
  private final LettersLine letters = new LettersLine(digits);
  private final RecordBefore before = new RecordBefore();
  private final Repeats repeats;

  // Of the record that is being read: where its row is, what it has, where its parts stand.

  private int row;
  private int run;
  private int form;
  private int taskFrom;
  private int numbersFrom;
  private int pfnFrom;
  private int pfnTo;
  private int stackFrom;
  private int trailerFrom;

  /** Whether the order and the mask, or the task, are those of the record before. */
  private boolean sameMask;

  private boolean sameTask;

  /** Whether shortcuts may be taken, which a name that imitates a record's text leads astray. */
  private boolean careful;

  /** Whether the record that was read is closed by an empty line. */
  private boolean closed;

  RecordScanner(BatchBuilder rows, Numbering numbering, int maxRecordBytes) {
    this.rows = rows;
    this.numbering = numbering;
    this.maxRecordBytes = maxRecordBytes;
    this.fields = new FieldEnds(rows);
    this.repeats = new Repeats(rows, digits, before, maxRecordBytes);
  }

  /** What goes over records that repeat the one that was scanned last. */
  Repeats repeats() {
    return repeats;
  }

  /** Forgets the previous text. */
  void reset() {
    fields.reset();
    repeats.clear();
  }

  /** Whether an empty line closed the record that was scanned last. */
  boolean closed() {
    return closed;
  }

  /**
   * Reads the record that starts at {@code from} into the row {@code rows.size()}, which the caller
   * must accept with {@link BatchBuilder#endRow}.
   *
   * @return the position behind the record and its empty line, or -1 if it is not regular
   */
  int scan(byte[] b, int from, int limit) {
    careful = false;
    int end = read(b, from, limit);
    if (end < 0) {
      repeats.clear();
      careful = true;
      end = read(b, from, limit);
    }
    return end;
  }

  private int read(byte[] b, int from, int limit) {
    rows.beginRow();
    row = rows.size();
    run = rows.run();
    int p = firstLine(b, from, limit);
    if (p < 0) {
      return IRREGULAR;
    }
    boolean named = (form & BatchBuilder.BARE_MASK) == 0;
    int same = 0;
    if (Ascii.starts(b, p, PFN, 4)) {
      p = pfn(b, p + 4);
      if (p < 0) {
        return IRREGULAR;
      }
      if (named && before.isWhole()) {
        same = before.sameTail(b, p, limit);
      }
      if (same < before.toStack || !before.isWhole()) {
        p = named ? types(b, p, limit) : letters(b, p);
        same = 0;
      } else {
        p += before.toStack;
      }
    } else if (!named
        || (b[p] != ' ' && b[p] != '\n' && Ascii.longAt(b, p) != HANDLE)
        || (!careful && (form & BatchBuilder.HAS_TGID) != 0)) {
      return IRREGULAR;
    }
    return p < 0 ? IRREGULAR : lines(b, from, p, same, limit);
  }

  /** Reads the order, the mask and the task; the position of the next line, or -1. */
  private int firstLine(byte[] b, int from, int limit) {
    int same = repeats.sameHead(from);
    sameMask = same >= before.taskLength;
    sameTask = false;
    taskFrom = 0;
    numbersFrom = 0;
    rows.pid[run] = 0;
    rows.tgid[run] = 0;
    rows.allocTs[row] = 0;
    rows.freeTs[row] = 0;
    int p;
    if (sameMask) {
      form = before.form & BatchBuilder.BARE_MASK;
      p = from + before.taskLength;
      taskFrom = p;
      rows.order[run] = rows.order[run - 1];
      return same == before.headLength ? sameTask(b, from + same) : task(b, p, limit);
    }
    p = digits.decimal(b, from + RecordStart.LENGTH);
    if (p < 0 || digits.value > 51 || Ascii.longAt(b, p) != MASK || b[p + 8] != 'x') {
      return IRREGULAR;
    }
    rows.order[run] = digits.value;
    p = fields.gfpEnd(b, p + 7, limit);
    if (p < 0) {
      return IRREGULAR;
    }
    form = b[p - 1] == ')' ? 0 : BatchBuilder.BARE_MASK;
    if (b[p] != ',') {
      return b[p] == '\n' ? p + 1 : IRREGULAR;
    }
    if (!Ascii.starts(b, p, PID, 6)) {
      return IRREGULAR;
    }
    taskFrom = p + 6;
    if (before.isWhole()) {
      int rest = before.headLength - before.taskLength;
      if (before.sameHead(b, taskFrom, before.taskLength, limit) == rest) {
        return sameTask(b, taskFrom + rest);
      }
    }
    return task(b, taskFrom, limit);
  }

  /** Reads from behind a task that is the one of the record before. */
  private int sameTask(byte[] b, int numbers) {
    sameTask = true;
    form |= before.form & (BatchBuilder.HAS_PID | BatchBuilder.HAS_TGID);
    rows.pid[run] = rows.pid[run - 1];
    rows.tgid[run] = rows.tgid[run - 1];
    return times(b, numbers);
  }

  /** Reads from the pid on. */
  private int task(byte[] b, int from, int limit) {
    int p = digits.decimal(b, from);
    if (p < 0 || digits.value > Integer.MAX_VALUE) {
      return IRREGULAR;
    }
    form |= BatchBuilder.HAS_PID;
    rows.pid[run] = digits.value;
    if (Ascii.starts(b, p, TGID, 7)) {
      p = digits.decimal(b, p + 7);
      if (p < 0 || digits.value > Integer.MAX_VALUE || b[p] != ' ' || b[p + 1] != '(') {
        return IRREGULAR;
      }
      form |= BatchBuilder.HAS_TGID;
      rows.tgid[run] = digits.value;
      int nameFrom = p + 2;
      p = careful ? IRREGULAR : fields.shortNameEnd(b, nameFrom);
      if (p < 0 && (p = fields.nameEnd(b, nameFrom, limit)) < 0) {
        return IRREGULAR;
      }
      p++;
    }
    return Ascii.starts(b, p, TS_ALONE, 5) ? times(b, p + 5) : IRREGULAR;
  }

  /** Reads from the time stamp on. */
  private int times(byte[] b, int from) {
    numbersFrom = from;
    int p = digits.decimal(b, from);
    if (p < 0 || !Ascii.starts(b, p, NS, 3)) {
      return IRREGULAR;
    }
    rows.allocTs[row] = digits.value;
    p += 3;
    if (b[p] == ',') {
      if (Ascii.longAt(b, p) != FREE
          || !Ascii.starts(b, p + 8, FREE_REST, 2)
          || (p = digits.decimal(b, p + 10)) < 0
          || !Ascii.starts(b, p, NS, 3)) {
        return IRREGULAR;
      }
      form |= BatchBuilder.HAS_FREE_TS;
      rows.freeTs[row] = digits.value;
      p += 3;
    }
    return b[p] == '\n' ? p + 1 : IRREGULAR;
  }

  private int pfn(byte[] b, int from) {
    int p;
    form |= BatchBuilder.HAS_PFN;
    if (b[from] == '0' && b[from + 1] == 'x') {
      form |= BatchBuilder.HEX_PFN;
      pfnFrom = from + 2;
      p = digits.hexadecimal(b, pfnFrom);
    } else {
      pfnFrom = from;
      p = digits.decimal(b, from);
    }
    rows.pfn[row] = digits.value;
    pfnTo = p;
    return p;
  }

  /** Reads the PFN line from behind the PFN. */
  private int types(byte[] b, int from, int limit) {
    if (!Ascii.starts(b, from, TYPE, 6)) {
      return IRREGULAR;
    }
    int p = fields.migrateTypeEnd(b, from + 6);
    if (!Ascii.starts(b, p, BLOCK, 7)
        || (p = digits.decimal(b, p + 7)) < 0
        || !Ascii.starts(b, p, TYPE, 6)) {
      return IRREGULAR;
    }
    rows.pageblock[run] = digits.value;
    p = fields.pageblockTypeEnd(b, p + 6);
    if (!Ascii.starts(b, p, FLAGS, 7)) {
      return IRREGULAR;
    }
    p = fields.flagsEnd(b, p + 7, limit);
    return p >= 0 && b[p] == '\n' ? p + 1 : IRREGULAR;
  }

  /** The same of a kernel up to 4.5. */
  private int letters(byte[] b, int from) {
    int p = letters.scan(b, from);
    if (p < 0) {
      return IRREGULAR;
    }
    rows.pageblock[run] = letters.pageblock;
    form |= letters.form;
    fields.letters(p - LettersLine.COLUMNS, p);
    return p + 1;
  }

  /**
   * Reads the lines of the stack and behind it, and fills the row.
   *
   * @param same how many bytes behind the PFN are those of the record before, if that many reach
   *     the stack
   */
  private int lines(byte[] b, int from, int at, int same, int limit) {
    boolean sameLine = same > 0;
    boolean sameStack = sameLine && same > before.toTrailer && before.toTrailer > before.toStack;
    boolean sameTrailer = sameLine && same == before.tailLength;
    sameStack |= sameTrailer;
    stackFrom = at;
    int p = sameStack ? pfnTo + before.toTrailer : fields.stackEnd(b, at, limit);
    trailerFrom = p;
    p = sameTrailer ? pfnTo + before.tailLength - 1 : fields.trailerEnd(b, p, limit);
    if (p < 0 || p > limit || p - from > maxRecordBytes) {
      return IRREGULAR;
    }
    closed = p < limit && b[p] == '\n';
    int trailerId = -1;
    if (sameTrailer) {
      trailerId = rows.trailer[run - 1];
    } else if (p > trailerFrom) {
      trailerId = fields.trailerId(b);
      if (trailerId < 0) {
        return IRREGULAR;
      }
    }
    int stackId = -1;
    if (sameStack) {
      stackId = rows.stack[run - 1];
    } else if (stackFrom < trailerFrom
        || trailerId < 0
        || rows.dictionaries().trailer.value(trailerId).handle() == null) {
      stackId = fields.stackId(b);
      if (stackId < 0) {
        return IRREGULAR;
      }
    }
    rows.trailer[run] = trailerId;
    rows.stack[run] = stackId;
    rows.form[run] = (short) form;
    rows.gfp[run] = sameMask ? rows.gfp[run - 1] : fields.gfpId(b);
    boolean hasTask = (form & BatchBuilder.HAS_TGID) != 0;
    rows.name[run] = sameTask ? rows.name[run - 1] : hasTask ? fields.nameId(b) : -1;
    if (sameLine) {
      rows.pageblock[run] = rows.pageblock[run - 1];
      rows.flags[run] = rows.flags[run - 1];
      rows.migrateType[run] = rows.migrateType[run - 1];
      rows.pageblockType[run] = rows.pageblockType[run - 1];
    } else {
      pfnLineIds(b);
    }
    markAbsent(form);
    int end = closed ? p + 1 : p;
    follow(from, end);
    return end;
  }

  private void pfnLineIds(byte[] b) {
    boolean hasPfn = (form & BatchBuilder.HAS_PFN) != 0;
    rows.flags[run] = hasPfn ? fields.flagsId(b) : -1;
    if (hasPfn && (form & BatchBuilder.BARE_MASK) == 0) {
      rows.migrateType[run] = fields.migrateTypeId(b);
      rows.pageblockType[run] = fields.pageblockTypeId(b);
    } else if (hasPfn) {
      numbering.setTypes(rows, run);
    } else {
      rows.migrateType[run] = -1;
      rows.pageblockType[run] = -1;
      rows.pfn[row] = 0;
      rows.pageblock[run] = 0;
    }
  }

  /** The record is the one before from now on. */
  private void follow(int from, int to) {
    repeats.clear();
    if (closed && (form & BatchBuilder.HAS_PFN) != 0) {
      before.setHead(from, numbersFrom == 0 ? pfnFrom : numbersFrom);
      before.setTail(pfnTo, stackFrom, trailerFrom, to);
      before.form = form;
      if (numbersFrom != 0 && (form & BatchBuilder.BARE_MASK) == 0) {
        before.setTask(taskFrom);
      }
    }
  }

  private void markAbsent(int form) {
    mark(rows.noPid, run, form & BatchBuilder.HAS_PID);
    mark(rows.noAllocTs, row, form & BatchBuilder.HAS_PID);
    mark(rows.noTgid, run, form & BatchBuilder.HAS_TGID);
    mark(rows.noFreeTs, row, form & BatchBuilder.HAS_FREE_TS);
    mark(rows.noPfn, row, form & BatchBuilder.HAS_PFN);
    mark(rows.noPageblock, run, form & BatchBuilder.HAS_PFN);
  }

  private static void mark(BitSet absent, int at, int present) {
    if (present == 0) {
      absent.set(at);
    }
  }
}
