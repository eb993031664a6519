package org.pageowner.core.internal.text.scan;

import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.text.bytes.Ascii;
import org.pageowner.core.internal.text.bytes.Digits;
import org.pageowner.core.internal.text.bytes.RecordStart;

/** Reads the first line of a regular record: order, mask, task and time stamps. */
final class HeadScanner {
  private static final int IRREGULAR = -1;
  private static final int MAX_ORDER = 51;

  private static final long MASK = Ascii.word(", mask 0");
  private static final long PID = Ascii.word(", pid ");
  private static final long TGID = Ascii.word(", tgid ");
  private static final long TS_ALONE = Ascii.word(", ts ");
  private static final long NS = Ascii.word(" ns");
  private static final long FREE = Ascii.word(", free_t");
  private static final long FREE_REST = Ascii.word("s ");

  private final BatchBuilder rows;
  private final FieldLocator fields;
  private final Digits digits;
  private final PreviousRecord previous;
  private int row;
  private int run;
  private boolean careful;

  /** The flags of {@link BatchBuilder} for the fields of the line. */
  int form;

  /** The position of the pid, or 0. */
  int pidFrom;

  /** The position of the first time stamp, or 0. */
  int firstTimestamp;

  /** Whether the order and the mask equal those of the previous record. */
  private boolean sameMask;

  /** Whether pid, tgid and name equal those of the previous record. */
  private boolean sameTask;

  HeadScanner(BatchBuilder rows, FieldLocator fields, Digits digits, PreviousRecord previous) {
    this.rows = rows;
    this.fields = fields;
    this.digits = digits;
    this.previous = previous;
  }

  /**
   * Reads the line into the current row.
   *
   * @param same number of bytes known to equal the head of the previous record
   * @param isCareful whether the speculative end of the name must not be used
   * @return the position of the next line, or -1
   */
  int scan(byte[] b, int from, int limit, int same, boolean isCareful) {
    row = rows.size();
    run = rows.run();
    careful = isCareful;
    sameMask = same >= previous.taskLength;
    sameTask = false;
    pidFrom = 0;
    firstTimestamp = 0;
    rows.pid[run] = 0;
    rows.tgid[run] = 0;
    rows.allocTs[row] = 0;
    rows.freeTs[row] = 0;
    int p;
    if (sameMask) {
      form = 0; // a record with a bare mask has no task to compare with
      p = from + previous.taskLength;
      pidFrom = p;
      rows.order[run] = rows.order[run - 1];
      return same == previous.headLength ? sameTask(b, from + same) : task(b, p, limit);
    }
    p = digits.decimal(b, from + RecordStart.LENGTH);
    if (p < 0 || digits.value > MAX_ORDER || Ascii.longAt(b, p) != MASK || b[p + 8] != 'x') {
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
    pidFrom = p + 6;
    if (previous.hasTask()) {
      int rest = previous.headLength - previous.taskLength;
      if (previous.sameHead(b, pidFrom, previous.taskLength, limit) == rest) {
        return sameTask(b, pidFrom + rest);
      }
    }
    return task(b, pidFrom, limit);
  }

  /** Reads from the end of a task that equals the previous record's. */
  private int sameTask(byte[] b, int at) {
    sameTask = true;
    form |= previous.form & (BatchBuilder.HAS_PID | BatchBuilder.HAS_TGID);
    rows.pid[run] = rows.pid[run - 1];
    rows.tgid[run] = rows.tgid[run - 1];
    return timestamps(b, at);
  }

  /** Reads from the pid to the end of the line. */
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
    return Ascii.starts(b, p, TS_ALONE, 5) ? timestamps(b, p + 5) : IRREGULAR;
  }

  /** Reads from the first time stamp to the end of the line. */
  private int timestamps(byte[] b, int from) {
    firstTimestamp = from;
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

  /** Sets the mask and the name, once the record is known to be regular. */
  void setIds(byte[] b) {
    rows.gfp[run] = sameMask ? rows.gfp[run - 1] : fields.gfpId(b);
    boolean hasName = (form & BatchBuilder.HAS_TGID) != 0;
    rows.name[run] = sameTask ? rows.name[run - 1] : hasName ? fields.nameId(b) : -1;
  }
}
