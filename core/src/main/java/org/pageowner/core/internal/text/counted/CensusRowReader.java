package org.pageowner.core.internal.text.counted;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
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
  private long times;
  private long pages;
  private long earlyPages;
  private byte[] lastHost = {};
  private String lastHostText = "";

  CensusRowReader(CensusRows.Header header) {
    this.header = header;
    this.keys = header.keys().stream().map(CensusKey::of).toList();
    this.stackKey = CensusKey.stackKey(header.keys());
    this.texts = new CensusTexts(header.keys());
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
    texts = new CensusTexts(header.keys());
    times = 0;
    pages = 0;
    earlyPages = 0;
    return batch;
  }

  /** Adds the row of a line, or nothing if the line has a fault. */
  void read(byte[] line) throws JsonFault {
    if (!readPlain(new JsonScanner(line, line.length))) {
      readFields(new JsonScanner(line, line.length));
    }
  }

  /** Reads a line as it is written here; returns false if it has another form. */
  private boolean readPlain(JsonScanner scan) throws JsonFault {
    if (!scan.acceptPlain('{')) {
      return false;
    }
    int start = scan.at();
    int stackFrom = 0;
    int stackTo = 0;
    for (int key = 0; key < keys.size(); key++) {
      if ((key > 0 && !scan.acceptPlain(',')) || !keys.get(key).acceptName(scan)) {
        return false;
      }
      int from = scan.at();
      if (!keys.get(key).acceptPlain(scan)) {
        return false;
      }
      if (key == stackKey) {
        stackFrom = from - start;
        stackTo = scan.at() - start;
      }
    }
    byte[] json = scan.since(start);
    long[] counts = new long[4];
    String host = "";
    for (int field = 0; field < FIELDS.length; field++) {
      if (!scan.accept(',') || !scan.acceptField(FIELDS[field])) {
        return false;
      }
      if (field == 3) {
        int from = scan.at();
        if (!scan.acceptPlainText()) {
          return false;
        }
        host = hostText(scan.since(from));
      } else {
        counts[Math.min(field, 3)] = scan.number();
      }
    }
    scan.expect('}');
    scan.expectEnd();
    add(json, stackFrom, stackTo, counts, host, scan);
    return true;
  }

  private String hostText(byte[] quoted) {
    if (!Arrays.equals(quoted, lastHost)) {
      lastHost = quoted;
      lastHostText = new String(quoted, 1, quoted.length - 2, UTF_8);
    }
    return lastHostText;
  }

  /** Reads a line with its fields in any order. */
  private void readFields(JsonScanner scan) throws JsonFault {
    @Nullable String[] values = new @Nullable String[keys.size()];
    long[] counts = {-1, -1, -1, -1};
    String topHost = null;
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
      } else if (field.equals(TOP_HOST) && topHost == null) {
        topHost = ByteText.canonical(scan.text());
      } else if (field.equals("census")) {
        throw new JsonFault(start, "a second census: join files with pageowner merge");
      } else {
        throw new JsonFault(start, "the field " + field + ", which is unknown or there twice");
      }
    } while (scan.accept(','));
    scan.expect('}');
    scan.expectEnd();
    if (topHost == null || Arrays.asList(values).contains(null)) {
      throw scan.fault("a key of the first line, or top_host, is missing");
    }
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] < 0) {
        throw scan.fault(COUNTS.get(i) + " is missing");
      }
    }
    add(values, counts, topHost, scan);
  }

  private void add(@Nullable String[] values, long[] counts, String host, JsonScanner scan)
      throws JsonFault {
    StringBuilder json = new StringBuilder();
    int from = 0;
    int to = 0;
    for (int key = 0; key < values.length; key++) {
      json.append(key == 0 ? "" : ",");
      json.append('"').append(header.keys().get(key)).append("\":");
      if (key == stackKey) {
        from = json.toString().getBytes(UTF_8).length;
      }
      json.append(values[key]);
      if (key == stackKey) {
        to = json.toString().getBytes(UTF_8).length;
      }
    }
    add(json.toString().getBytes(UTF_8), from, to, counts, host, scan);
  }

  private void add(
      byte[] json, int stackFrom, int stackTo, long[] counts, String host, JsonScanner scan)
      throws JsonFault {
    long hosts = counts[HOSTS];
    if (hosts == 0 || hosts > header.hosts().size()) {
      throw scan.fault("hosts is not from 1 to the hosts of the first line");
    }
    if (counts[TOP_HOST_PAGES] > counts[PAGES]) {
      throw scan.fault("top_host_pages is more than pages");
    }
    int row = texts.add(json, stackFrom, stackTo);
    texts.counts(row, counts[TIMES], counts[PAGES], hosts, host, counts[TOP_HOST_PAGES]);
    times = Saturated.sum(times, counts[TIMES]);
    pages = Saturated.sum(pages, counts[PAGES]);
    if (isEarly(row, json)) {
      earlyPages = Saturated.sum(earlyPages, counts[PAGES]);
    }
  }

  /** Returns whether the stack is of early pages; the names of its functions have one word. */
  private boolean isEarly(int row, byte[] json) {
    if (!texts.mayBeEarly(row)) {
      return false;
    }
    String text = stackKey < 0 ? null : CensusKey.values(json, keys)[stackKey];
    return text != null && StackTrace.parse(text).isEarly();
  }
}
