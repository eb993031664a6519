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
import org.pageowner.dsl.internal.engine.RecordReferences;
import org.pageowner.dsl.internal.engine.TextSorting;
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
 * <p>The text of a plain record, as a kernel since 4.6 prints it, follows from its codes and from
 * which of them are present; any other record is kept itself, and asked for its text.
 */
final class RecordTexts implements FirstRowListener {
  // numbers of the columns
  static final int STACK = 0;
  static final int TRAILER = 1;
  static final int PID = 2;
  static final int TGID = 3;
  static final int NAME = 4;
  static final int GFP = 5;
  static final int ORDER = 6;

  // 7 distinguishes irregular texts
  static final int FREE_TS = 8;
  static final int ALLOC_TS = 9;

  // the marks of a text

  /** The text has the field. */
  private static final int HAS_PID = 1;

  private static final int HAS_TGID = 2;
  private static final int HAS_FREE_TS = 4;
  private static final int FIELDS = HAS_PID | HAS_TGID | HAS_FREE_TS;

  /** The codes determine the text. */
  private static final int PLAIN = 8;

  /** The codes do not determine how the text compares with others. */
  private static final int UNORDERED = 16;

  /** Above the marks is the allocator, and above that the number of the record if it is kept. */
  private static final int ALLOCATOR_SHIFT = 8;

  private static final int ALLOCATOR_MASK = 0xff;
  private static final int RECORD_SHIFT = 32;

  private final KeyColumns columns;
  private final Set<TextPart> without;
  private final boolean stamped;
  private final GroupKeys keys;

  /** The allocators of records, if each text is a group. */
  private final @Nullable KeyColumn allocators;

  private RowTable table;
  private int marksWord;
  private @Nullable TextWriter writer;
  private final RecordReferences records;
  private final CodeMarks handles;
  private final CodeMarks unorderedNames;
  private final CodeMarks unorderedMasks;
  private final CodeMarks unorderedTrailers;
  private final long[] largest = new long[ALLOC_TS + 1];
  private int kinds;

  /**
   * Returns texts that are groups, in the table of these.
   *
   * @param records takes the records that are kept
   * @param stamped whether the time of allocation is part of the texts
   * @param allocators the allocators to keep with the texts
   */
  static RecordTexts ofGroups(
      KeyColumns columns, RecordReferences records, boolean stamped, KeyColumn allocators) {
    return new RecordTexts(columns, records, stamped, allocators);
  }

  /** Returns texts of the first records of groups by other keys, in a table of their own. */
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
        CodeMarks.of(code -> TextOrder.endsWithin(columns.nameBytes(code)), false);
    this.unorderedMasks =
        CodeMarks.of(code -> !TextOrder.isWholeMask(columns.gfpBytes(code)), true);
    this.unorderedTrailers =
        CodeMarks.of(code -> StackTextOrder.beginsAsFrame(columns.trailerBytes(code)), false);
  }

  private static boolean hasHandle(@Nullable Object trailer) {
    return trailer instanceof Trailer lines && lines.handle() != null;
  }

  /** The parts that the tool leaves out of a text. */
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

  /** Returns the marks of a text, from the table or a copy. */
  long marks(RowTable copy, int row) {
    return copy.payload(row, marksWord);
  }

  /** Returns a writer of the texts, once all of them are there. */
  TextWriter writer() {
    TextWriter known = writer;
    if (known == null) {
      known = new TextWriter(this, columns);
      writer = known;
    }
    return known;
  }

  /** Returns how the texts compare, once all of them are there. */
  TextSorting sorting() {
    return new TextOrder(this, columns, writer()).sorting();
  }

  /** Whether the time of allocation is part of the texts. */
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
      marksWord = word;
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
    long marks = allocator << ALLOCATOR_SHIFT | kind;
    if ((kind & PLAIN) == 0) {
      marks |= (long) records.size() << RECORD_SHIFT;
      records.add(slice.from() + row);
    }
    table.setPayload(text, marksWord, marks);
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
   * The fields that a dialect's first line has; -1 if the codes do not determine all of the text.
   * Where a record has a handle, its stack may come from elsewhere, and not be part of the text.
   */
  private static int fields(Dialect dialect) {
    return switch (dialect) {
      case V4_6 -> 0;
      case V5_11 -> HAS_PID;
      case V5_13 -> HAS_PID | HAS_FREE_TS;
      case V5_18, V6_5 -> FIELDS;
      case V6_7 -> HAS_PID | HAS_TGID;
      case V2_6, V3_19, GDB, DRGN, CRASH, STACKS, LOG, SORTED, MODULES -> -1;
    };
  }

  /** The largest number that any text has of a column of numbers. */
  long largest(int column) {
    return largest[column];
  }

  /** Whether the codes determine how all texts compare, as all have the same fields. */
  boolean areAlike() {
    return Integer.bitCount(kinds) <= 1 && kinds < 1 << UNORDERED;
  }

  /** Returns the fields of a text; -1 if its codes do not determine how it compares. */
  int shape(int text) {
    int marks = (int) marks(table, text);
    return (marks & UNORDERED) != 0 ? -1 : marks & FIELDS;
  }

  /** Whether the codes determine the text that has these marks. */
  static boolean isPlain(long marks) {
    return (marks & PLAIN) != 0;
  }

  /** The allocator's bits. */
  static int allocator(long marks) {
    return (int) (marks >>> ALLOCATOR_SHIFT) & ALLOCATOR_MASK;
  }

  /** Writes the text, not a plain one, that has these marks. */
  void writeRecord(long marks, OutputStream out) throws IOException {
    int record = (int) (marks >>> RECORD_SHIFT);
    records.batch(record).writeText(records.row(record), without, out);
  }
}
