package org.pageowner.dsl.internal.compat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.TextPart;
import org.pageowner.core.record.Trailer;
import org.pageowner.dsl.internal.engine.Block;
import org.pageowner.dsl.internal.engine.CodeRows;
import org.pageowner.dsl.internal.engine.Lane;
import org.pageowner.dsl.internal.engine.Lanes;
import org.pageowner.dsl.internal.engine.RecordRefs;
import org.pageowner.dsl.plan.KeyCatalogue;

/**
 * What is kept of records to tell their texts: a row of codes for each.
 *
 * <p>The text of a plain record, as a kernel since 4.6 prints it, is told by its codes and by which
 * of them there are; of any other one the record itself is kept, and asked for its text.
 */
final class TextRows {
  // the lanes, by their numbers
  static final int STACK = 0;
  static final int TRAILER = 1;
  static final int PID = 2;
  static final int TGID = 3;
  static final int NAME = 4;
  static final int GFP = 5;
  static final int ORDER = 6;
  static final int ODD_TEXT = 7;
  static final int FREE_TS = 8;
  static final int ALLOC_TS = 9;

  /** What a note says: which fields there are. */
  private static final int HAS_PID = 1;

  private static final int HAS_TGID = 2;
  private static final int HAS_FREE_TS = 4;
  private static final int FIELDS = HAS_PID | HAS_TGID | HAS_FREE_TS;

  /** The codes tell the text. */
  private static final int PLAIN = 8;

  /** The text is not even like those of other records with these fields. */
  private static final int IRREGULAR = 16;

  /**
   * Above the marks stands the allocator, and above that the number of the record if it is kept.
   */
  private static final int ALLOCATOR_SHIFT = 8;

  private static final int ALLOCATOR_MASK = 0xff;
  private static final int RECORD_SHIFT = 32;

  private static final byte UNKNOWN = 0;
  private static final byte WITH_HANDLE = 1;
  private static final byte WITHOUT_HANDLE = 2;

  private final Set<TextPart> without;
  private final boolean stamped;
  private final CodeRows codes;
  private final RecordRefs records;
  private final Lane trailers;
  private byte[] handles = new byte[16];

  /**
   * No texts yet.
   *
   * @param records takes the records that are kept
   * @param stamped whether the time of allocation is part of the texts
   */
  TextRows(Lanes lanes, RecordRefs records, boolean stamped) {
    this.without = omitted(stamped);
    this.stamped = stamped;
    this.records = records;
    this.trailers = lanes.trailer();
    Lane allocTs = lanes.of(KeyCatalogue.ALLOC_TS);
    Lane freeTs = lanes.of(KeyCatalogue.FREE_TS);
    this.codes =
        new CodeRows(
            List.of(
                lanes.stack(),
                lanes.trailer(),
                lanes.of(KeyCatalogue.PID),
                lanes.of(KeyCatalogue.TGID),
                lanes.of(KeyCatalogue.NAME),
                lanes.gfp(),
                lanes.of(KeyCatalogue.ORDER),
                new IrregularTextLane(lanes, stamped)),
            stamped ? List.of(freeTs, allocTs) : List.of(freeTs));
  }

  /** The parts that the tool leaves out of a text. */
  static Set<TextPart> omitted(boolean stamped) {
    return stamped
        ? EnumSet.of(TextPart.PFN_LINE)
        : EnumSet.of(TextPart.PFN_LINE, TextPart.ALLOC_TS);
  }

  /** The codes; each row that is added there must be told here by {@link #describe}. */
  CodeRows codes() {
    return codes;
  }

  /** Whether the time of allocation is part of the texts. */
  boolean isStamped() {
    return stamped;
  }

  /** Describes the text that was added as {@code text}: that of a block's row. */
  void describe(int text, Block block, int row, int allocator) {
    long note =
        (long) allocator << ALLOCATOR_SHIFT | marks(text, block.batch(), block.from() + row);
    if ((note & PLAIN) == 0) {
      note |= (long) records.size() << RECORD_SHIFT;
      records.add(block.from() + row);
    }
    codes.note(text, note);
  }

  private int marks(int text, RecordBatch batch, int at) {
    int fields =
        (isAbsent(text, PID) ? 0 : HAS_PID)
            | (isAbsent(text, TGID) ? 0 : HAS_TGID)
            | (isAbsent(text, FREE_TS) ? 0 : HAS_FREE_TS);
    if (batch.isIrregular(at)) {
      return fields | IRREGULAR;
    }
    boolean plain =
        fields == fields(batch.dialect(at))
            && !isAbsent(text, GFP)
            && isAbsent(text, NAME) == isAbsent(text, TGID)
            && !hasHandle(codes.code(text, TRAILER));
    return fields | (plain ? PLAIN : 0);
  }

  private boolean isAbsent(int text, int lane) {
    return codes.code(text, lane) == Block.ABSENT;
  }

  /** The fields that a dialect's first line has; -1 if the codes don't tell all of the text. */
  private static int fields(Dialect dialect) {
    return switch (dialect) {
      case V4_6 -> 0;
      case V5_11 -> HAS_PID;
      case V5_13 -> HAS_PID | HAS_FREE_TS;
      case V5_18, V6_5 -> FIELDS;
      case V6_7 -> HAS_PID | HAS_TGID;
      case V2_6, V3_19, STACKS, LOG -> -1;
    };
  }

  /** Where there is a handle, the stack may come from elsewhere, and not stand in the text. */
  private boolean hasHandle(long code) {
    if (code == Block.ABSENT) {
      return false;
    }
    int trailer = (int) code;
    if (trailer >= handles.length) {
      handles = Arrays.copyOf(handles, Math.max(trailers.denseCodes(), 2 * handles.length));
    }
    if (handles[trailer] == UNKNOWN) {
      Trailer value = (Trailer) trailers.value(code);
      handles[trailer] = value != null && value.handle() != null ? WITH_HANDLE : WITHOUT_HANDLE;
    }
    return handles[trailer] == WITH_HANDLE;
  }

  /** Whether the codes tell the text. */
  boolean isPlain(int text) {
    return (codes.note(text) & PLAIN) != 0;
  }

  /** Whether the text may be any. */
  boolean isIrregular(int text) {
    return (codes.note(text) & IRREGULAR) != 0;
  }

  /** Which of pid, tgid and free_ts there are. */
  int fields(int text) {
    return (int) codes.note(text) & FIELDS;
  }

  /** The allocator's bits. */
  int allocator(int text) {
    return (int) (codes.note(text) >>> ALLOCATOR_SHIFT) & ALLOCATOR_MASK;
  }

  /** Writes a text that is not plain. */
  void writeRecord(int text, OutputStream out) throws IOException {
    int record = record(text);
    records.batch(record).writeText(records.row(record), without, out);
  }

  private int record(int text) {
    return (int) (codes.note(text) >>> RECORD_SHIFT);
  }
}
