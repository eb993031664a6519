package org.pageowner.dsl.internal.engine.column;

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

/** The columns of one run: each key's is made when it is first asked for. */
public final class KeyColumns {
  private static final byte[] NO_BYTES = {};
  private static final Comparator<String> BY_BYTES =
      (a, b) -> Arrays.compareUnsigned(ByteText.encode(a), ByteText.encode(b));
  private static final Comparator<Mask> BY_BITS =
      Comparator.comparing(Mask::bits, Long::compareUnsigned).thenComparing(Mask::text);

  private final DictionaryKeyColumn<String> name = new DictionaryKeyColumn<>(RecordBatch::name);
  private final DictionaryKeyColumn<String> migrateType =
      new DictionaryKeyColumn<>(RecordBatch::migrateType);
  private final DictionaryKeyColumn<String> pageblockType =
      new DictionaryKeyColumn<>(RecordBatch::pageblockType);
  private final DictionaryKeyColumn<GfpMask> gfp = new DictionaryKeyColumn<>(RecordBatch::gfp);
  private final DictionaryKeyColumn<PageFlags> flags =
      new DictionaryKeyColumn<>(RecordBatch::flags);
  private final DictionaryKeyColumn<StackTrace> stack =
      new DictionaryKeyColumn<>(RecordBatch::stack);
  private final DictionaryKeyColumn<Trailer> trailer =
      new DictionaryKeyColumn<>(RecordBatch::trailer);
  private final KeyColumn pages = new NumberKeyColumn(RecordBatch::pages);
  private final RunningPages runningPages = new RunningPages(pages);
  private final KeyColumn times = new NumberKeyColumn(RecordBatch::times);
  private final Map<Key<?>, KeyColumn> columns = new HashMap<>();

  /** The column of a key. */
  public KeyColumn of(Key<?> key) {
    KeyColumn known = columns.get(key);
    if (known == null) {
      known = make(key);
      columns.put(key, known);
    }
    return known;
  }

  /** Base pages that rows stand for. */
  public KeyColumn pages() {
    return pages;
  }

  /** Running sums of the base pages. */
  public RunningPages runningPages() {
    return runningPages;
  }

  /** Allocations that rows stand for. */
  public KeyColumn times() {
    return times;
  }

  /** Gfp masks, sorted as the kernel prints them. */
  public KeyColumn gfp() {
    return gfp;
  }

  /** Stack traces; an empty one and none are told apart. */
  public DictionaryKeyColumn<StackTrace> stack() {
    return stack;
  }

  /** The lines after the stack, all together. */
  public KeyColumn trailer() {
    return trailer;
  }

  /** The bytes of a code of {@link #stack}; none for an absent one. Not to be changed. */
  public byte[] stackBytes(long code) {
    return code == RowSlice.ABSENT ? NO_BYTES : stack.bytes(code);
  }

  /** The bytes of a code of {@link #trailer}; none for an absent one. Not to be changed. */
  public byte[] trailerBytes(long code) {
    return code == RowSlice.ABSENT ? NO_BYTES : trailer.bytes(code);
  }

  /** The bytes of a code of the names' column; none for an absent one. Not to be changed. */
  public byte[] nameBytes(long code) {
    return code == RowSlice.ABSENT ? NO_BYTES : name.bytes(code);
  }

  /** The bytes of a code of {@link #gfp}; none for an absent one. Not to be changed. */
  public byte[] gfpBytes(long code) {
    return code == RowSlice.ABSENT ? NO_BYTES : gfp.bytes(code);
  }

  private KeyColumn make(Key<?> key) {
    ColumnRule rule = RULES.get(key);
    if (rule == null) {
      throw new IllegalArgumentException("no such key: " + key);
    }
    return rule.make(this);
  }

  private interface ColumnRule {
    KeyColumn make(KeyColumns columns);
  }

  private static final Map<Key<?>, ColumnRule> RULES =
      Map.ofEntries(
          number(KeyCatalogue.PID, RecordBatch::pid),
          number(KeyCatalogue.TGID, RecordBatch::tgid),
          number(KeyCatalogue.ALLOC_TS, RecordBatch::allocTs),
          number(KeyCatalogue.FREE_TS, RecordBatch::freeTs),
          number(KeyCatalogue.ORDER, RecordBatch::order),
          number(KeyCatalogue.PAGEBLOCK, RecordBatch::pageblock),
          number(KeyCatalogue.PFN, RecordBatch::pfn),
          rule(KeyCatalogue.NAME, columns -> columns.name),
          rule(KeyCatalogue.MIGRATE_TYPE, columns -> columns.migrateType),
          rule(KeyCatalogue.PAGEBLOCK_TYPE, columns -> columns.pageblockType),
          rule(KeyCatalogue.STACKTRACE, columns -> columns.stack),
          rule(KeyCatalogue.GFP, columns -> derived(columns.gfp, mask -> mask, BY_BITS)),
          rule(KeyCatalogue.FLAGS, columns -> derived(columns.flags, mask -> mask, BY_BITS)),
          rule(KeyCatalogue.MODULE, KeyColumns::module),
          rule(
              KeyCatalogue.CALLER, columns -> derived(columns.stack, StackTrace::caller, BY_BYTES)),
          rule(KeyCatalogue.NODE, columns -> codes(columns.flags, PageFlags::node)),
          rule(KeyCatalogue.ZONE, columns -> codes(columns.flags, PageFlags::zone)),
          rule(KeyCatalogue.LASTCPUPID, columns -> codes(columns.flags, PageFlags::lastcpupid)),
          rule(KeyCatalogue.HANDLE, columns -> codes(columns.trailer, Trailer::handle)),
          rule(KeyCatalogue.MEMCG, columns -> derived(columns.trailer, Trailer::memcg, BY_BYTES)),
          rule(
              KeyCatalogue.MIGRATE_REASON,
              columns -> derived(columns.trailer, Trailer::migrateReason, BY_BYTES)),
          rule(KeyCatalogue.MEMCG_OFFLINE, columns -> charged(columns, Trailer::memcgOffline)),
          rule(KeyCatalogue.MEMCG_OBJCG, columns -> charged(columns, Trailer::memcgObjcg)),
          rule(KeyCatalogue.SLAB, KeyColumns::slab),
          rule(KeyCatalogue.SWAPPED, KeyColumns::swapped),
          rule(KeyCatalogue.EARLY, KeyColumns::early),
          rule(KeyCatalogue.FREE, KeyColumns::free),
          rule(KeyCatalogue.ALLOCATOR, KeyColumns::allocator),
          rule(KeyCatalogue.STATE, columns -> ReportKeyColumn.ofTexts(KeyValues::state)),
          rule(KeyCatalogue.REASON, columns -> ReportKeyColumn.ofTexts(LogReport::reason)),
          rule(
              KeyCatalogue.FREE_STACKTRACE,
              columns -> ReportKeyColumn.ofStacks(LogReport::freeStack)),
          rule(KeyCatalogue.FREE_PID, columns -> new ReportNumberKeyColumn(LogReport::freePid)),
          rule(KeyCatalogue.FREE_TGID, columns -> new ReportNumberKeyColumn(LogReport::freeTgid)));

