package org.pageowner.core.internal.text.counted;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.Saturated;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.CensusRows;
import org.pageowner.core.record.StackTrace;

/**
 * Checks the lines of a census and keeps them as rows.
 *
 * <p>Nearly all lines are as they are written here: fields in order, no blanks, plain ASCII. Then
 * the keys of a row are a range of the line, which is copied and not decoded: merging needs no
 * more. Other lines are decoded and encoded again, so that equal values have equal bytes. {@link
 * CensusColumns} makes columns of the keys, when they are asked for.
 */
final class CensusRowReader {
  private static final int TIMES = 0;
  private static final int PAGES = 1;
  private static final int HOSTS = 2;
  private static final int TOP_HOST_PAGES = 3;
  private static final List<String> COUNTS = List.of("times", "pages", "hosts", "top_host_pages");
  private static final String TOP_HOST = "top_host";
  private static final byte[][] FIELDS = {
    quoted("times"), quoted("pages"), quoted("hosts"), quoted(TOP_HOST), quoted("top_host_pages")
  };

  private final CensusRows.Header header;
  private final List<CensusKey> keys;
  private final int stackKey;
  private CensusTexts texts;

  /** The counts of the current row, in the order of {@link #COUNTS}. */
  private final long[] counts = new long[COUNTS.size()];

  private long times;
  private long pages;
  private long earlyPages;
  private final List<String> hostNames;
  private final Map<String, Integer> hostIndexes = new HashMap<>();
  private byte[] lastHost = {};
  private int lastHostIndex;

  CensusRowReader(CensusRows.Header header) {
    this.header = header;
    this.keys = header.keys().stream().map(CensusKey::of).toList();
    this.stackKey = CensusKey.stackKey(header.keys());
    this.hostNames = header.hosts().stream().map(CensusRows.Host::name).toList();
    for (int host = 0; host < hostNames.size(); host++) {
      hostIndexes.put(hostNames.get(host), host);
    }
    this.texts = new CensusTexts(header.keys(), hostNames);
  }

  private static byte[] quoted(String name) {
    return ('"' + name + "\":").getBytes(UTF_8);
  }

  /** Returns the number of rows. */
  int size() {
    return texts.size();
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
    CensusBatch batch = new CensusBatch(texts, 0);
    texts = new CensusTexts(header.keys(), hostNames);
    times = 0;
    pages = 0;
    earlyPages = 0;
    return batch;
  }

  /** Adds the row of a line, a range of an array, or nothing if the line has a fault. */
  void read(byte[] array, int from, int to) throws JsonFault {
    if (!readPlain(array, new JsonScanner(array, from, to))) {
      readFields(new JsonScanner(array, from, to));
    }
  }

  /** Reads a line as it is written here; returns false if it has another form. */
  private boolean readPlain(byte[] array, JsonScanner scan) throws JsonFault {
    if (!scan.acceptPlain('{')) {
      return false;
    }
    int start = scan.at();
    int stackFrom = start;
    int stackTo = start;
    for (int key = 0; key < keys.size(); key++) {
      if ((key > 0 && !scan.acceptPlain(',')) || !keys.get(key).acceptName(scan)) {
        return false;
      }
      int from = scan.at();
      if (!keys.get(key).acceptPlain(scan)) {
        return false;
      }
      if (key == stackKey) {
        stackFrom = from;
        stackTo = scan.at();
      }
    }
    int end = scan.at();
    int host = -1;
    for (int field = 0; field < FIELDS.length; field++) {
      if (!scan.accept(',') || !scan.acceptField(FIELDS[field])) {
        return false;
      }
      if (field == 3) {
        int from = scan.at();
        if (!scan.acceptPlainText()) {
          return false;
        }
        host = hostIndex(array, from, scan);
      } else {
        counts[Math.min(field, 3)] = scan.number();
      }
    }
    scan.expect('}');
    scan.expectEnd();
    requireCounts(scan);
    add(texts.add(array, start, end, stackFrom - start, stackTo - start), host);
    return true;
  }

