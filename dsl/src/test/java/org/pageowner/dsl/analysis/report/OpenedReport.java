package org.pageowner.dsl.analysis.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.InflaterInputStream;

/** The data of a report's page, read as its scripts read it. */
final class OpenedReport {
  private final String page;
  private final JsonNode data;
  private final long[][] columns;

  private OpenedReport(String page) {
    this.page = page;
    try {
      this.data = new ObjectMapper().readTree(element("data"));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    this.columns = columns();
  }

  static OpenedReport of(Report report) {
    return new OpenedReport(report.html());
  }

  /** Returns the text of a script element. */
  String element(String id) {
    String start = "id=\"" + id + "\">";
    int from = page.indexOf(start) + start.length();
    return page.substring(from, page.indexOf("</script>", from));
  }

  String page() {
    return page;
  }

  /** Returns the first object of a list that has this name. */
  JsonNode part(String name) {
    return data.get(name).get(0);
  }

  boolean has(String name) {
    return data.has(name);
  }

  JsonNode data() {
    return data;
  }

  /** Returns the column that a field of an object names. */
  long[] column(JsonNode object, String field) {
    return columns[object.get(field).asInt()];
  }

  long[] column(int number) {
    return columns[number];
  }

  String name(long number) {
    return data.get("names").get((int) number).asText();
  }

  private long[][] columns() {
    byte[] bytes = inflated();
    JsonNode directory = data.get("columns");
    long[][] all = new long[directory.size()][];
    int at = 0;
    for (int i = 0; i < all.length; i++) {
      JsonNode entry = directory.get(i);
      all[i] = decoded(bytes, at, entry.get("n").asInt(), entry.get("e").asInt());
      at += entry.get("b").asInt();
    }
    return all;
  }

  private byte[] inflated() {
    byte[] packed = Base64.getDecoder().decode(element("columns"));
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long[] decoded(byte[] bytes, int from, int count, int encoding) {
    long[] values = new long[count];
    int at = from;
    long previous = 0;
    for (int i = 0; i < count; i++) {
      long code = 0;
      for (int shift = 0; ; shift += 7) {
        byte next = bytes[at++];
        code |= (long) (next & 0x7f) << shift;
        if (next >= 0) {
          break;
        }
      }
      if (encoding == 2 && code == 0) {
        values[i] = PackedColumns.ABSENT;
        continue;
      }
      long zigzag = encoding == 2 ? code - 1 : code;
      long value = zigzag >>> 1 ^ -(zigzag & 1);
      previous = encoding == 1 ? previous + value : value;
      values[i] = previous;
    }
    return values;
  }
}
