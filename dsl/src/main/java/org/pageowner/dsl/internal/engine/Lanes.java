package org.pageowner.dsl.internal.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Allocators;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.GfpMask;
import org.pageowner.core.record.LogReport;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.Mask;
import org.pageowner.core.record.PageFlags;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;
import org.pageowner.core.record.Trailer;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;

/** The lanes of one run: each key's is made when it is first asked for. */
public final class Lanes {
  private static final byte[] NO_BYTES = {};
  private static final Comparator<String> BY_BYTES =
      (a, b) -> Arrays.compareUnsigned(ByteText.encode(a), ByteText.encode(b));
  private static final Comparator<Mask> BY_BITS =
      Comparator.comparing(Mask::bits, Long::compareUnsigned).thenComparing(Mask::text);

  private final Domain<String> name = new Domain<>(RecordBatch::name);
  private final Domain<String> migrateType = new Domain<>(RecordBatch::migrateType);
  private final Domain<String> pageblockType = new Domain<>(RecordBatch::pageblockType);
  private final Domain<GfpMask> gfp = new Domain<>(RecordBatch::gfp);
  private final Domain<PageFlags> flags = new Domain<>(RecordBatch::flags);
  private final Domain<StackTrace> stack = new Domain<>(RecordBatch::stack);
  private final Domain<Trailer> trailer = new Domain<>(RecordBatch::trailer);
  private final Lane pages = new NumberLane(RecordBatch::pages);
  private final PageSums pageSums = new PageSums(pages);
  private final Lane times = new NumberLane(RecordBatch::times);
  private final Map<Key<?>, Lane> lanes = new HashMap<>();

  /** The lane of a key. */
  public Lane of(Key<?> key) {
    Lane known = lanes.get(key);
    if (known == null) {
      known = make(key);
      lanes.put(key, known);
    }
    return known;
  }

  /** Base pages that rows stand for. */
  public Lane pages() {
    return pages;
  }

  /** Running sums of the base pages. */
  PageSums pageSums() {
    return pageSums;
  }

  /** Sums of early rows, none yet. */
  EarlyStacks earlyStacks() {
    return new EarlyStacks(stack, () -> of(KeyCatalogue.EARLY));
  }

  /** Allocations that rows stand for. */
  public Lane times() {
    return times;
  }

  /** Gfp masks, sorted as the kernel prints them. */
  public Lane gfp() {
    return gfp;
  }

  /** Stack traces; an empty one and none are told apart. */
  public Lane stack() {
    return stack;
  }

  /** The lines after the stack, all together. */
  public Lane trailer() {
    return trailer;
  }

  /** The bytes of a code of {@link #stack}; none for an absent one. Not to be changed. */
  public byte[] stackBytes(long code) {
    return code == Block.ABSENT ? NO_BYTES : stack.bytes(code);
  }

  /** The bytes of a code of {@link #trailer}; none for an absent one. Not to be changed. */
  public byte[] trailerBytes(long code) {
    return code == Block.ABSENT ? NO_BYTES : trailer.bytes(code);
  }

  /** The bytes of a code of the names' lane; none for an absent one. Not to be changed. */
  public byte[] nameBytes(long code) {
    return code == Block.ABSENT ? NO_BYTES : name.bytes(code);
  }

  /** The bytes of a code of {@link #gfp}; none for an absent one. Not to be changed. */
  public byte[] gfpBytes(long code) {
    return code == Block.ABSENT ? NO_BYTES : gfp.bytes(code);
  }

  private Lane make(Key<?> key) {
    LaneOf rule = RULES.get(key);
    if (rule == null) {
      throw new IllegalArgumentException("no such key: " + key);
    }
    return rule.make(this);
  }

  private interface LaneOf {
    Lane make(Lanes lanes);
  }

  private static final Map<Key<?>, LaneOf> RULES =
      Map.ofEntries(
          number(KeyCatalogue.PID, RecordBatch::pid),
          number(KeyCatalogue.TGID, RecordBatch::tgid),
          number(KeyCatalogue.ALLOC_TS, RecordBatch::allocTs),
          number(KeyCatalogue.FREE_TS, RecordBatch::freeTs),
          number(KeyCatalogue.ORDER, RecordBatch::order),
          number(KeyCatalogue.PAGEBLOCK, RecordBatch::pageblock),
          number(KeyCatalogue.PFN, RecordBatch::pfn),
          rule(KeyCatalogue.NAME, lanes -> lanes.name),
          rule(KeyCatalogue.MIGRATE_TYPE, lanes -> lanes.migrateType),
          rule(KeyCatalogue.PAGEBLOCK_TYPE, lanes -> lanes.pageblockType),
          rule(KeyCatalogue.STACKTRACE, lanes -> lanes.stack),
          rule(KeyCatalogue.GFP, lanes -> derived(lanes.gfp, mask -> mask, BY_BITS)),
          rule(KeyCatalogue.FLAGS, lanes -> derived(lanes.flags, mask -> mask, BY_BITS)),
          rule(KeyCatalogue.MODULE, Lanes::module),
          rule(KeyCatalogue.CALLER, lanes -> derived(lanes.stack, StackTrace::caller, BY_BYTES)),
          rule(KeyCatalogue.NODE, lanes -> codes(lanes.flags, PageFlags::node)),
          rule(KeyCatalogue.ZONE, lanes -> codes(lanes.flags, PageFlags::zone)),
          rule(KeyCatalogue.LASTCPUPID, lanes -> codes(lanes.flags, PageFlags::lastcpupid)),
          rule(KeyCatalogue.HANDLE, lanes -> codes(lanes.trailer, Trailer::handle)),
          rule(KeyCatalogue.MEMCG, lanes -> derived(lanes.trailer, Trailer::memcg, BY_BYTES)),
          rule(
              KeyCatalogue.MIGRATE_REASON,
              lanes -> derived(lanes.trailer, Trailer::migrateReason, BY_BYTES)),
          rule(KeyCatalogue.MEMCG_OFFLINE, lanes -> charged(lanes, Trailer::memcgOffline)),
          rule(KeyCatalogue.MEMCG_OBJCG, lanes -> charged(lanes, Trailer::memcgObjcg)),
          rule(KeyCatalogue.SLAB, Lanes::slab),
          rule(KeyCatalogue.SWAPPED, Lanes::swapped),
          rule(KeyCatalogue.EARLY, Lanes::early),
          rule(KeyCatalogue.FREE, Lanes::free),
          rule(KeyCatalogue.ALLOCATOR, Lanes::allocator),
          rule(KeyCatalogue.STATE, lanes -> ReportLane.ofTexts(KeyValues::state)),
          rule(KeyCatalogue.REASON, lanes -> ReportLane.ofTexts(LogReport::reason)),
          rule(KeyCatalogue.FREE_STACKTRACE, lanes -> ReportLane.ofStacks(LogReport::freeStack)),
          rule(KeyCatalogue.FREE_PID, lanes -> new ReportNumberLane(LogReport::freePid)),
          rule(KeyCatalogue.FREE_TGID, lanes -> new ReportNumberLane(LogReport::freeTgid)));

