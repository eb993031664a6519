package org.pageowner.core.internal.text.scan;

import java.util.BitSet;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.text.bytes.Ascii;
import org.pageowner.core.internal.text.bytes.Digits;
import org.pageowner.core.internal.text.legacy.LegacyMasks;
import org.pageowner.core.internal.text.legacy.LegacyPfnScanner;
import org.pageowner.core.internal.text.lenient.LenientRecord;

/**
 * Reads regular records: the fast path, and the hot loop of parsing.
 *
 * <p>A record is regular if it is, byte for byte, as a kernel from 3.19 on prints it. Three
 * techniques make it fast. First, delta parsing: the bytes that a record shares with the previous
 * one are found by comparison and not parsed again ({@link PreviousRecord}); neighbours mostly
 * differ in their task or in the purpose of the allocation, but not in both. Second, dictionary
 * encoding by speculative match: a mask, a name, flags, a stack or a trailer is a range of bytes,
 * which {@link FieldLocator} compares with a predicted value. Third, late materialisation: nothing
 * is decoded here, values are decoded from the dictionaries on first use.
 *
 * <p>The scanner never repairs anything. For a record that is not regular, {@link #scan} returns -1
 * and adds no row; {@link LenientRecord} reads it instead.
 *
 * <p>Numbers are regular only in the form that printf prints (no leading zeros, at most 18 digits),
 * so that the columns reproduce the bytes.
 *
 * <p>The text must be followed by {@link Ascii#SLACK} spare bytes, the first two of them line ends.
 * Reads past the end are therefore harmless, and are detected because the end of the record is then
 * past the limit.
 */
public final class RecordScanner {
  private static final int IRREGULAR = -1;

  private static final long PFN = Ascii.word("PFN ");
  private static final long TYPE = Ascii.word(" type ");
  private static final long BLOCK = Ascii.word(" Block ");
  private static final long FLAGS = Ascii.word(" Flags ");
  private static final long HANDLE = Ascii.word("handle: ");

  private final BatchBuilder rows;
  private final LegacyMasks legacyMasks;
  private final int maxRecordBytes;

  private final FieldLocator fields;
  private final HeadScanner head;
  private final Digits digits = new Digits();
  private final LegacyPfnScanner legacyPfn = new LegacyPfnScanner(digits);
  private final PreviousRecord previous = new PreviousRecord();
  private final RepeatScanner repeats;

  // The record that is being read: its row, its fields, and the positions of its parts.

  private int row;
  private int run;
  private int form;
  private int pfnFrom;
  private int pfnTo;
  private int stackFrom;
  private int trailerFrom;

  /** Whether an empty line ended the last record. */
  private boolean closed;

  public RecordScanner(BatchBuilder rows, LegacyMasks legacyMasks, int maxRecordBytes) {
    this.rows = rows;
    this.legacyMasks = legacyMasks;
    this.maxRecordBytes = maxRecordBytes;
    this.fields = new FieldLocator(rows);
    this.head = new HeadScanner(rows, fields, digits, previous);
    this.repeats = new RepeatScanner(rows, digits, previous, maxRecordBytes);
  }

  /** Returns the scanner for records that repeat the last one. */
  public RepeatScanner repeats() {
    return repeats;
  }

  /** Forgets the previous text. */
  public void reset() {
    fields.reset();
    repeats.clear();
  }

  /** Returns whether an empty line ended the record that was scanned last. */
  public boolean closed() {
    return closed;
  }

  /**
   * Reads the record that starts at {@code from} into the row {@code rows.size()}, which the caller
   * must accept with {@link BatchBuilder#endRow}.
   *
   * @return the position after the record and its empty line, or -1 if it is not regular
   */
  public int scan(byte[] b, int from, int limit) {
    int end = read(b, from, limit, false);
    if (end < 0) {
      // a name that imitates the text after a name misleads the speculative paths
      repeats.clear();
      end = read(b, from, limit, true);
    }
    return end;
  }

