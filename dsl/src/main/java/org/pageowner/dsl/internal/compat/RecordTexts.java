package org.pageowner.dsl.internal.compat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.TextPart;
import org.pageowner.core.record.Trailer;
import org.pageowner.dsl.internal.engine.OrderTerm;
import org.pageowner.dsl.internal.engine.RecordReferences;
import org.pageowner.dsl.internal.engine.column.CodeMarks;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.group.FirstRowListener;
import org.pageowner.dsl.internal.engine.group.GroupKeys;
import org.pageowner.dsl.internal.engine.group.RowTable;
import org.pageowner.dsl.plan.KeyCatalogue;

/**
 * The texts of records, each as a row of codes.
 *
 * <p>When the tool groups by text, nearly every record may be a separate group, so a text of about
 * a kilobyte for each record would exceed the memory. Instead a text is represented by the codes of
 * its parts (dictionary encoding), seven of which take half a word each, and by one word of flags:
 * about 70 bytes. The text of a plain record, as a kernel since 4.6 prints it, follows from these
 * codes and from which of them are present, and is made only when it is printed (late
 * materialisation); {@link TextOrder} sorts by the codes. Any other record is retained, and its
 * text comes from its batch.
 */
final class RecordTexts implements FirstRowListener {
  // the numbers of the columns
  static final int STACK = 0;
  static final int TRAILER = 1;
  static final int PID = 2;
  static final int TGID = 3;
  static final int NAME = 4;
  static final int GFP = 5;
  static final int ORDER = 6;

  // 7 is the column that distinguishes irregular texts
  static final int FREE_TS = 8;
  static final int ALLOC_TS = 9;

  // the flags of a text, in its lowest bits

  /** Indicates that the text has the field. */
  private static final int HAS_PID = 1;

  private static final int HAS_TGID = 2;
  private static final int HAS_FREE_TS = 4;
  private static final int FIELDS = HAS_PID | HAS_TGID | HAS_FREE_TS;

  /** Indicates that the codes determine the text. */
  private static final int PLAIN = 8;

  /** Indicates that the codes do not determine the order of the text among others. */
  private static final int UNORDERED = 16;

  /**
   * The allocator is above the flags, and above it the number of the record if that is retained.
   */
  private static final int ALLOCATOR_SHIFT = 8;

  private static final int ALLOCATOR_MASK = 0xff;
  private static final int RECORD_SHIFT = 32;

  private final KeyColumns columns;
  private final Set<TextPart> without;
  private final boolean stamped;
  private final GroupKeys keys;

  /** The allocators of records; {@code null} unless each text is a group. */
  private final @Nullable KeyColumn allocators;

  private RowTable table;
  private int flagsWord;
  private @Nullable TextWriter writer;
  private final RecordReferences records;
  private final CodeMarks handles;
  private final CodeMarks unorderedNames;
  private final CodeMarks unorderedMasks;
  private final CodeMarks unorderedTrailers;
  private final long[] largest = new long[ALLOC_TS + 1];
  private int kinds;

  /**
   * Returns texts that are groups, in the table of the groups.
   *
   * @param records the list of retained records
   * @param stamped whether the time of allocation is part of the texts
   * @param allocators the allocators to store with the texts
   */
  static RecordTexts ofGroups(
      KeyColumns columns, RecordReferences records, boolean stamped, KeyColumn allocators) {
    return new RecordTexts(columns, records, stamped, allocators);
  }

  /** Returns the texts of the first records of groups by other keys, in a separate table. */
  static RecordTexts besideGroups(KeyColumns columns, RecordReferences records, boolean stamped) {
    return new RecordTexts(columns, records, stamped, null);
  }

  private RecordTexts(
      KeyColumns columns,
      RecordReferences records,
      boolean stamped,
      @Nullable KeyColumn allocators) {
    this.columns = columns;
    this.allocators = allocators;
    this.without = omitted(stamped);
    this.stamped = stamped;
    this.records = records;
    KeyColumn allocTs = columns.of(KeyCatalogue.ALLOC_TS);
    KeyColumn freeTs = columns.of(KeyCatalogue.FREE_TS);
    this.keys =
        new GroupKeys(
            List.of(
                columns.stack(),
                columns.trailer(),
                columns.of(KeyCatalogue.PID),
                columns.of(KeyCatalogue.TGID),
                columns.of(KeyCatalogue.NAME),
                columns.gfp(),
                columns.of(KeyCatalogue.ORDER),
                new IrregularTextColumn(columns, stamped)),
            stamped ? List.of(freeTs, allocTs) : List.of(freeTs));
    this.table = new RowTable(keys.words(), 1);
    this.handles = CodeMarks.of(code -> hasHandle(columns.trailer().value(code)), false);
    this.unorderedNames =
        CodeMarks.of(code -> TextOrder.containsNameEnd(columns.nameBytes(code)), false);
    this.unorderedMasks =
        CodeMarks.of(code -> !TextOrder.hasMaskNames(columns.gfpBytes(code)), true);
    this.unorderedTrailers =
        CodeMarks.of(code -> StackTextOrder.startsLikeFrame(columns.trailerBytes(code)), false);
  }

  private static boolean hasHandle(@Nullable Object trailer) {
    return trailer instanceof Trailer lines && lines.handle() != null;
  }

  /** Returns the parts of a record that the tool leaves out of its text. */
  static Set<TextPart> omitted(boolean stamped) {
    return stamped
        ? EnumSet.of(TextPart.PFN_LINE, TextPart.HEADING)
        : EnumSet.of(TextPart.PFN_LINE, TextPart.HEADING, TextPart.ALLOC_TS);
  }