  private static Map.Entry<Key<?>, LaneOf> rule(Key<?> key, LaneOf rule) {
    return Map.entry(key, rule);
  }

  private static Map.Entry<Key<?>, LaneOf> number(
      Key<?> key, Function<RecordBatch, LongColumn> column) {
    return Map.entry(key, lanes -> new NumberLane(column));
  }

  private static <V, T> Lane derived(
      Domain<V> domain, Function<V, @Nullable T> derivation, Comparator<? super T> order) {
    return new DerivedLane<>(domain, derivation, order);
  }

  private static Lane charged(Lanes lanes, Predicate<Trailer> mark) {
    Lane marks =
        codes(
            lanes.trailer,
            trailer -> trailer.memcg() == null ? null : (Long) (mark.test(trailer) ? 1L : 0L));
    return flag(List.of(marks), parts -> parts[0]);
  }

  private static Lane slab(Lanes lanes) {
    return flag(List.of(lanes.slabLine(), lanes.slabFlag()), parts -> parts[0] > 0 ? 1 : parts[1]);
  }

  private static Lane swapped(Lanes lanes) {
    Lane marks = codes(lanes.trailer, trailer -> trailer.swapped() ? (Long) 1L : null);
    return flag(List.of(marks), parts -> parts[0]);
  }

  private static Lane early(Lanes lanes) {
    Lane byStack = codes(lanes.stack, stack -> stack.isEmpty() ? -1L : stack.isEarly() ? 1L : 0L);
    Lane mask = codes(lanes.gfp, GfpMask::bits);
    return flag(
        List.of(byStack, mask, lanes.of(KeyCatalogue.ORDER)),
        parts -> parts[0] >= 0 ? parts[0] : parts[1] == 0 && parts[2] == 0 ? 1 : 0);
  }

  private static Lane free(Lanes lanes) {
    return flag(
        List.of(lanes.of(KeyCatalogue.ALLOC_TS), lanes.of(KeyCatalogue.FREE_TS)),
        parts ->
            parts[0] == Block.ABSENT || parts[1] == Block.ABSENT
                ? Block.ABSENT
                : parts[1] > parts[0] ? 1 : 0);
  }

  /** By the stack; where there is none, the text may name the module. */
  private static Lane module(Lanes lanes) {
    return new DerivedLane<>(
        lanes.stack,
        StackTrace::module,
        BY_BYTES,
        new DerivedLane<>(lanes.trailer, Trailer::module, BY_BYTES));
  }

  private static Lane allocator(Lanes lanes) {
    Lane printed =
        codes(
            lanes.trailer,
            trailer -> {
              Allocators allocators = trailer.allocators();
              return allocators == null ? 0L : allocators.bits();
            });
    Lane byStack =
        codes(lanes.stack, stack -> stack.isEmpty() ? -1L : (long) Allocators.bitsOf(stack));
    return new CombinedLane(
        List.of(byStack, lanes.of(KeyCatalogue.SLAB), printed),
        parts -> {
          long slab = parts[1] > 0 ? Allocators.SLAB : 0;
          long byText = Math.max(0, parts[2]); // absent is negative
          if (parts[0] < 0) {
            return (slab | byText) == 0 ? Block.ABSENT : slab | byText;
          }
          long bits = parts[0] | slab | (byText & Allocators.SLAB);
          return bits == 0 ? Allocators.OTHERS : bits;
        },
        code -> Allocators.of((int) code));
  }

  private Lane slabLine() {
    return codes(trailer, line -> line.slab() ? 1L : 0L);
  }

  private Lane slabFlag() {
    return codes(flags, set -> set.has("slab") ? 1L : 0L);
  }

  private static Lane flag(List<Lane> lanes, CombinedLane.Rule rule) {
    return new CombinedLane(lanes, rule, code -> code != 0);
  }

  private static <V> Lane codes(Domain<V> domain, Function<V, @Nullable Long> number) {
    return new CodeLane<>(domain, number);
  }
}
