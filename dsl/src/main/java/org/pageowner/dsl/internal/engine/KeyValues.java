package org.pageowner.dsl.internal.engine;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.PageFlags;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.Trailer;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;

/** A key's value of one record, as people get it. */
final class KeyValues {
  private static final Map<Key<?>, Function<PageRecord, @Nullable Object>> RULES =
      Map.ofEntries(
          Map.entry(KeyCatalogue.PID, record -> widened(record.pid())),
          Map.entry(KeyCatalogue.TGID, record -> widened(record.tgid())),
          Map.entry(KeyCatalogue.NAME, PageRecord::name),
          Map.entry(KeyCatalogue.STACKTRACE, PageRecord::stack),
          Map.entry(KeyCatalogue.ALLOC_TS, PageRecord::allocTs),
          Map.entry(KeyCatalogue.FREE_TS, PageRecord::freeTs),
          Map.entry(KeyCatalogue.FREE, PageRecord::isFree),
          Map.entry(KeyCatalogue.ALLOCATOR, PageRecord::allocators),
          Map.entry(KeyCatalogue.MODULE, PageRecord::module),
          Map.entry(KeyCatalogue.ORDER, record -> widened(record.order())),
          Map.entry(KeyCatalogue.GFP, PageRecord::gfp),
          Map.entry(KeyCatalogue.MIGRATE_TYPE, PageRecord::migrateType),
          Map.entry(KeyCatalogue.PAGEBLOCK, PageRecord::pageblock),
          Map.entry(KeyCatalogue.PAGEBLOCK_TYPE, PageRecord::pageblockType),
          Map.entry(KeyCatalogue.FLAGS, PageRecord::flags),
          Map.entry(KeyCatalogue.NODE, record -> ofFlags(record, PageFlags::node)),
          Map.entry(KeyCatalogue.ZONE, record -> ofFlags(record, PageFlags::zone)),
          Map.entry(KeyCatalogue.LASTCPUPID, record -> ofFlags(record, PageFlags::lastcpupid)),
          Map.entry(KeyCatalogue.MEMCG, record -> ofTrailer(record, Trailer::memcg)),
          Map.entry(KeyCatalogue.MEMCG_OFFLINE, record -> charged(record, Trailer::memcgOffline)),
          Map.entry(KeyCatalogue.MEMCG_OBJCG, record -> charged(record, Trailer::memcgObjcg)),
          Map.entry(
              KeyCatalogue.MIGRATE_REASON, record -> ofTrailer(record, Trailer::migrateReason)),
          Map.entry(KeyCatalogue.SLAB, PageRecord::isSlab),
          Map.entry(KeyCatalogue.EARLY, PageRecord::isEarly),
          Map.entry(KeyCatalogue.HANDLE, record -> ofTrailer(record, Trailer::handle)),
          Map.entry(KeyCatalogue.PFN, PageRecord::pfn));

  private KeyValues() {}

  static @Nullable Object of(PageRecord record, Key<?> key) {
    Function<PageRecord, @Nullable Object> rule = RULES.get(key);
    if (rule == null) {
      throw new IllegalArgumentException("no such key: " + key);
    }
    return rule.apply(record);
  }

  private static @Nullable Object widened(@Nullable Integer number) {
    return number == null ? null : (Object) number.longValue();
  }

  private static @Nullable Object ofFlags(
      PageRecord record, Function<PageFlags, @Nullable Object> part) {
    PageFlags flags = record.flags();
    return flags == null ? null : part.apply(flags);
  }

  private static @Nullable Object ofTrailer(
      PageRecord record, Function<Trailer, @Nullable Object> part) {
    Trailer trailer = record.trailer();
    return trailer == null ? null : part.apply(trailer);
  }

  private static @Nullable Object charged(PageRecord record, Function<Trailer, Object> mark) {
    return ofTrailer(record, trailer -> trailer.memcg() == null ? null : mark.apply(trailer));
  }
}
