package org.pageowner.dsl.analysis.census;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.CensusRows.Header;
import org.pageowner.core.record.CensusRows.Host;
import org.pageowner.core.record.Mask;
import org.pageowner.dsl.internal.format.JsonFields;
import org.pageowner.dsl.internal.format.JsonObject;
import org.pageowner.dsl.internal.format.JsonText;
import org.pageowner.dsl.internal.format.LineBuffer;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.MaskKey;

/** The lines of a census as JSON; equal values are equal bytes. */
final class CensusText {
  /** Maximum bytes of the first line, which readers of JSON have too. */
  static final int MAX_HEADER_BYTES = 16 << 20;

  /** The parts of a row between its values. */
  static final String TIMES = ",\"times\":";

  static final String PAGES = ",\"pages\":";
  static final String HOSTS = ",\"hosts\":";
  static final String TOP_HOST = ",\"top_host\":";
  static final String TOP_HOST_PAGES = ",\"top_host_pages\":";

  private CensusText() {}

  private static String header(Header header) {
    StringBuilder json = new StringBuilder("{\"census\":");
    JsonObject object = new JsonObject(json).number("version", (long) Header.VERSION);
    List<Host> hosts = header.hosts();
    if (hosts.size() == 1) {
      origin(hosts.get(0), object);
    } else {
      object.objects(
          "hosts",
          hosts,
          (host, fields) -> {
            origin(host, fields);
            counts(host.records(), host.pages(), host.malformed(), host.lost(), fields);
          });
    }
    object.number("page_size", header.pageSize());
    object.texts("keys", header.keys());
    object.number("groups", header.groups());
    counts(header.records(), header.pages(), header.malformed(), header.lost(), object);
    object.end();
    return json.append('}').toString();
  }

  private static void origin(Host host, JsonObject object) {
    object
        .text("host", host.name())
        .text("boot_id", host.bootId())
        .text("kernel", host.kernel())
        .text("moment", host.moment() == null ? null : host.moment().toString());
  }

  private static void counts(
      long records, long pages, long malformed, long lost, JsonObject object) {
    object
        .number("records", records)
        .number("pages", pages)
        .number("malformed", malformed)
        .number("lost", lost);
  }

  /** Appends a key with a value of a table, {@code "order":0}. */
  static void append(StringBuilder json, Key<?> key, @Nullable Object value) {
    if (key instanceof MaskKey && !key.equals(KeyCatalogue.ALLOCATOR)) {
      JsonText.appendText(json, key.name());
      JsonText.appendText(json.append(':'), value == null ? null : ((Mask) value).text());
    } else {
      JsonFields.append(json, key, value);
    }
  }

  private static void append(StringBuilder line, Group group) {
    line.append('{').append(new String(group.key(), UTF_8));
    line.append(TIMES).append(group.times());
    line.append(PAGES).append(group.pages());
    line.append(HOSTS).append(group.hosts());
    JsonText.appendText(line.append(TOP_HOST), new String(group.topHost(), UTF_8));
    line.append(TOP_HOST_PAGES).append(group.topHostPages()).append('}');
  }

  /** Writes a census. */
  static void write(Header header, List<Group> groups, Appendable out) throws IOException {
    LineBuffer buffer = new LineBuffer(out);
    buffer.line().append(firstLine(header));
    buffer.endLine();
    for (Group group : groups) {
      append(buffer.line(), group);
      buffer.endLine();
    }
    buffer.flush();
  }

  /**
   * Returns the first line without its end.
   *
   * @throws IllegalArgumentException if it is longer than readers accept
   */
  static String firstLine(Header header) {
    String line = header(header);
    int bytes = line.getBytes(UTF_8).length;
    if (bytes > MAX_HEADER_BYTES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the first line of a census of %,d hosts would have %,d bytes, and at most %,d are"
                  + " allowed: merge fewer hosts",
              header.hosts().size(),
              bytes,
              MAX_HEADER_BYTES));
    }
    return line;
  }
}
