package org.pageowner.core.internal.text.counted;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.store.CountedBatchBuilder;
import org.pageowner.core.internal.store.Dictionaries;
import org.pageowner.core.internal.store.Saturated;
import org.pageowner.core.internal.store.ValueDictionary;
import org.pageowner.core.internal.text.legacy.LegacyMasks;
import org.pageowner.core.internal.text.lenient.LenientRecord;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.CensusRows;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.GfpMask;
import org.pageowner.core.record.PageFlags;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.StackTrace;

/**
 * Converts lines of a census to rows. A row has the values of its keys as text, and those that are
 * parts of a record in the columns of records as well. Its stack is the stack trace, else the call
 * path, else the caller alone, whichever the census has.
 */
final class CensusRowReader {
  private static final int TIMES = 0;
  private static final int PAGES = 1;
  private static final int HOSTS = 2;
  private static final int TOP_HOST_PAGES = 3;
  private static final List<String> COUNTS = List.of("times", "pages", "hosts", "top_host_pages");
  private static final String TOP_HOST = "top_host";

  private final CensusRows.Header header;
  private final Map<String, Integer> keys = new HashMap<>();
  private final CountedBatchBuilder counted = new CountedBatchBuilder(Dialect.CENSUS);
  private final LenientRecord record =
      new LenientRecord(counted.rows(), LegacyMasks.UNKNOWN, 1 << 10);
  private final int stackKey;
  private final Set<String> validMasks = new HashSet<>();
  private CensusColumns.Builder columns;
  private long times;
  private long pages;
  private long earlyPages;

  CensusRowReader(CensusRows.Header header) {
    this.header = header;
    for (String key : header.keys()) {
      keys.put(key, keys.size());
    }
    this.columns = new CensusColumns.Builder(header.keys());
    this.stackKey =
        List.of(CensusKeys.STACKTRACE, CensusKeys.CALLPATH, CensusKeys.CALLER).stream()
            .filter(keys::containsKey)
            .map(key -> header.keys().indexOf(key))
            .findFirst()
            .orElse(-1);
  }

  /** Returns the number of rows. */
  int size() {
    return counted.size();
  }

  /** Returns the number of records that they represent. */
  long times() {
    return times;
  }

  /** Returns their base pages. */
  long pages() {
    return pages;
  }

  /** Returns the base pages of stacks of early pages. */
  long earlyPages() {
    return earlyPages;
  }

  /** Returns the rows so far, at least one, and starts a new batch. */
  CensusBatch build() {
    CensusBatch batch = new CensusBatch(counted.build(), columns.build());
    columns = new CensusColumns.Builder(header.keys());
    times = 0;
    pages = 0;
    earlyPages = 0;
    validMasks.clear();
    return batch;
  }

  /** Adds the row of a line, or nothing if the line has a fault. */
  void read(JsonScanner scan) throws JsonFault {
    @Nullable String[] values = new @Nullable String[keys.size()];
    BitSet found = new BitSet();
    long[] counts = {-1, -1, -1, -1};
    String topHost = null;
    scan.expect('{');
    do {
      int start = scan.at();
      String field = scan.field();
      Integer key = keys.get(field);
      int count = COUNTS.indexOf(field);
      if (key != null && !found.get(key)) {
        found.set(key);
        values[key] = value(field, start, scan);
      } else if (count >= 0 && counts[count] < 0) {
        counts[count] = scan.number();
      } else if (field.equals(TOP_HOST) && topHost == null) {
        topHost = canonical(scan.text());
      } else if (field.equals("census")) {
        throw new JsonFault(start, "a second census: join files with pageowner merge");
      } else {
        throw new JsonFault(start, "the field " + field + ", which is unknown or there twice");
      }
    } while (scan.accept(','));
    scan.expect('}');
    scan.expectEnd();
    if (found.cardinality() < values.length || topHost == null) {
      throw scan.fault("a key of the first line, or top_host, is missing");
    }
    add(values, counts, topHost, scan);
  }

  private void add(@Nullable String[] values, long[] counts, String topHost, JsonScanner scan)
      throws JsonFault {
    long hosts = counts[HOSTS];
    if (counts[TIMES] < 0 || counts[PAGES] < 0 || hosts < 0 || counts[TOP_HOST_PAGES] < 0) {
      throw scan.fault("one of times, pages, hosts and top_host_pages is missing");
    }
    if (hosts == 0 || hosts > header.hosts().size() || counts[TOP_HOST_PAGES] > counts[PAGES]) {
      throw scan.fault("hosts is not from 1 to those of the first line, or a host has more pages"
          + " than the row");
    }
    columns.add(values, hosts, topHost, counts[TOP_HOST_PAGES]);
    record.readNothing();
    setColumns(values);
    counted.endRow(null, counts[TIMES], counts[PAGES]);
    times = Saturated.sum(times, counts[TIMES]);
    pages = Saturated.sum(pages, counts[PAGES]);
    if (isEarly(values)) {
      earlyPages = Saturated.sum(earlyPages, counts[PAGES]);
    }
  }

  /** Reads a value as text; throws if a column of records cannot hold it. */
  private @Nullable String value(String key, int start, JsonScanner scan) throws JsonFault {
    CensusKeys.Kind kind = CensusKeys.kind(key);
    if (kind == null || scan.acceptNull()) {
      return null;
    }
    switch (kind) {
      case NUMBER -> {
        long number = scan.number();
        if (key.equals("order") && number > PageRecord.MAX_ORDER) {
          throw new JsonFault(start, "an order above " + PageRecord.MAX_ORDER);
        }
        return Long.toString(number);
      }
      case FLAG -> {
        return scan.flag();
      }
      case TEXT -> {
        String text = canonical(scan.text());
        requireMask(key, text, start);
        return text;
      }
      default -> {
        List<String> elements = new ArrayList<>();
        for (String element : scan.texts()) {
          String text = canonical(element);
          if (text.isBlank() || text.indexOf('\n') >= 0) {
            throw new JsonFault(start, "an empty element, or one with a line end, in " + key);
          }
          elements.add(text);
        }
        return String.join("\n", elements);
      }
    }
  }

  private static String canonical(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\' || text.charAt(i) >= Character.MIN_SURROGATE) {
        return ByteText.canonical(text);
      }
    }
    return text;
  }

  private void requireMask(String key, String text, int start) throws JsonFault {
    Function<String, ?> parser =
        key.equals("gfp") ? GfpMask::parse : key.equals("flags") ? PageFlags::parse : null;
    if (parser != null && !validMasks.contains(key + text)) {
      try {
        parser.apply(text);
        validMasks.add(key + text);
      } catch (IllegalArgumentException e) {
        throw new JsonFault(start, key + " is not as a kernel prints it");
      }
    }
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

  private void number(
      String key, @Nullable String[] values, long[] column, BitSet absent, int at) {
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
    Integer index = keys.get(key);
    return index == null ? null : values[index];
  }

  private boolean isEarly(@Nullable String[] values) {
    Integer early = keys.get("early");
    if (early != null) {
      return "true".equals(values[early]);
    }
    String stack = stackKey < 0 ? null : values[stackKey];
    // the names of the functions that mark such a stack have this word
    return stack != null && (stack.contains("init") || stack.contains("early")) && StackTrace.parse(stack).isEarly();
  }
}