  /** Returns the columns that together determine a text. */
  GroupKeys keys() {
    return keys;
  }

  /** Returns the table with a row of codes for each text. */
  RowTable table() {
    return table;
  }

  /** Returns the code of a text in a column. */
  long code(int text, int column) {
    return keys.code(table, text, column);
  }

  /** Returns the code of a text in a column, from a copy of the table. */
  long code(RowTable copy, int row, int column) {
    return keys.code(copy, row, column);
  }

  /** Returns the flags of a text, from the table or a copy. */
  long flags(RowTable copy, int row) {
    return copy.payload(row, flagsWord);
  }

  /** Returns a writer of the texts. To be called after the scan. */
  TextWriter writer() {
    TextWriter known = writer;
    if (known == null) {
      known = new TextWriter(this, columns);
      writer = known;
    }
    return known;
  }

  /** Returns the order of the texts. To be called after the scan. */
  OrderTerm.TextSorting sorting() {
    return new TextOrder(this, columns, writer()).sorting();
  }

  /** Returns whether the time of allocation is part of the texts. */
  boolean isStamped() {
    return stamped;
  }

  @Override
  public int payloadWords() {
    return allocators == null ? 0 : 1;
  }

  @Override
  public void bind(RowTable groups, int word) {
    if (allocators != null) {
      table = groups;
      flagsWord = word;
    }
  }

  @Override
  public void add(int group, RowSlice slice, int row) {
    if (allocators == null) {
      describe(keys.add(slice, row, table), slice, row, 0);
    } else {
      describe(group, slice, row, allocators.codes(slice)[row]);
    }
  }

  private void describe(int text, RowSlice slice, int row, long allocator) {
    int kind = kind(text, slice.batch(), slice.from() + row);
    long flags = allocator << ALLOCATOR_SHIFT | kind;
    if ((kind & PLAIN) == 0) {
      flags |= (long) records.size() << RECORD_SHIFT;
      records.add(slice.from() + row);
    }
    table.setPayload(text, flagsWord, flags);
    kinds |= 1 << (kind & (FIELDS | UNORDERED));
  }

  private int kind(int text, RecordBatch batch, int at) {
    long pid = number(text, PID);
    long tgid = number(text, TGID);
    long freeTs = number(text, FREE_TS);
    long allocTs = stamped ? number(text, ALLOC_TS) : RowSlice.ABSENT;
    long mask = code(text, GFP);
    long name = code(text, NAME);
    long trailer = code(text, TRAILER);
    long order = number(text, ORDER);
    int fields =
        (pid == RowSlice.ABSENT ? 0 : HAS_PID)
            | (tgid == RowSlice.ABSENT ? 0 : HAS_TGID)
            | (freeTs == RowSlice.ABSENT ? 0 : HAS_FREE_TS);
    boolean irregular = batch.isIrregular(at);
    boolean plain =
        !irregular
            && fields == fields(batch.dialect(at))
            && order != RowSlice.ABSENT
            && mask != RowSlice.ABSENT
            && (!stamped || (allocTs == RowSlice.ABSENT) == (pid == RowSlice.ABSENT))
            && (name == RowSlice.ABSENT) == (tgid == RowSlice.ABSENT)
            && !handles.has(trailer);
    boolean unordered =
        irregular
            || unorderedNames.has(name)
            || unorderedMasks.has(mask)
            || unorderedTrailers.has(trailer)
            || allocTs >= DecimalOrder.BEYOND
            || freeTs >= DecimalOrder.BEYOND;
    return fields | (plain ? PLAIN : 0) | (unordered ? UNORDERED : 0);
  }

  private long number(int text, int column) {
    long number = code(text, column);
    largest[column] = Math.max(largest[column], number);
    return number;
  }

  /**
   * Returns the fields of a dialect's first line; -1 if the codes do not determine all of the text.
   * The stack of a record with a handle may come from another file, and not be part of the text.
   */
  private static int fields(Dialect dialect) {
    return switch (dialect) {
      case V4_6 -> 0;
      case V5_11 -> HAS_PID;
      case V5_13 -> HAS_PID | HAS_FREE_TS;
      case V5_18, V6_5 -> FIELDS;
      case V6_7 -> HAS_PID | HAS_TGID;
      case V2_6, V3_19, GDB, DRGN, CRASH, STACKS, LOG, SORTED, MODULES, CENSUS -> -1;
    };
  }

  /** Returns the largest number in a column of numbers. */
  long largest(int column) {
    return largest[column];
  }

  /**
   * Returns whether the codes determine the order of all texts, because all have the same fields.
   */
  boolean haveOneShape() {
    return Integer.bitCount(kinds) <= 1 && kinds < 1 << UNORDERED;
  }

  /** Returns the fields of a text; -1 if its codes do not determine its order. */
  int shape(int text) {
    int flags = (int) flags(table, text);
    return (flags & UNORDERED) != 0 ? -1 : flags & FIELDS;
  }

  /** Returns whether the codes determine a text with these flags. */
  static boolean isPlain(long flags) {
    return (flags & PLAIN) != 0;
  }

  /** Returns the bits of the allocator. */
  static int allocator(long flags) {
    return (int) (flags >>> ALLOCATOR_SHIFT) & ALLOCATOR_MASK;
  }

  /** Writes the text of a retained record, which has these flags. */
  void writeRecord(long flags, OutputStream out) throws IOException {
    int record = (int) (flags >>> RECORD_SHIFT);
    records.batch(record).writeText(records.row(record), without, out);
  }
}
