package org.pageowner.dsl.internal.engine.column;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.LogReport;
import org.pageowner.core.record.PageRecord;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;

/** A key's value of one record, as people get it. */
public final class KeyValues {
  private static final Map<Key<?>, Function<PageRecord, @Nullable Object>> RULES =
      Map.ofEntries(
          Map.entry(KeyCatalogue.PID, PageRecord::pid),
          Map.entry(KeyCatalogue.TGID, PageRecord::tgid),
          Map.entry(KeyCatalogue.NAME, PageRecord::name),
          Map.entry(KeyCatalogue.STACKTRACE, PageRecord::stack),
          Map.entry(KeyCatalogue.ALLOC_TS, PageRecord::allocTs),
          Map.entry(KeyCatalogue.FREE_TS, PageRecord::freeTs),
          Map.entry(KeyCatalogue.FREE, PageRecord::isFree),
          Map.entry(KeyCatalogue.ALLOCATOR, PageRecord::allocators),
          Map.entry(KeyCatalogue.MODULE, PageRecord::module),
          Map.entry(KeyCatalogue.CALLER, PageRecord::caller),
          Map.entry(KeyCatalogue.ORDER, PageRecord::order),
          Map.entry(KeyCatalogue.GFP, PageRecord::gfp),
          Map.entry(KeyCatalogue.MIGRATE_TYPE, PageRecord::migrateType),
          Map.entry(KeyCatalogue.PAGEBLOCK, PageRecord::pageblock),
          Map.entry(KeyCatalogue.PAGEBLOCK_TYPE, PageRecord::pageblockType),
          Map.entry(KeyCatalogue.FLAGS, PageRecord::flags),
          Map.entry(KeyCatalogue.NODE, PageRecord::node),
          Map.entry(KeyCatalogue.ZONE, PageRecord::zone),
          Map.entry(KeyCatalogue.LASTCPUPID, PageRecord::lastcpupid),
          Map.entry(KeyCatalogue.MEMCG, PageRecord::memcg),
          Map.entry(KeyCatalogue.MEMCG_OFFLINE, PageRecord::isMemcgOffline),
          Map.entry(KeyCatalogue.MEMCG_OBJCG, PageRecord::isMemcgObjcg),
          Map.entry(KeyCatalogue.MIGRATE_REASON, PageRecord::migrateReason),
          Map.entry(KeyCatalogue.SLAB, PageRecord::isSlab),
          Map.entry(KeyCatalogue.SWAPPED, PageRecord::isSwapped),
          Map.entry(KeyCatalogue.EARLY, PageRecord::isEarly),
          Map.entry(KeyCatalogue.HANDLE, PageRecord::handle),
          Map.entry(KeyCatalogue.PFN, PageRecord::pfn),
          ofReport(KeyCatalogue.STATE, KeyValues::state),
          ofReport(KeyCatalogue.REASON, LogReport::reason),
          ofReport(KeyCatalogue.FREE_STACKTRACE, LogReport::freeStack),
          ofReport(KeyCatalogue.FREE_PID, LogReport::freePid),
          ofReport(KeyCatalogue.FREE_TGID, LogReport::freeTgid));

  private KeyValues() {}

  public static @Nullable Object of(PageRecord record, Key<?> key) {
    Function<PageRecord, @Nullable Object> rule = RULES.get(key);
    if (rule == null) {
      throw new IllegalArgumentException("no such key: " + key);
    }
    return rule.apply(record);
  }

  /** The state as text: {@code allocated} or {@code freed}. */
  static @Nullable String state(LogReport report) {
    LogReport.State state = report.state();
    return state == null ? null : state.word();
  }

  private static Map.Entry<Key<?>, Function<PageRecord, @Nullable Object>> ofReport(
      Key<?> key, Function<LogReport, @Nullable Object> value) {
    return Map.entry(
        key,
        record -> {
          LogReport report = record.logReport();
          return report == null ? null : value.apply(report);
        });
  }
}
