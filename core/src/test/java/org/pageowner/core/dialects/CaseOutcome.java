package org.pageowner.core.dialects;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.record.Allocators;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Diagnostic;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.LogReport;
import org.pageowner.core.record.Mask;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.StackTrace;
import org.pageowner.core.record.Trailer;

/** The contents of a dump in the form of case files, without absent fields. */
final class CaseOutcome {
  private final StringBuilder out = new StringBuilder();

  private CaseOutcome() {}

  static String of(Dump dump) {
    CaseOutcome outcome = new CaseOutcome();
    outcome.report(dump.report());
    dump.forEach(outcome::record);
    return outcome.out.toString();
  }

  private void report(ReadReport report) {
    out.append("report records=").append(report.records());
    out.append(" malformed=").append(report.malformed());
    out.append(" unknown_lines=").append(report.unknownLines());
    out.append(" skipped=").append(report.skippedBytes());
    out.append(" tail=").append(report.tailBytes()).append('\n');
    List<Diagnostic> diagnostics = new ArrayList<>(report.samples());
    diagnostics.addAll(report.unknownLineSamples());
    for (Diagnostic diagnostic : diagnostics) {
      out.append("  line ")
          .append(diagnostic.line())
          .append(": ")
          .append(diagnostic.reason())
          .append('\n');
    }
  }

  private void record(PageRecord r) {
    out.append("record\n");
    field("dialect", r.dialect());
    field("order", r.order());
    field("pages", r.pages() == 0 ? null : r.pages());
    mask("gfp", r.gfp());
    field("pid", r.pid());
    field("tgid", r.tgid());
    text("name", r.name());
    field("alloc_ts", r.allocTs());
    field("free_ts", r.freeTs());
    field("pfn", r.pfn());
    text("migrate_type", r.migrateType());
    field("pageblock", r.pageblock());
    text("pageblock_type", r.pageblockType());
    mask("flags", r.flags());
    field("node", r.node());
    field("zone", r.zone());
    field("lastcpupid", r.lastcpupid());
    stack("stack", r.stack());
    text("module", r.module());
    Allocators allocators = r.allocators();
    field("allocator", allocators == null ? null : allocators.text());
    field("handle", r.handle());
    text("migrate_reason", r.migrateReason());
    text("memcg", r.memcg());
    field("memcg_offline", r.isMemcgOffline());
    field("memcg_objcg", r.isMemcgObjcg());
    field("slab", Boolean.TRUE.equals(r.isSlab()) ? true : null);
    field("early", r.isEarly() ? true : null);
    LogReport log = r.logReport();
    if (log != null) {
      log(log);
    }
    Trailer trailer = r.trailer();
    if (trailer != null) {
      field("swapped", trailer.swapped() ? true : null);
      text("allocated_by_module", trailer.module());
      trailer.unknownLines().forEach(line -> text("unknown", line));
    }
  }

  private void log(LogReport log) {
    field("line", log.line());
    field("state", log.state());
    text("reason", log.reason());
    field("free_pid", log.freePid());
    field("free_tgid", log.freeTgid());
    field("free_stack_ts", log.freeTs());
    stack("free_stack", log.freeStack());
  }

  private void stack(String name, @Nullable StackTrace stack) {
    if (stack == null) {
      return;
    }
    field(name, "");
    for (Frame frame : stack.frames()) {
      out.append("    ").append(frame.symbol());
      if (frame.offset() >= 0) {
        out.append(" offset=").append(Long.toHexString(frame.offset()));
      }
      if (frame.size() >= 0) {
        out.append(" size=").append(Long.toHexString(frame.size()));
      }
      if (frame.module() != null) {
        out.append(" module=").append(frame.module());
      }
      if (frame.address() != null) {
        out.append(" address=").append(Long.toHexString(frame.address()));
      }
      if (frame.source() != null) {
        out.append(" source=(").append(frame.source()).append(')');
      }
      if (frame.isInlined()) {
        out.append(" inlined");
      }
      out.append('\n');
    }
  }

  private void mask(String name, @Nullable Mask mask) {
    if (mask != null) {
      field(name + "_mask", mask.hasBits() ? "0x" + Long.toHexString(mask.bits()) : null);
      field(name, mask.hasNames() ? String.join("|", mask.names()) : null);
    }
  }

  private void text(String name, @Nullable String value) {
    field(name, value == null ? null : "'" + ByteText.printable(value) + "'");
  }

  private void field(String name, @Nullable Object value) {
    if (value != null) {
      out.append("  ").append((name + " " + value).strip()).append('\n');
    }
  }
}
