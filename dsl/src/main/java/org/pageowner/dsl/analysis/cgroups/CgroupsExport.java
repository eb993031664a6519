package org.pageowner.dsl.analysis.cgroups;

import java.io.IOException;
import org.pageowner.dsl.internal.format.CsvLine;
import org.pageowner.dsl.internal.format.JsonObject;
import org.pageowner.dsl.plan.KeyCatalogue;

/** Writes cgroups for programs. The fields are defined in docs/reference/command-line.md. */
final class CgroupsExport {
  private CgroupsExport() {}

  static void csv(Cgroups cgroups, Appendable out, int rows) throws IOException {
    out.append("memcg,memcg_offline,times,pages,direct_pages,objcg_pages,")
        .append("first_alloc_ts,last_alloc_ts\n");
    CsvLine line = new CsvLine(out);
    for (Cgroup one : cgroups.all().subList(0, Math.min(rows, cgroups.all().size()))) {
      line.field(one.name()).field(one.offline()).field(one.times()).field(one.pages());
      line.field(one.directPages()).field(one.objcgPages());
      line.field(one.firstAllocTs()).field(one.lastAllocTs()).end();
    }
  }

  static StringBuilder json(Cgroups cgroups) {
    StringBuilder out = new StringBuilder();
    JsonObject json = new JsonObject(out);
    json.text("source", cgroups.report().source());
    json.objects("cgroups", cgroups.all(), CgroupsExport::cgroup);
    json.objects("offline", cgroups.pins(), CgroupsExport::pin);
    json.number("offline_pages", cgroups.offlinePages());
    json.number("uncharged_pages", cgroups.unchargedPages());
    json.number("slab_pages", cgroups.slabPages());
    json.end();
    return out;
  }

  private static void cgroup(Cgroup cgroup, JsonObject fields) {
    fields.text("memcg", cgroup.name());
    fields.flag("memcg_offline", cgroup.offline());
    fields.number("times", cgroup.times());
    fields.number("pages", cgroup.pages());
    fields.number("direct_pages", cgroup.directPages());
    fields.number("objcg_pages", cgroup.objcgPages());
    fields.number("first_alloc_ts", cgroup.firstAllocTs());
    fields.number("last_alloc_ts", cgroup.lastAllocTs());
  }

  private static void pin(CgroupPin pin, JsonObject fields) {
    fields.text("memcg", pin.cgroup());
    fields.flag("memcg_objcg", pin.isObjcg());
    fields.number("times", pin.times());
    fields.number("pages", pin.pages());
    fields.number("first_alloc_ts", pin.firstAllocTs());
    fields.number("last_alloc_ts", pin.lastAllocTs());
    fields.number("names", pin.names());
    fields.text("name", pin.get(KeyCatalogue.NAME));
    fields.text("module", pin.get(KeyCatalogue.MODULE));
    fields.number("handle", pin.get(KeyCatalogue.HANDLE));
    fields.stack("stacktrace", pin.get(KeyCatalogue.STACKTRACE));
  }
}
