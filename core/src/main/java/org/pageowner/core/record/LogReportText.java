package org.pageowner.core.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report of a kernel log as lines for people; frames start with two blanks. */
final class LogReportText {
  private final LogReport log;
  private final @Nullable PageRecord page;
  private final List<String> lines = new ArrayList<>();

  LogReportText(LogReport log, @Nullable PageRecord page) {
    this.log = log;
    this.page = page;
  }

  /** Returns the lines; control characters are escaped. */
  List<String> lines() {
    subject();
    if (log.reason() != null) {
      line("dumped because: " + log.reason());
    }
    if (page != null) {
      allocation(page);
    }
    freeing();
    return lines;
  }

  private void subject() {
    List<String> parts = new ArrayList<>();
    PageFlags flags = null;
    if (page != null) {
      Long pfn = page.pfn();
      Long order = page.order();
      parts.add(pfn == null ? "page of unknown PFN" : "page 0x" + Long.toHexString(pfn));
      if (order != null) {
        parts.add("order " + order + " (" + pages(page.pages()) + ")");
      }
      if (page.migrateType() != null) {
        parts.add(page.migrateType());
      }
      flags = page.flags();
    }
    parts.add(state());
    line("line " + log.line() + ": " + String.join(", ", parts));
    if (flags != null) {
      line("flags: " + flags.text());
    }
  }

  private String state() {
    LogReport.State state = log.state();
    return state == null
        ? "state unknown"
        : state == LogReport.State.FREED ? "freed when it was reported" : "allocated";
  }

  private static String pages(long count) {
    return count == 1 ? "1 page" : String.format(Locale.ROOT, "%,d pages", count);
  }

  private void allocation(PageRecord record) {
    List<String> parts = new ArrayList<>();
    if (record.name() != null) {
      parts.add("by " + record.name());
    }
    task(parts, record.pid(), record.tgid());
    time(parts, record.allocTs());
    GfpMask gfp = record.gfp();
    if (gfp != null) {
      parts.add("with gfp mask " + gfp.text());
    }
    String verb = log.state() == LogReport.State.ALLOCATED ? "allocated" : "last allocated";
    line(parts.isEmpty() ? verb : verb + " " + String.join(", ", parts));
    stack(record.stack());
    if (record.migrateReason() != null) {
      line("last migrated because: " + record.migrateReason());
    }
  }

  private void freeing() {
    List<String> parts = new ArrayList<>();
    task(parts, log.freePid(), log.freeTgid());
    Long printed = page == null ? null : page.freeTs();
    Long freed = log.freeTs() == null ? printed : log.freeTs();
    boolean isKnown = !parts.isEmpty() || log.freeStack() != null;
    if (freed != null && (freed != 0 || isKnown)) {
      time(parts, freed);
      isKnown = true;
    }
    if (isKnown) {
      String verb = log.state() == LogReport.State.ALLOCATED ? "freed before that" : "last freed";
      line(parts.isEmpty() ? verb : verb + " " + String.join(", ", parts));
      stack(log.freeStack());
    } else if (freed != null) {
      line("never freed before");
    }
  }

  private static void task(List<String> parts, @Nullable Long pid, @Nullable Long tgid) {
    if (pid != null) {
      parts.add((parts.isEmpty() ? "by pid " : "pid ") + pid);
    }
    if (tgid != null) {
      parts.add((parts.isEmpty() ? "by tgid " : "tgid ") + tgid);
    }
  }

  private static void time(List<String> parts, @Nullable Long nanos) {
    if (nanos != null) {
      parts.add("at " + TimeStamp.text(nanos));
    }
  }

  private void stack(@Nullable StackTrace stack) {
    if (stack == null || stack.isEmpty()) {
      line("  (no stack)");
      return;
    }
    stack.frames().forEach(frame -> line("  " + frame.text()));
  }

  private void line(String text) {
    lines.add(ByteText.printable(text));
  }
}