  /** Returns the index of the host whose name is in quotes before the cursor. */
  private int hostIndex(byte[] array, int from, JsonScanner scan) throws JsonFault {
    if (!Arrays.equals(array, from, scan.at(), lastHost, 0, lastHost.length)) {
      lastHostIndex = hostIndex(new String(array, from + 1, scan.at() - from - 2, UTF_8), from);
      lastHost = Arrays.copyOfRange(array, from, scan.at());
    }
    return lastHostIndex;
  }

  private int hostIndex(String name, int at) throws JsonFault {
    Integer index = hostIndexes.get(name);
    if (index == null) {
      throw new JsonFault(at, "top_host is none of the hosts of the first line");
    }
    return index;
  }

  /** Reads a line with its fields in any order. */
  private void readFields(JsonScanner scan) throws JsonFault {
    @Nullable String[] values = new @Nullable String[keys.size()];
    Arrays.fill(counts, -1);
    int host = -1;
    scan.expect('{');
    do {
      int start = scan.at();
      String field = scan.field();
      int key = header.keys().indexOf(field);
      int count = COUNTS.indexOf(field);
      if (key >= 0 && values[key] == null) {
        values[key] = keys.get(key).json(scan, start);
      } else if (count >= 0 && counts[count] < 0) {
        counts[count] = scan.number();
      } else if (field.equals(TOP_HOST) && host < 0) {
        int at = scan.at();
        host = hostIndex(ByteText.canonical(scan.text()), at);
      } else if (field.equals("census")) {
        throw new JsonFault(start, "a second census: join files with pageowner merge");
      } else {
        throw new JsonFault(start, "the field " + field + ", which is unknown or there twice");
      }
    } while (scan.accept(','));
    scan.expect('}');
    scan.expectEnd();
    if (host < 0 || Arrays.asList(values).contains(null)) {
      throw scan.fault("a key of the first line, or top_host, is missing");
    }
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] < 0) {
        throw scan.fault(COUNTS.get(i) + " is missing");
      }
    }
    requireCounts(scan);
    add(values, host);
  }

  private void add(@Nullable String[] values, int host) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    int from = 0;
    int to = 0;
    for (int key = 0; key < values.length; key++) {
      json.writeBytes(key == 0 ? new byte[0] : new byte[] {','});
      json.writeBytes(keys.get(key).quoted());
      from = key == stackKey ? json.size() : from;
      json.writeBytes(Objects.requireNonNull(values[key]).getBytes(UTF_8));
      to = key == stackKey ? json.size() : to;
    }
    byte[] bytes = json.toByteArray();
    add(texts.add(bytes, 0, bytes.length, from, to), host);
  }

  private void requireCounts(JsonScanner scan) throws JsonFault {
    long hosts = counts[HOSTS];
    if (hosts == 0 || hosts > header.hosts().size()) {
      throw scan.fault("hosts is not from 1 to the hosts of the first line");
    }
    if (counts[TOP_HOST_PAGES] > counts[PAGES]) {
      throw scan.fault("top_host_pages is more than pages");
    }
  }

  private void add(int row, int host) {
    texts.counts(row, counts[TIMES], counts[PAGES], counts[HOSTS], host, counts[TOP_HOST_PAGES]);
    times = Saturated.sum(times, counts[TIMES]);
    pages = Saturated.sum(pages, counts[PAGES]);
    if (isEarly(row)) {
      earlyPages = Saturated.sum(earlyPages, counts[PAGES]);
    }
  }

  /** Returns whether the stack is of early pages; the names of its functions have one word. */
  private boolean isEarly(int row) {
    if (!texts.mayBeEarly(row)) {
      return false;
    }
    String text = stackKey < 0 ? null : CensusKey.values(texts, row, keys)[stackKey];
    return text != null && StackTrace.parse(text).isEarly();
  }
}