  private int read(byte[] b, int from, int limit, boolean careful) {
    rows.beginRow();
    row = rows.size();
    run = rows.run();
    int p = head.scan(b, from, limit, repeats.sameHead(from), careful);
    if (p < 0) {
      return IRREGULAR;
    }
    form = head.form;
    boolean named = (form & BatchBuilder.BARE_MASK) == 0;
    int same = 0;
    if (Ascii.starts(b, p, PFN, 4)) {
      p = pfn(b, p + 4);
      if (p < 0) {
        return IRREGULAR;
      }
      if (named && previous.hasTask()) {
        same = previous.sameTail(b, p, limit);
      }
      if (same < previous.toStack || !previous.hasTask()) {
        p = named ? types(b, p, limit) : legacyTypes(b, p);
        same = 0;
      } else {
        p += previous.toStack;
      }
    } else if (!named
        || (b[p] != ' ' && Ascii.longAt(b, p) != HANDLE)
        || (!careful && (form & BatchBuilder.HAS_TGID) != 0)) {
      return IRREGULAR;
    }
    return p < 0 ? IRREGULAR : lines(b, from, p, same, limit);
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

  /** Reads the PFN line from the end of the PFN. */
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

  /** Reads the PFN line of a kernel up to 4.5 from the end of the PFN. */
  private int legacyTypes(byte[] b, int from) {
    int p = legacyPfn.scan(b, from);
    if (p < 0) {
      return IRREGULAR;
    }
    rows.pageblock[run] = legacyPfn.pageblock;
    form |= legacyPfn.form;
    fields.setLetterFlags(p - LegacyPfnScanner.COLUMNS, p);
    return p + 1;
  }

  /**
   * Reads the stack and the lines after it, and fills the row.
   *
   * @param same number of bytes after the PFN that equal the previous record's, or 0 if they do not
   *     reach the stack
   */
  private int lines(byte[] b, int from, int at, int same, int limit) {
    boolean sameLine = same > 0;
    boolean sameStack =
        sameLine && same > previous.toTrailer && previous.toTrailer > previous.toStack;
    boolean sameTrailer = sameLine && same == previous.tailLength;
    sameStack |= sameTrailer;
    stackFrom = at;
    int p = sameStack ? pfnTo + previous.toTrailer : fields.stackEnd(b, at, limit);
    trailerFrom = p;
    p = sameTrailer ? pfnTo + previous.tailLength - 1 : fields.trailerEnd(b, p, limit);
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
    head.setIds(b);
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
    becomePrevious(from, end);
    return end;
  }

  private void pfnLineIds(byte[] b) {
    boolean hasPfn = (form & BatchBuilder.HAS_PFN) != 0;
    rows.flags[run] = hasPfn ? fields.flagsId(b) : -1;
    if (hasPfn && (form & BatchBuilder.BARE_MASK) == 0) {
      rows.migrateType[run] = fields.migrateTypeId(b);
      rows.pageblockType[run] = fields.pageblockTypeId(b);
    } else if (hasPfn) {
      legacyMasks.setTypes(rows, run);
    } else {
      rows.migrateType[run] = -1;
      rows.pageblockType[run] = -1;
      rows.pfn[row] = 0;
      rows.pageblock[run] = 0;
    }
  }

  /** Makes the record the previous one. */
  private void becomePrevious(int from, int to) {
    repeats.clear();
    if (closed && (form & BatchBuilder.HAS_PFN) != 0) {
      previous.setHead(from, head.firstTimestamp == 0 ? pfnFrom : head.firstTimestamp);
      previous.setTail(pfnTo, stackFrom, trailerFrom, to);
      previous.form = form;
      if (head.firstTimestamp != 0 && (form & BatchBuilder.BARE_MASK) == 0) {
        previous.setTask(head.pidFrom);
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
