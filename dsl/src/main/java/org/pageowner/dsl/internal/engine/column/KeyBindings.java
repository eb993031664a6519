package org.pageowner.dsl.internal.engine.column;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.LogReport;
import org.pageowner.core.record.PageFlags;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;
import org.pageowner.core.record.Trailer;
import org.pageowner.dsl.internal.engine.column.KeyBinding.Derived;
import org.pageowner.dsl.internal.engine.column.KeyBinding.OfNumber;
import org.pageowner.dsl.internal.engine.column.KeyBinding.OfPart;
import org.pageowner.dsl.internal.engine.column.KeyBinding.OfReport;
import org.pageowner.dsl.internal.engine.column.KeyBinding.OfSeveral;
import org.pageowner.dsl.internal.usage.UsageRules;
import org.pageowner.dsl.plan.FlagKey;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;

/**
 * The binding of every key of the {@link KeyCatalogue} that is a field of records: the one place
 * that defines its column, its value in a record, and its JSON field. {@link ComputedKeys} has
 * those of the other keys.
 */
public final class KeyBindings {
  /** The module of the stack; where the stack has none, a line after it may name one. */
  private static final Derived<StackTrace, String> MODULE_OF_STACK =
      new Derived<>(KeyCatalogue.MODULE, KeySource.STACK, StackTrace::module);

  private static final Derived<Trailer, String> MODULE_OF_TRAILER =
      new Derived<>(KeyCatalogue.MODULE, KeySource.TRAILER, Trailer::module);

  private static final List<KeyBinding> BINDINGS =
      List.of(
          new OfNumber(KeyCatalogue.PFN, RecordBatch::pfn, PageRecord::pfn),
          new OfNumber(KeyCatalogue.ORDER, RecordBatch::order, PageRecord::order),
          new Derived<>(KeyCatalogue.GFP, KeySource.GFP, mask -> mask),
          new OfNumber(KeyCatalogue.PID, RecordBatch::pid, PageRecord::pid),
          new OfNumber(KeyCatalogue.TGID, RecordBatch::tgid, PageRecord::tgid),
          new OfPart<>(KeyCatalogue.NAME, KeySource.NAME),
          new OfNumber(KeyCatalogue.ALLOC_TS, RecordBatch::allocTs, PageRecord::allocTs),
          new OfNumber(KeyCatalogue.FREE_TS, RecordBatch::freeTs, PageRecord::freeTs),
          new OfSeveral(KeyCatalogue.FREE, List.of(), RuleColumns::free, PageRecord::isFree),
          new OfPart<>(KeyCatalogue.MIGRATE_TYPE, KeySource.MIGRATE_TYPE),
          new OfNumber(KeyCatalogue.PAGEBLOCK, RecordBatch::pageblock, PageRecord::pageblock),
          new OfPart<>(KeyCatalogue.PAGEBLOCK_TYPE, KeySource.PAGEBLOCK_TYPE),
          new Derived<>(KeyCatalogue.FLAGS, KeySource.FLAGS, flags -> flags),
          new Derived<>(KeyCatalogue.NODE, KeySource.FLAGS, PageFlags::node),
          new Derived<>(KeyCatalogue.ZONE, KeySource.FLAGS, PageFlags::zone),
          new Derived<>(KeyCatalogue.LASTCPUPID, KeySource.FLAGS, PageFlags::lastcpupid),
          new OfPart<>(KeyCatalogue.STACKTRACE, KeySource.STACK),
          new Derived<>(KeyCatalogue.CALLER, KeySource.STACK, StackTrace::caller),
          new OfSeveral(
              KeyCatalogue.MODULE,
              List.of(KeySource.STACK, KeySource.TRAILER),
              columns -> MODULE_OF_STACK.texts(columns, MODULE_OF_TRAILER.texts(columns, null)),
              PageRecord::module),
          new OfSeveral(
              KeyCatalogue.ALLOCATOR,
              List.of(KeySource.STACK, KeySource.TRAILER, KeySource.FLAGS),
              RuleColumns::allocator,
              PageRecord::allocators),
          new OfSeveral(
              KeyCatalogue.USAGE,
              List.of(),
              UsageColumns::usage,
              record -> UsageRules.get().rule(record).usage().word()),
          new OfSeveral(
              KeyCatalogue.USAGE_RULE,
              List.of(),
              UsageColumns::rule,
              record -> UsageRules.get().rule(record).name()),
          new Derived<>(KeyCatalogue.MIGRATE_REASON, KeySource.TRAILER, Trailer::migrateReason),
          new Derived<>(KeyCatalogue.MEMCG, KeySource.TRAILER, Trailer::memcg),
          charged(KeyCatalogue.MEMCG_OFFLINE, Trailer::memcgOffline),
          charged(KeyCatalogue.MEMCG_OBJCG, Trailer::memcgObjcg),
          new OfSeveral(
              KeyCatalogue.SLAB,
              List.of(KeySource.TRAILER, KeySource.FLAGS),
              RuleColumns::slab,
              PageRecord::isSlab),
          new OfSeveral(KeyCatalogue.EARLY, List.of(), RuleColumns::early, PageRecord::isEarly),
          new Derived<>(KeyCatalogue.HANDLE, KeySource.TRAILER, Trailer::handle),
          new Derived<>(
              KeyCatalogue.SWAPPED,
              KeySource.TRAILER,
              trailer -> trailer.swapped() ? Boolean.TRUE : null),
          new OfReport<>(KeyCatalogue.STATE, KeyBindings::state),
          new OfReport<>(KeyCatalogue.REASON, LogReport::reason),
          new OfReport<>(KeyCatalogue.FREE_PID, LogReport::freePid),
          new OfReport<>(KeyCatalogue.FREE_TGID, LogReport::freeTgid),
          new OfReport<>(KeyCatalogue.FREE_STACKTRACE, LogReport::freeStack));

  private static final Map<Key<?>, KeyBinding> BY_KEY =
      BINDINGS.stream().collect(Collectors.toUnmodifiableMap(KeyBinding::key, binding -> binding));

  private KeyBindings() {}

  /** Returns the binding of a key. */
  public static KeyBinding of(Key<?> key) {
    KeyBinding binding = BY_KEY.get(key);
    return binding == null ? ComputedKeys.binding(key) : binding;
  }

  /**
   * Returns the bindings of the fields of records, in the order of their JSON; keys that are
   * computed from other keys are no fields.
   */
  public static List<KeyBinding> all() {
    return BINDINGS;
  }

  /**
   * Returns the binding of a flag of the memory cgroup; the flag is absent if no cgroup is charged.
   */
  private static Derived<Trailer, Boolean> charged(FlagKey key, Function<Trailer, Boolean> mark) {
    return new Derived<>(
        key, KeySource.TRAILER, trailer -> trailer.memcg() == null ? null : mark.apply(trailer));
  }

  private static @Nullable String state(LogReport report) {
    LogReport.State state = report.state();
    return state == null ? null : state.word();
  }
}
