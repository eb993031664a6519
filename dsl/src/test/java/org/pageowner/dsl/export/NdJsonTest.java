package org.pageowner.dsl.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.Mask;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.Trailer;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.Samples;

class NdJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static final List<String> samples = Samples.ALL;

  @Test
  void write_table_isOneObjectForEachRow() throws IOException {
    Dump dump =
        dump(
            DumpBuilder.of(Form.V6_7)
                .record(
                    r ->
                        r.order(1)
                            .name("a")
                            .gfp(0xcc0, "GFP_KERNEL")
                            .slab()
                            .frames("f+0x1/0x2 [xfs]", "g+0x3/0x4")));

    assertEquals(
        "{\"times\":1,\"pages\":2,\"distinct(pid)\":1,\"name\":\"a\",\"gfp_mask\":\"0xcc0\","
            + "\"gfp\":[\"GFP_KERNEL\"],\"slab\":true,\"allocator\":[\"SLAB\"],\"memcg\":null,"
            + "\"stacktrace\":[\"f+0x1/0x2 [xfs]\",\"g+0x3/0x4\"]}\n",
        json(query(dump, "--cull=name,gfp,slab,ator,memcg,st --measure=distinct(pid)")));
  }

  @Test
  void write_controls_areEscaped() throws IOException {
    assertEquals(
        "{\"times\":1,\"pages\":1,\"name\":\"\\n\\u001b\\u0085\\u2028\\\\\\\"\"}\n",
        json(NameTable.of("\n\u001b\u0085\u2028\\\"")));
  }

  @ParameterizedTest
  @FieldSource("samples")
  void write_records_haveTheValuesOfTheRecords(String sample) throws IOException {
    Dump dump = Dump.read(Samples.path(sample));

    List<JsonNode> read = lines(json(dump.batches()));

    assertEquals(dump.size(), read.size());
    Iterator<JsonNode> next = read.iterator();
    for (PageRecord record : dump) {
      assertSame(record, next.next());
    }
  }

  @Test
  void write_record_hasTheFieldsInOrder() throws IOException {
    JsonNode record = lines(json(dump(DumpBuilder.of(Form.V6_7).record()).batches())).get(0);

    assertEquals(
        List.of(
            "pfn",
            "order",
            "pages",
            "gfp_mask",
            "gfp",
            "pid",
            "tgid",
            "name",
            "alloc_ts",
            "free_ts",
            "free",
            "migrate_type",
            "pageblock",
            "pageblock_type",
            "flags_mask",
            "flags",
            "node",
            "zone",
            "lastcpupid",
            "stacktrace",
            "caller",
            "module",
            "allocator",
            "usage",
            "usage_rule",
            "migrate_reason",
            "memcg",
            "memcg_offline",
            "memcg_objcg",
            "slab",
            "early",
            "handle"),
        List.copyOf(record.properties().stream().map(field -> field.getKey()).toList()));
  }

  @Test
  void write_recordWithUnknownLines_hasThem() throws IOException {
    Dump dump = dump(DumpBuilder.of(Form.V6_7).record(r -> r.unknownLines("odd \"line\"")));

    JsonNode lines = lines(json(dump.batches())).get(0).get("unknown_lines");

    assertEquals(1, lines.size());
    assertEquals("odd \"line\"", lines.get(0).textValue());
  }

  @Test
  void write_swapped_isAFieldWhereItIsTrue() throws IOException {
    String record = "Page allocated via order 0, mask 0x0()\n f+0x1/0x2\n";

    List<JsonNode> records =
        lines(json(Dump.parse(record + "(swapped)\n\n" + record + "\n").batches()));

    assertTrue(records.get(0).get("swapped").booleanValue());
    assertNull(records.get(1).get("swapped"));
  }

  @Test
  void write_slab_isNullWhereNeitherFlagsNorTheLineArePrinted() throws IOException {
    String first = "Page allocated via order 0, mask 0x0()\n";

    List<JsonNode> records =
        lines(
            json(
                Dump.parse(
                        first
                            + " f+0x1/0x2\n\n"
                            + first
                            + " f+0x1/0x2\nSlab cache page\n\n"
                            + first
                            + "PFN 1 type Movable Block 0 type Movable Flags 0x8(uptodate)\n"
                            + " f+0x1/0x2\n\n")
                    .batches()));

    assertTrue(records.get(0).get("slab").isNull());
    assertTrue(records.get(1).get("slab").booleanValue());
    assertFalse(records.get(2).get("slab").booleanValue());
  }

  @Test
  void write_recordOfALog_hasWhatOnlyTheLogSays() throws IOException {
    Dump dump =
        Dump.parse(
            """
            page: refcount:0 mapcount:0 pfn:0x1
            page dumped because: <why>
            page_owner tracks the page as freed
            page last allocated via order 0, migratetype Movable, gfp_mask 0x0(), pid 1, ts 2
             f+0x1/0x2
            page last free pid 3 tgid 4 stack trace:
             g+0x1/0x2
            """);

    JsonNode record = lines(json(dump.batches())).get(0);

    assertEquals(1, record.get("line").intValue());
    assertEquals("freed", record.get("state").textValue());
    assertEquals("<why>", record.get("reason").textValue());
    assertEquals(3, record.get("free_pid").intValue());
    assertEquals(4, record.get("free_tgid").intValue());
    assertTrue(record.get("free_stack_ts").isNull());
    assertEquals("g+0x1/0x2", record.get("free_stacktrace").get(0).textValue());
    assertTrue(record.get("slab").isNull());
  }

  @Test
  void write_memcgMarks_areNullWithoutMemcg() throws IOException {
    Dump dump = dump(DumpBuilder.of(Form.V6_7).record().record(r -> r.memcg("/").memcgOffline()));

    List<JsonNode> records = lines(json(dump.batches()));

    assertTrue(records.get(0).get("memcg_offline").isNull());
    assertTrue(records.get(1).get("memcg_offline").booleanValue());
    assertFalse(records.get(1).get("memcg_objcg").booleanValue());
  }

  private static void assertSame(PageRecord record, JsonNode json) {
    assertValue(record.pfn(), json, "pfn");
    assertValue(record.order(), json, "order");
    assertValue(record.pages(), json, "pages");
    assertValue(hex(record.gfp()), json, "gfp_mask");
    assertValue(names(record.gfp()), json, "gfp");
    assertValue(record.pid(), json, "pid");
    assertValue(record.tgid(), json, "tgid");
    assertValue(record.name(), json, "name");
    assertValue(record.allocTs(), json, "alloc_ts");
    assertValue(record.freeTs(), json, "free_ts");
    assertValue(record.isFree(), json, "free");
    assertValue(record.migrateType(), json, "migrate_type");
    assertValue(record.pageblock(), json, "pageblock");
    assertValue(record.pageblockType(), json, "pageblock_type");
    assertValue(hex(record.flags()), json, "flags_mask");
    assertValue(names(record.flags()), json, "flags");
    assertValue(record.flags() == null ? null : record.flags().node(), json, "node");
    assertValue(record.flags() == null ? null : record.flags().zone(), json, "zone");
    assertValue(record.flags() == null ? null : record.flags().lastcpupid(), json, "lastcpupid");
    assertValue(
        record.stack() == null ? null : record.stack().frames().stream().map(Frame::text).toList(),
        json,
        "stacktrace");
    assertValue(record.caller(), json, "caller");
    assertValue(record.module(), json, "module");
    assertValue(names(record.allocators()), json, "allocator");
    assertValue(record.isSlab(), json, "slab");
    assertValue(record.isEarly(), json, "early");
    Trailer trailer = Objects.requireNonNullElse(record.trailer(), Trailer.NONE);
    boolean charged = trailer.memcg() != null;
    assertValue(trailer.migrateReason(), json, "migrate_reason");
    assertValue(trailer.memcg(), json, "memcg");
    assertValue(charged ? trailer.memcgOffline() : null, json, "memcg_offline");
    assertValue(charged ? trailer.memcgObjcg() : null, json, "memcg_objcg");
    assertValue(trailer.handle(), json, "handle");
  }

  private static void assertValue(@Nullable Object expected, JsonNode json, String field) {
    assertEquals(
        JSON.valueToTree(expected).toString(), json.get(field).toString(), () -> field + json);
  }

  private static @Nullable String hex(@Nullable Mask mask) {
    return mask == null ? null : "0x" + Long.toHexString(mask.bits());
  }

  private static @Nullable List<String> names(@Nullable Mask mask) {
    return mask == null ? null : mask.names();
  }

  private static Dump dump(DumpBuilder builder) {
    return Dump.read(DumpSource.of(new java.io.ByteArrayInputStream(builder.bytes())));
  }

  private static Table query(Dump dump, String plan) {
    return Query.from(dump).with(Plan.parse(plan)).run();
  }

  private static String json(Table table) throws IOException {
    StringBuilder out = new StringBuilder();
    table.writeTo(out, Format.NDJSON);
    return out.toString();
  }

  private static String json(List<RecordBatch> batches) throws IOException {
    StringBuilder out = new StringBuilder();
    for (RecordBatch batch : batches) {
      Answer.of(batch).writeTo(out, Format.NDJSON);
    }
    return out.toString();
  }

  private static List<JsonNode> lines(String text) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }
}
