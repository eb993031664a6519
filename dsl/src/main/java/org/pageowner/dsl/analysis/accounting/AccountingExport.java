package org.pageowner.dsl.analysis.accounting;

import java.io.IOException;
import org.pageowner.core.SlabInfo;
import org.pageowner.dsl.internal.format.CsvLine;
import org.pageowner.dsl.internal.format.JsonObject;

/** Writes an accounting for programs. The fields are defined in docs/reference/command-line.md. */
final class AccountingExport {
  private AccountingExport() {}

  static void csv(Accounting accounting, Appendable out, int rows) throws IOException {
    out.append("part,name,counter,dump,exact,inexact,caller,module,usage\n");
    CsvLine line = new CsvLine(out);
    for (CounterLine one : accounting.counters()) {
      long inexact = one.difference() - one.exact() - one.unexplained();
      line.field("counter").field(one.name()).field(one.counter()).field(one.dump());
      line.field(one.exact()).field(inexact).field(null).field(null).field(null).end();
    }
    for (UncountedOwner owner : accounting.notInMeminfo().stream().limit(rows).toList()) {
      line.field("not_in_meminfo").field(null).field(null).field(owner.pages());
      line.field(null).field(null);
      line.field(owner.caller()).field(owner.module()).field(owner.usage()).end();
    }
  }

  static StringBuilder json(Accounting accounting) {
    StringBuilder out = new StringBuilder();
    JsonObject json = new JsonObject(out);
    json.text("source", accounting.report().source());
    json.number("page_size", accounting.pageSize());
    json.number("total", accounting.total());
    json.number("free", accounting.free());
    json.number("used", accounting.used());
    json.number("tracked", accounting.tracked());
    json.number("untracked", accounting.untracked());
    json.objects("untracked_reasons", accounting.untrackedReasons(), AccountingExport::reason);
    json.objects("counters", accounting.counters(), AccountingExport::counter);
    json.objects("not_in_meminfo", accounting.notInMeminfo(), AccountingExport::owner);
    json.number("unaccounted", accounting.unaccounted());
    json.number("page_ext", AccountingView.pageExt(accounting));
    accounting
        .files()
        .slabInfo()
        .ifPresent(slab -> json.objects("slab_caches", slab.caches(), AccountingExport::cache));
    json.end();
    return out;
  }

  private static void counter(CounterLine line, JsonObject fields) {
    fields.text("name", line.name());
    fields.number("counter", line.counter());
    fields.number("vmstat", line.vmstat());
    fields.number("dump", line.dump());
    fields.objects("reasons", line.reasons(), AccountingExport::reason);
  }

  private static void reason(Reason reason, JsonObject fields) {
    fields.text("reason", reason.reason());
    fields.number("pages", reason.pages());
    fields.flag("exact", reason.isExact());
  }

  private static void owner(UncountedOwner owner, JsonObject fields) {
    fields.text("caller", owner.caller());
    fields.text("module", owner.module());
    fields.text("usage", owner.usage());
    fields.number("pages", owner.pages());
  }

  private static void cache(SlabInfo.Cache cache, JsonObject fields) {
    fields.text("cache", cache.name());
    fields.number("pages", cache.pages());
    fields.number("objects", cache.objects());
    fields.number("object_size", cache.objectSize());
  }
}