  private static Map.Entry<Key<?>, ColumnRule> rule(Key<?> key, ColumnRule rule) {
    return Map.entry(key, rule);
  }

  private static Map.Entry<Key<?>, ColumnRule> number(
      Key<?> key, Function<RecordBatch, LongColumn> column) {
    return Map.entry(key, columns -> new NumberKeyColumn(column));
  }

  private static <V, T> KeyColumn derived(
      DictionaryKeyColumn<V> domain,
      Function<V, @Nullable T> derivation,
      Comparator<? super T> order) {
    return new DerivedKeyColumn<>(domain, derivation, order);
  }

  private static KeyColumn charged(KeyColumns columns, Predicate<Trailer> mark) {
    KeyColumn marks =
        codes(
            columns.trailer,
            trailer -> trailer.memcg() == null ? null : (Long) (mark.test(trailer) ? 1L : 0L));
    return flag(List.of(marks), parts -> parts[0]);
  }

  private static KeyColumn slab(KeyColumns columns) {
    return flag(
        List.of(columns.slabLine(), columns.slabFlag()), parts -> parts[0] > 0 ? 1 : parts[1]);
  }

  private static KeyColumn swapped(KeyColumns columns) {
    KeyColumn marks = codes(columns.trailer, trailer -> trailer.swapped() ? (Long) 1L : null);
    return flag(List.of(marks), parts -> parts[0]);
  }

  private static KeyColumn early(KeyColumns columns) {
    KeyColumn byStack =
        codes(columns.stack, stack -> stack.isEmpty() ? -1L : stack.isEarly() ? 1L : 0L);
    KeyColumn mask = codes(columns.gfp, GfpMask::bits);
    return flag(
        List.of(byStack, mask, columns.of(KeyCatalogue.ORDER)),
        parts -> parts[0] >= 0 ? parts[0] : parts[1] == 0 && parts[2] == 0 ? 1 : 0);
  }

  private static KeyColumn free(KeyColumns columns) {
    return flag(
        List.of(columns.of(KeyCatalogue.ALLOC_TS), columns.of(KeyCatalogue.FREE_TS)),
        parts ->
            parts[0] == RowSlice.ABSENT || parts[1] == RowSlice.ABSENT
                ? RowSlice.ABSENT
                : parts[1] > parts[0] ? 1 : 0);
  }

  /** By the stack; where there is none, the text may name the module. */
  private static KeyColumn module(KeyColumns columns) {
    return new DerivedKeyColumn<>(
        columns.stack,
        StackTrace::module,
        BY_BYTES,
        new DerivedKeyColumn<>(columns.trailer, Trailer::module, BY_BYTES));
  }

  private static KeyColumn allocator(KeyColumns columns) {
    KeyColumn printed =
        codes(
            columns.trailer,
            trailer -> {
              Allocators allocators = trailer.allocators();
              return allocators == null ? 0L : allocators.bits();
            });
    KeyColumn byStack =
        codes(columns.stack, stack -> stack.isEmpty() ? -1L : (long) Allocators.bitsOf(stack));
    return new CombinedKeyColumn(
        List.of(byStack, columns.of(KeyCatalogue.SLAB), printed),
        parts -> {
          long slab = parts[1] > 0 ? Allocators.SLAB : 0;
          long byText = Math.max(0, parts[2]); // absent is negative
          if (parts[0] < 0) {
            return (slab | byText) == 0 ? RowSlice.ABSENT : slab | byText;
          }
          long bits = parts[0] | slab | (byText & Allocators.SLAB);
          return bits == 0 ? Allocators.OTHERS : bits;
        },
        code -> Allocators.of((int) code));
  }

  private KeyColumn slabLine() {
    return codes(trailer, line -> line.slab() ? 1L : 0L);
  }

  private KeyColumn slabFlag() {
    return codes(flags, set -> set.has("slab") ? 1L : 0L);
  }

  private static KeyColumn flag(List<KeyColumn> columns, CombinedKeyColumn.Rule rule) {
    return new CombinedKeyColumn(columns, rule, code -> code != 0);
  }

  private static <V> KeyColumn codes(
      DictionaryKeyColumn<V> domain, Function<V, @Nullable Long> number) {
    return new CodeKeyColumn<>(domain, number);
  }
}
