package org.pageowner.core.internal.text.counted;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.dictionary.Dictionaries;
import org.pageowner.core.internal.dictionary.ValueDictionary;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.store.CountedBatch;
import org.pageowner.core.internal.store.CountedBatchBuilder;
import org.pageowner.core.internal.text.legacy.LegacyMasks;
import org.pageowner.core.internal.text.lenient.LenientRecord;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Dialect;

/**
 * Makes the columns of records of those keys of a census that are parts of a record. The stack is
 * the stack trace, else the call path, else the caller alone.
 */
final class CensusRecords {
  private static final int MAX_TEXT = 1 << 10;

  private final List<String> names;
  private final List<CensusKey> keys;
  private final int stackKey;
  private final CountedBatchBuilder counted = new CountedBatchBuilder(Dialect.CENSUS);
  private final LenientRecord record =
      new LenientRecord(counted.rows(), LegacyMasks.UNKNOWN, MAX_TEXT);

  private CensusRecords(List<String> names) {
    this.names = names;
    this.keys = names.stream().map(CensusKey::of).toList();
    this.stackKey = CensusKey.stackKey(names);
  }

  /** Returns the columns of rows. */
  static CountedBatch of(CensusTexts texts) {
    CensusRecords records = new CensusRecords(texts.keys());
    for (int row = 0; row < texts.size(); row++) {
      records.record.readNothing();
      records.setColumns(CensusKey.values(texts, row, records.keys));
      records.counted.endRow(null, texts.times(row), texts.pages(row));
    }
    return records.counted.build();
  }

  private void setColumns(@Nullable String[] values) {
    BatchBuilder rows = counted.rows();
    Dictionaries dictionaries = rows.dictionaries();
    int run = rows.run();
    number("pfn", values, rows.pfn, rows.noPfn, rows.size());
    number("alloc_ts", values, rows.allocTs, rows.noAllocTs, rows.size());
    number("free_ts", values, rows.freeTs, rows.noFreeTs, rows.size());
    number("order", values, rows.order, rows.noOrder, run);
    number("pid", values, rows.pid, rows.noPid, run);
    number("tgid", values, rows.tgid, rows.noTgid, run);
    number("pageblock", values, rows.pageblock, rows.noPageblock, run);
    text("name", values, rows.name, dictionaries.name, run);
    text("migrate_type", values, rows.migrateType, dictionaries.migrateType, run);
    text("pageblock_type", values, rows.pageblockType, dictionaries.pageblockType, run);
    text("gfp", values, rows.gfp, dictionaries.gfp, run);
    text("flags", values, rows.flags, dictionaries.flags, run);
    String stack = stackKey < 0 ? null : values[stackKey];
    if (stack != null) {
      byte[] lines = ByteText.encode(lines(stack));
      rows.stack[run] = dictionaries.stack.strings().intern(lines, 0, lines.length);
    }
  }

  /** Returns the frames as a dump prints them. */
  private static String lines(String elements) {
    return elements.isEmpty() ? "" : " " + elements.replace("\n", "\n ") + "\n";
  }

  private void number(String key, @Nullable String[] values, long[] column, BitSet absent, int at) {
    String digits = value(key, values);
    if (digits != null) {
      column[at] = Long.parseLong(digits);
      absent.clear(at);
    }
  }

  private void text(
      String key, @Nullable String[] values, int[] column, ValueDictionary<?> texts, int at) {
    String text = value(key, values);
    if (text != null) {
      byte[] bytes = ByteText.encode(text);
      column[at] = texts.strings().intern(bytes, 0, bytes.length);
    }
  }

  private @Nullable String value(String key, @Nullable String[] values) {
    int index = names.indexOf(key);
    return index < 0 ? null : values[index];
  }
}
