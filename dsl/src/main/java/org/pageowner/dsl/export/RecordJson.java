package org.pageowner.dsl.export;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.GfpMask;
import org.pageowner.core.record.LogReport;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.PageFlags;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;
import org.pageowner.core.record.Trailer;
import org.pageowner.dsl.internal.format.JsonText;

/**
 * Whole records as JSON objects.
 *
 * <p>Nearly all of a record's text is of few distinct values: they are encoded once a batch, and a
 * record is then some numbers between finished fragments.
 */
final class RecordJson {
  private final RecordBatch batch;
  private final Fragments<GfpMask, String> gfp;
  private final Fragments<String, String> name;
  private final Fragments<String, String> migrateType;
  private final Fragments<String, String> pageblockType;
  private final Fragments<PageFlags, FlagsJson> flags;
  private final Fragments<StackTrace, StackJson> stack;
  private final Fragments<Trailer, TrailerJson> trailer;

  RecordJson(RecordBatch batch) {
    this.batch = batch;
    this.gfp = new Fragments<>(batch.gfp(), RecordJson::gfp);
    this.name = new Fragments<>(batch.name(), RecordJson::text);
    this.migrateType = new Fragments<>(batch.migrateType(), RecordJson::text);
    this.pageblockType = new Fragments<>(batch.pageblockType(), RecordJson::text);
    this.flags = new Fragments<>(batch.flags(), FlagsJson::of);
    this.stack = new Fragments<>(batch.stack(), StackJson::new);
    this.trailer = new Fragments<>(batch.trailer(), TrailerJson::of);
  }

  void append(StringBuilder out, int row) {
    FlagsJson flags = this.flags.get(row);
    StackJson stack = this.stack.get(row);
    TrailerJson trailer = this.trailer.get(row);
    Boolean slab = trailer.slab() ? Boolean.TRUE : flags.slab();
    append(out, "{\"pfn\":", batch.pfn(), row);
    append(out, ",\"order\":", batch.order(), row);
    append(out, ",\"pages\":", batch.pages(), row);
    if (batch.isInventory()) {
      append(out, ",\"times\":", batch.times(), row);
    }
    out.append(gfp.get(row));
    append(out, ",\"pid\":", batch.pid(), row);
    append(out, ",\"tgid\":", batch.tgid(), row);
    out.append(",\"name\":").append(name.get(row));
    append(out, ",\"alloc_ts\":", batch.allocTs(), row);
    append(out, ",\"free_ts\":", batch.freeTs(), row);
    out.append(",\"migrate_type\":").append(migrateType.get(row));
    append(out, ",\"pageblock\":", batch.pageblock(), row);
    out.append(",\"pageblock_type\":").append(pageblockType.get(row));
    out.append(flags.json()).append(stack.frames);
    if (trailer.names()) {
      PageRecord record = batch.record(row);
      JsonText.appendText(out.append(",\"module\":"), record.module());
      JsonText.appendNames(out.append(",\"allocator\":"), record.allocators());
    } else {
      out.append(stack.module)
          .append(stack.allocators(batch.record(row), Boolean.TRUE.equals(slab)));
    }
    out.append(trailer.beforeSlab()).append(",\"slab\":").append(slab).append(trailer.afterSlab());
    LogReport log = batch.logReport(row);
    if (log != null) {
      LogReportJson.append(out, log);
    }
    out.append('}');
  }

  private static void append(StringBuilder out, String label, LongColumn column, int row) {
    out.append(label);
    if (column.isAbsent(row)) {
      out.append("null");
    } else {
      out.append(column.get(row));
    }
  }

  private static String text(@Nullable String value) {
    StringBuilder json = new StringBuilder();
    JsonText.appendText(json, value);
    return json.toString();
  }

  private static String gfp(@Nullable GfpMask mask) {
    StringBuilder json = new StringBuilder(",\"gfp_mask\":");
    JsonText.appendBits(json, mask);
    JsonText.appendNames(json.append(",\"gfp\":"), mask);
    return json.toString();
  }

  private record FlagsJson(String json, @Nullable Boolean slab) {
    static FlagsJson of(@Nullable PageFlags flags) {
      StringBuilder json = new StringBuilder(",\"flags_mask\":");
      JsonText.appendBits(json, flags);
      JsonText.appendNames(json.append(",\"flags\":"), flags);
      JsonText.appendNumber(json.append(",\"node\":"), flags == null ? null : flags.node());
      JsonText.appendNumber(json.append(",\"zone\":"), flags == null ? null : flags.zone());
      JsonText.appendNumber(
          json.append(",\"lastcpupid\":"), flags == null ? null : flags.lastcpupid());
      return new FlagsJson(json.toString(), flags == null ? null : (Boolean) flags.has("slab"));
    }
  }

  private static final class StackJson {
    private final String frames;
    private final String module;
    private @Nullable String allocators;
    private @Nullable String slabAllocators;

    StackJson(@Nullable StackTrace stack) {
      StringBuilder json = new StringBuilder(",\"stacktrace\":");
      JsonText.appendFrames(json, stack);
      this.frames = json.toString();
      json.setLength(0);
      JsonText.appendText(json.append(",\"module\":"), stack == null ? null : stack.module());
      this.module = json.toString();
    }

    /** The allocators of any record with this stack, which depend on nothing but slab besides. */
    String allocators(PageRecord record, boolean slab) {
      String known = slab ? slabAllocators : allocators;
      if (known == null) {
        StringBuilder json = new StringBuilder(",\"allocator\":");
        JsonText.appendNames(json, record.allocators());
        known = json.toString();
        if (slab) {
          slabAllocators = known;
        } else {
          allocators = known;
        }
      }
      return known;
    }
  }

  /** What is written of a trailer; {@code names} is whether it has a module or an allocator. */
  private record TrailerJson(String beforeSlab, boolean slab, String afterSlab, boolean names) {
    static TrailerJson of(@Nullable Trailer lines) {
      Trailer trailer = lines == null ? Trailer.NONE : lines;
      boolean charged = trailer.memcg() != null;
      StringBuilder before = new StringBuilder(",\"migrate_reason\":");
      JsonText.appendText(before, trailer.migrateReason());
      JsonText.appendText(before.append(",\"memcg\":"), trailer.memcg());
      before.append(",\"memcg_offline\":").append(charged ? trailer.memcgOffline() : null);
      before.append(",\"memcg_objcg\":").append(charged ? trailer.memcgObjcg() : null);
      StringBuilder after = new StringBuilder(",\"handle\":");
      JsonText.appendNumber(after, trailer.handle());
      if (trailer.swapped()) {
        after.append(",\"swapped\":true");
      }
      if (!trailer.unknownLines().isEmpty()) {
        JsonText.appendTexts(after.append(",\"unknown_lines\":"), trailer.unknownLines());
      }
      boolean names = trailer.module() != null || trailer.allocators() != null;
      return new TrailerJson(before.toString(), trailer.slab(), after.toString(), names);
    }
  }
}
