package org.pageowner.dsl.analysis.fragmentation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.format.CsvLine;
import org.pageowner.dsl.internal.format.JsonObject;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;

/**
 * Writes a fragmentation for programs. The fields are defined in docs/reference/command-line.md.
 */
final class FragmentationExport {
  private FragmentationExport() {}

  static void csv(Fragmentation fragmentation, Appendable out, int rows) throws IOException {
    out.append("stacktrace,handle,module,block_type,early,blocks,whole_again,times,pages\n");
    CsvLine line = new CsvLine(out);
    List<Found> all = culprits(fragmentation, KeyCatalogue.STACKTRACE, KeyCatalogue.HANDLE);
    for (Found found : all.subList(0, Math.min(rows, all.size()))) {
      Culprit one = found.culprit();
      line.field(one.get(KeyCatalogue.STACKTRACE)).field(one.get(KeyCatalogue.HANDLE));
      line.field(one.get(KeyCatalogue.MODULE)).field(found.blockType()).field(one.isEarly());
      line.field(one.blocks()).field(one.wholeAgain()).field(one.times()).field(one.pages()).end();
    }
  }

  static StringBuilder json(Fragmentation fragmentation) {
    StringBuilder out = new StringBuilder();
    JsonObject json = new JsonObject(out);
    json.text("source", fragmentation.report().source());
    json.number("records", fragmentation.records());
    json.number("pageblock_order", fragmentation.pageblockOrder());
    json.objects("mixed", fragmentation.mixed(), FragmentationExport::mixed);
    json.objects(
        "culprits",
        culprits(fragmentation, KeyCatalogue.STACKTRACE, KeyCatalogue.HANDLE),
        (found, fields) -> {
          fields.stack("stacktrace", found.culprit().get(KeyCatalogue.STACKTRACE));
          fields.number("handle", found.culprit().get(KeyCatalogue.HANDLE));
          fields.text("module", found.culprit().get(KeyCatalogue.MODULE));
          culprit(found, fields);
        });
    json.objects(
        "culprits_by_module",
        culprits(fragmentation, KeyCatalogue.MODULE),
        (found, fields) -> {
          fields.text("module", owner(found, KeyCatalogue.MODULE));
          culprit(found, fields);
        });
    json.objects(
        "culprits_by_name",
        culprits(fragmentation, KeyCatalogue.NAME),
        (found, fields) -> {
          fields.text("name", owner(found, KeyCatalogue.NAME));
          culprit(found, fields);
        });
    json.objects(
        "culprits_by_memcg",
        culprits(fragmentation, KeyCatalogue.MEMCG, KeyCatalogue.MEMCG_OFFLINE),
        (found, fields) -> {
          fields.text("memcg", owner(found, KeyCatalogue.MEMCG));
          fields.flag("memcg_offline", owner(found, KeyCatalogue.MEMCG_OFFLINE));
          culprit(found, fields);
        });
    json.objects(
        "single_page_blocks", fragmentation.singlePageBlocks(), FragmentationExport::single);
    MixedComparison beside = fragmentation.comparison();
    if (beside != null) {
      json.flag("equal", beside.isEqual());
      json.objects("compared", beside.rows(), FragmentationExport::compared);
      json.texts("compared_notes", beside.notes());
    }
    json.texts("notes", fragmentation.notes());
    json.end();
    return out;
  }

  private static void mixed(MixedBlocks row, JsonObject fields) {
    fields.number("node", row.node());
    fields.number("zone", row.zone());
    fields.text("type", row.type());
    fields.number("blocks", row.blocks());
    fields.number("cma_blocks", row.cmaBlocks());
    fields.number("tracked_blocks", row.tracked());
    fields.number("pages", row.pages());
    fields.number("foreign_pages", row.foreignPages());
    fields.fraction("fullness", row.fullness());
  }

  private record Found(String blockType, Culprit culprit) {}

  /**
   * Returns the culprits of Movable blocks, then those of CMA blocks, which the kernel counts as
   * Movable.
   */
  private static List<Found> culprits(Fragmentation fragmentation, Key<?>... keys) {
    List<Found> all = new ArrayList<>();
    for (String type : List.of(MigrateTypes.MOVABLE, MigrateTypes.CMA)) {
      fragmentation.culpritsIn(type, keys).forEach(one -> all.add(new Found(type, one)));
    }
    return all;
  }

  /**
   * Returns a value of the owner; {@code null} for early pages, whose values except the stack are
   * not of their owner.
   */
  private static <V> @Nullable V owner(Found found, Key<V> key) {
    return found.culprit().isEarly() ? null : found.culprit().get(key);
  }

  private static void culprit(Found found, JsonObject fields) {
    fields.text("block_type", found.blockType());
    fields.flag("early", found.culprit().isEarly());
    fields.number("blocks", found.culprit().blocks());
    fields.number("whole_again", found.culprit().wholeAgain());
    fields.number("times", found.culprit().times());
    fields.number("pages", found.culprit().pages());
  }

  private static void single(SpoiledBlock block, JsonObject fields) {
    fields.number("node", block.get(KeyCatalogue.NODE));
    fields.number("zone", block.get(KeyCatalogue.ZONE));
    fields.number("pageblock", block.get(KeyCatalogue.PAGEBLOCK));
    fields.number("pages", block.pages());
    fields.number("pfn", block.get(KeyCatalogue.PFN));
    fields.text("migrate_type", block.get(KeyCatalogue.MIGRATE_TYPE));
    fields.flag("early", block.get(KeyCatalogue.EARLY));
    fields.number("pid", block.get(KeyCatalogue.PID));
    fields.text("name", block.get(KeyCatalogue.NAME));
    fields.number("alloc_ts", block.get(KeyCatalogue.ALLOC_TS));
    fields.text("memcg", block.get(KeyCatalogue.MEMCG));
    fields.text("module", block.get(KeyCatalogue.MODULE));
    fields.number("handle", block.get(KeyCatalogue.HANDLE));
    fields.stack("stacktrace", block.get(KeyCatalogue.STACKTRACE));
  }

  private static void compared(MixedDifference row, JsonObject fields) {
    fields.number("node", row.node());
    fields.text("zone", row.zone());
    fields.text("type", row.type());
    fields.number("pageblocks", row.pageblocks());
    fields.number("blocks", row.blocks());
    fields.number("kernel_blocks", row.kernelBlocks());
    fields.number("difference", row.difference());
  }
}
