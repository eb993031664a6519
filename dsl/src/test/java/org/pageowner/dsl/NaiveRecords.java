package org.pageowner.dsl;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.LogReport;
import org.pageowner.core.record.LogReport.State;
import org.pageowner.core.record.Mask;
import org.pageowner.core.record.PageFlags;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.StackTrace;
import org.pageowner.core.record.Trailer;
import org.pageowner.dsl.internal.usage.UsageRules;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.FlagKey;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.TextKey;
import org.pageowner.dsl.plan.TextTerm;

/** A reference implementation of keys and conditions on one record. */
final class NaiveRecords {
  private NaiveRecords() {}

  /** Returns the value of a key; {@code null} if it is absent. */
  static @Nullable Object value(PageRecord record, Key<?> key) {
    PageFlags flags = record.flags();
    Trailer trailer = record.trailer();
    boolean charged = trailer != null && trailer.memcg() != null;
    return switch (key.name()) {
      case "pid" -> record.pid();
      case "tgid" -> record.tgid();
      case "name" -> record.name();
      case "stacktrace" -> record.stack();
      case "alloc_ts" -> record.allocTs();
      case "free_ts" -> record.freeTs();
      case "free" -> record.isFree();
      case "allocator" -> record.allocators();
      case "module" -> record.module();
      case "caller" -> record.caller();
      case "usage" -> UsageRules.get().rule(record).usage().word();
      case "usage_rule" -> UsageRules.get().rule(record).name();
      case "order" -> record.order();
      case "gfp" -> record.gfp();
      case "migrate_type" -> record.migrateType();
      case "pageblock" -> record.pageblock();
      case "pageblock_type" -> record.pageblockType();
      case "flags" -> flags;
      case "node" -> flags == null ? null : flags.node();
      case "zone" -> flags == null ? null : flags.zone();
      case "lastcpupid" -> flags == null ? null : flags.lastcpupid();
      case "memcg" -> trailer == null ? null : trailer.memcg();
      case "memcg_offline" -> charged ? Objects.requireNonNull(trailer).memcgOffline() : null;
      case "memcg_objcg" -> charged ? Objects.requireNonNull(trailer).memcgObjcg() : null;
      case "migrate_reason" -> trailer == null ? null : trailer.migrateReason();
      case "slab" -> record.isSlab();
      case "swapped" -> (trailer != null && trailer.swapped()) ? true : null;
      case "early" -> record.isEarly();
      case "handle" -> trailer == null ? null : trailer.handle();
      case "pfn" -> record.pfn();
      case "state", "reason", "free_stacktrace", "free_pid", "free_tgid" ->
          ofReport(record.logReport(), key.name());
      default -> NaiveKeys.value(record, key);
    };
  }

  private static @Nullable Object ofReport(@Nullable LogReport report, String name) {
    if (report == null) {
      return null;
    }
    return switch (name) {
      case "state" ->
          report.state() == null ? null : report.state() == State.FREED ? "freed" : "allocated";
      case "reason" -> report.reason();
      case "free_stacktrace" -> report.freeStack();
      case "free_pid" -> report.freePid();
      default -> report.freeTgid();
    };
  }

  /** Returns whether a condition holds. */
  static boolean holds(Condition condition, PageRecord record) {
    if (condition instanceof Condition.And and) {
      return and.conditions().stream().allMatch(c -> holds(c, record));
    } else if (condition instanceof Condition.Or or) {
      return or.conditions().stream().anyMatch(c -> holds(c, record));
    } else if (condition instanceof Condition.Not not) {
      return !holds(not.condition(), record);
    } else if (condition instanceof Condition.Present present) {
      return value(record, present.key()) != null;
    } else if (condition instanceof FlagKey flag) {
      return Boolean.TRUE.equals(value(record, flag));
    } else if (condition instanceof Condition.NumberIn in) {
      Object number = value(record, in.key());
      return number != null && in.values().contains(number);
    } else if (condition instanceof Condition.NumberRange range) {
      Long number = (Long) value(record, range.key());
      return number != null
          && (range.atLeast() == null || number >= range.atLeast())
          && (range.atMost() == null || number <= range.atMost());
    } else if (condition instanceof Condition.MaskHas has) {
      Mask mask = (Mask) value(record, has.key());
      return mask != null && has.names().stream().allMatch(mask::has);
    } else if (condition instanceof Condition.StackLike like) {
      StackTrace stack = (StackTrace) value(record, like.key());
      return stack != null && NaiveKeys.hasSequence(stack, like.sequence());
    }
    return holdsForText(condition, record);
  }

  private static boolean holdsForText(Condition condition, PageRecord record) {
    TextTerm term =
        condition instanceof Condition.TextIn in
            ? in.term()
            : condition instanceof Condition.TextLike like
                ? like.term()
                : ((Condition.TextMatches) condition).term();
    if (term.equals(KeyCatalogue.CALLER) && !(condition instanceof Condition.TextMatches)) {
      Frame caller = record.stack() == null ? null : record.stack().callerFrame();
      return caller != null && holdsForName(condition, caller);
    }
    if (term instanceof TextKey key) {
      String text = (String) value(record, key);
      return text != null && holds(condition, text);
    }
    StackTrace stack = record.stack();
    if (stack != null) {
      for (Frame frame : stack.frames()) {
        if (condition instanceof Condition.TextMatches
            ? holds(condition, frame.text())
            : holdsForName(condition, frame)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean holdsForName(Condition condition, Frame frame) {
    String symbol = frame.symbol();
    return holds(condition, symbol == null ? frame.text() : symbol)
        || (symbol != null && holds(condition, Objects.requireNonNull(frame.function())));
  }

  private static boolean holds(Condition condition, String text) {
    if (condition instanceof Condition.TextIn in) {
      return in.values().contains(text);
    }
    return condition instanceof Condition.TextLike like
        ? like.matcher().matches(text)
        : ((Condition.TextMatches) condition).pattern().matcher(text).find();
  }
}
