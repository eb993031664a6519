package org.pageowner.core.internal.text;

import java.util.BitSet;
import org.pageowner.core.internal.store.BatchBuilder;

/**
 * Reads regular records, fast: the hot path.
 *
 * <p>A record is regular if it is, byte for byte, what a kernel from 3.19 on prints. One pass over
 * its bytes finds the fields; a mask, a name, a flags text, a stack or a trailer is seen as a range
 * of bytes, compared with the one of the record before (neighbours in a dump repeat: a vectorised
 * compare settles most), else looked up in the chunk's dictionary. Nothing is decoded here. What is
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
  private final Repeats repeats;

  /** Whether the record that was read is closed by an empty line. */
  private boolean closed;

  RecordScanner(BatchBuilder rows, Numbering numbering, int maxRecordBytes) {
    this.rows = rows;
    this.numbering = numbering;
    this.maxRecordBytes = maxRecordBytes;
    this.fields = new FieldEnds(rows);
    this.repeats = new Repeats(rows, digits, maxRecordBytes);
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
    repeats.clear();
    int p = digits.decimal(b, from + RecordStart.LENGTH);
    long order = digits.value;
    if (p < 0 || order > 51 || Ascii.longAt(b, p) != MASK || b[p + 8] != 'x') {
      return IRREGULAR;
    }
    int gfpFrom = p + 7;
    p = fields.gfpEnd(b, gfpFrom, limit);
    if (p < 0) {
      return IRREGULAR;
    }
    int gfpTo = p;
    boolean named = b[p - 1] == ')';

    int form = named ? 0 : BatchBuilder.BARE_MASK;
    long pid = 0;
    long tgid = 0;
    long allocTs = 0;
    long freeTs = 0;
    int nameFrom = 0;
    int nameTo = 0;
    int numbers = 0;
    if (b[p] == ',') {
      if (!Ascii.starts(b, p, PID, 6) || (p = digits.decimal(b, p + 6)) < 0) {
        return IRREGULAR;
      }
      form |= BatchBuilder.HAS_PID;
      pid = digits.value;
      if (Ascii.starts(b, p, TGID, 7)) {
        p = digits.decimal(b, p + 7);
        if (p < 0 || b[p] != ' ' || b[p + 1] != '(') {
          return IRREGULAR;
        }
        form |= BatchBuilder.HAS_TGID;
        tgid = digits.value;
        nameFrom = p + 2;
        nameTo = fields.nameEnd(b, nameFrom, limit, pid);
        if (nameTo < 0) {
          return IRREGULAR;
        }
        p = nameTo + 1;
      }
      numbers = p + 5;
      if (!Ascii.starts(b, p, TS_ALONE, 5) || (p = digits.decimal(b, numbers)) < 0) {
        return IRREGULAR;
      }
      allocTs = digits.value;
      if (!Ascii.starts(b, p, NS, 3)) {
        return IRREGULAR;
      }
      p += 3;
      if (b[p] == ',') {
        if (Ascii.longAt(b, p) != FREE
            || !Ascii.starts(b, p + 8, FREE_REST, 2)
            || (p = digits.decimal(b, p + 10)) < 0
            || !Ascii.starts(b, p, NS, 3)) {
          return IRREGULAR;
        }
        form |= BatchBuilder.HAS_FREE_TS;
        freeTs = digits.value;
        p += 3;
      }
    }
    if (b[p++] != '\n' || pid > Integer.MAX_VALUE || tgid > Integer.MAX_VALUE) {
      return IRREGULAR;
    }

    long pfn = 0;
    int pfnFrom = 0;
    int pfnTo = 0;
    long pageblock = 0;
    int typeFrom = 0;
    int typeTo = 0;
    int blockTypeFrom = 0;
    int blockTypeTo = 0;
    int flagsFrom = 0;
    int flagsTo = 0;
    if (Ascii.starts(b, p, PFN, 4)) {
      form |= BatchBuilder.HAS_PFN;
      if (b[p + 4] == '0' && b[p + 5] == 'x') {
        form |= BatchBuilder.HEX_PFN;
        pfnFrom = p + 6;
        p = digits.hexadecimal(b, pfnFrom);
      } else {
        pfnFrom = p + 4;
        p = digits.decimal(b, pfnFrom);
      }
      if (p < 0) {
        return IRREGULAR;
      }
      pfnTo = p;
      pfn = digits.value;
      if (named) {
        if (!Ascii.starts(b, p, TYPE, 6)) {
          return IRREGULAR;
        }
        typeFrom = p + 6;
        typeTo = p = fields.migrateTypeEnd(b, typeFrom);
        if (!Ascii.starts(b, p, BLOCK, 7)
            || (p = digits.decimal(b, p + 7)) < 0
            || !Ascii.starts(b, p, TYPE, 6)) {
          return IRREGULAR;
        }
        pageblock = digits.value;
        blockTypeFrom = p + 6;
        blockTypeTo = p = fields.pageblockTypeEnd(b, blockTypeFrom);
        if (!Ascii.starts(b, p, FLAGS, 7)) {
          return IRREGULAR;
        }
        flagsFrom = p + 7;
        p = fields.flagsEnd(b, flagsFrom, limit);
        if (p < 0 || b[p] != '\n') {
          return IRREGULAR;
        }
        flagsTo = p++;
      } else {
        p = letters.scan(b, p);
        if (p < 0) {
          return IRREGULAR;
        }
        pageblock = letters.pageblock;
        form |= letters.form;
        flagsFrom = p - LettersLine.COLUMNS;
        flagsTo = p++;
      }
    } else if (!named || (b[p] != ' ' && b[p] != '\n' && Ascii.longAt(b, p) != HANDLE)) {
      return IRREGULAR;
    }

    int stackFrom = p;
    p = fields.stackEnd(b, stackFrom, limit);
    int trailerFrom = p;
    if (b[p] != '\n') {
      p = fields.trailerEnd(b, p, limit);
    }
    if (p < 0 || p > limit || p - from > maxRecordBytes) {
      return IRREGULAR;
    }
    int trailerTo = p;
    closed = p < limit && b[p] == '\n';

    int trailerId = trailerFrom == trailerTo ? -1 : fields.trailerId(b, trailerFrom, trailerTo);
    if (trailerId < 0 && trailerFrom != trailerTo) {
      return IRREGULAR;
    }
    boolean handleInPlace =
        stackFrom == trailerFrom
            && trailerId >= 0
            && rows.dictionaries().trailer.value(trailerId).handle() != null;
    int stackId = handleInPlace ? -1 : fields.stackId(b, stackFrom, trailerFrom);
    if (stackId < 0 && !handleInPlace) {
      return IRREGULAR;
    }

    rows.beginRow();
    int row = rows.size();
    rows.order[row] = order;
    rows.pid[row] = pid;
    rows.tgid[row] = tgid;
    rows.allocTs[row] = allocTs;
    rows.freeTs[row] = freeTs;
    rows.pfn[row] = pfn;
    rows.pageblock[row] = pageblock;
    rows.form[row] = (short) form;
    boolean hasTask = (form & BatchBuilder.HAS_TGID) != 0;
    boolean hasPfn = (form & BatchBuilder.HAS_PFN) != 0;
    rows.gfp[row] = fields.gfpId(b, gfpFrom, gfpTo);
    rows.name[row] = hasTask ? fields.nameId(b, nameFrom, nameTo) : -1;
    rows.trailer[row] = trailerId;
    rows.stack[row] = stackId;
    rows.flags[row] = hasPfn ? fields.flagsId(b, flagsFrom, flagsTo, named) : -1;
    if (hasPfn && named) {
      rows.migrateType[row] = fields.migrateTypeId(b, typeFrom, typeTo);
      rows.pageblockType[row] = fields.pageblockTypeId(b, blockTypeFrom, blockTypeTo);
    } else if (hasPfn) {
      numbering.setTypes(rows, row);
    } else {
      rows.migrateType[row] = -1;
      rows.pageblockType[row] = -1;
    }
    markAbsent(row, form);
    if (closed && hasPfn) {
      repeats.follow(from, numbers == 0 ? pfnFrom : numbers, pfnTo, p + 1, form);
    }
    return closed ? p + 1 : p;
  }

  private void markAbsent(int row, int form) {
    mark(rows.noPid, row, form & BatchBuilder.HAS_PID);
    mark(rows.noAllocTs, row, form & BatchBuilder.HAS_PID);
    mark(rows.noTgid, row, form & BatchBuilder.HAS_TGID);
    mark(rows.noFreeTs, row, form & BatchBuilder.HAS_FREE_TS);
    mark(rows.noPfn, row, form & BatchBuilder.HAS_PFN);
    mark(rows.noPageblock, row, form & BatchBuilder.HAS_PFN);
  }

  private static void mark(BitSet absent, int row, int present) {
    if (present == 0) {
      absent.set(row);
    }
  }
}
