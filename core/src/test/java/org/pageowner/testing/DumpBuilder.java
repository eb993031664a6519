package org.pageowner.testing;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;

/**
 * Writes a dump record by record, byte for byte as the kernel of a form prints it.
 *
 * <pre>{@code
 * byte[] dump =
 *     DumpBuilder.of(Form.V6_7)
 *         .record(r -> r.pid(7).name("a (b), ts c").frames("f+0x1/0x2"))
 *         .record(r -> r.order(3).memcg("/"))
 *         .bytes();
 * }</pre>
 *
 * <p>{@link #records()} has the values in the dump, for comparison with those that a reader
 * returns. The order of the lines is that of {@code print_page_owner()} in mm/page_owner.c.
 */
public final class DumpBuilder {
  /** The page flags that are printed by a letter each, in their columns. */
  static final List<String> LETTER_NAMES =
      List.of(
          "locked",
          "error",
          "referenced",
          "uptodate",
          "dirty",
          "lru",
          "active",
          "slab",
          "writeback",
          "compound",
          "swapcache",
          "mappedtodisk");

  private static final String LETTERS = "KERUDLASWCBM";
  private static final long FIRST_PFN = 0x1000;
  private static final long FIRST_TS = 1_000_000_000;
  private static final long FIRST_HANDLE = 1_048_577;

  private final Form form;
  private PrintMode mode = PrintMode.STACK;
  private final List<RecordDraft> drafts = new ArrayList<>();

  private DumpBuilder(Form form) {
    this.form = form;
  }

  /** A dump of a form, without records yet. */
  public static DumpBuilder of(Form form) {
    return new DumpBuilder(form);
  }

  /** Sets how every record prints its stack; frames by default. */
  public DumpBuilder mode(PrintMode mode) {
    if (mode != PrintMode.STACK && form != Form.V6_7) {
      throw new IllegalArgumentException("no kernel of form " + form + " prints handles");
    }
    this.mode = mode;
    return this;
  }

  /** Adds a record with plausible values throughout. */
  public DumpBuilder record() {
    return record(r -> {});
  }

  /** Adds a record from a draft; fields that are not set have plausible values. */
  public DumpBuilder record(Consumer<RecordDraft> change) {
    RecordDraft draft = new RecordDraft();
    change.accept(draft);
    return record(draft);
  }

  /** Adds a record as drafted. */
  public DumpBuilder record(RecordDraft draft) {
    drafts.add(draft);
    return this;
  }

  /** Returns the records in order, without the fields that their form does not print. */
  public List<RecordSpec> records() {
    Map<List<String>, Long> handles = new HashMap<>();
    List<RecordSpec> records = new ArrayList<>();
    long pfn = FIRST_PFN;
    long ts = FIRST_TS;
    for (RecordDraft draft : drafts) {
      long handle =
          handles.computeIfAbsent(draft.stack(), stack -> FIRST_HANDLE + 2L * handles.size());
      records.add(draft.in(form, mode, pfn, ts, handle));
      pfn = draft.nextPfn(pfn);
      ts += 1000;
    }
    return List.copyOf(records);
  }

  /** The dump. */
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (RecordSpec record : records()) {
      out.writeBytes(RecordSpec.bytes(text(record)));
    }
    return out.toByteArray();
  }

  /** The dump as text, one char a byte. */
  public String latin1() {
    return RecordSpec.latin1(bytes());
  }

  private String text(RecordSpec r) {
    StringBuilder out = new StringBuilder();
    firstLine(out, r);
    pfnLine(out, r);
    if (r.frames() != null) {
      r.frames().forEach(frame -> out.append(' ').append(frame).append('\n'));
    }
    if (r.handle() != null) {
      out.append("handle: ").append(Long.toUnsignedString(r.handle())).append('\n');
    }
    if (r.migrateReason() != null) {
      out.append("Page has been migrated, last migrate reason: ").append(r.migrateReason());
      out.append('\n');
    }
    chargeLine(out, r);
    r.unknownLines().forEach(line -> out.append(line).append('\n'));
    return out.append('\n').toString();
  }

  private void firstLine(StringBuilder out, RecordSpec r) {
    out.append("Page allocated via order ").append(r.order());
    out.append(", mask ").append(hex(r.gfpMask()));
    if (form.hasNames()) {
      out.append('(').append(r.gfpNames()).append(')');
    }
    if (r.pid() != null) {
      out.append(", pid ").append(r.pid());
    }
    if (r.tgid() != null) {
      out.append(", tgid ").append(r.tgid()).append(" (").append(r.name()).append(')');
    }
    if (r.allocTs() != null) {
      out.append(", ts ").append(Long.toUnsignedString(r.allocTs())).append(" ns");
    }
    if (r.freeTs() != null) {
      out.append(", free_ts ").append(Long.toUnsignedString(r.freeTs())).append(" ns");
    }
    out.append('\n');
  }

  private void pfnLine(StringBuilder out, RecordSpec r) {
    if (!form.hasNames()) {
      lettersLine(out, r);
      return;
    }
    StringJoiner flags = new StringJoiner("|");
    r.flags().forEach(flags::add);
    if (r.node() != null) {
      flags.add("node=" + r.node());
    }
    if (r.zone() != null) {
      flags.add("zone=" + r.zone());
    }
    if (r.lastcpupid() != null) {
      flags.add("lastcpupid=" + hex(r.lastcpupid()));
    }
    out.append("PFN ").append(form.hasHexPfn() ? hex(r.pfn()) : Long.toString(r.pfn()));
    out.append(" type ").append(r.migrateType());
    out.append(" Block ").append(r.pageblock()).append(" type ").append(r.pageblockType());
    out.append(" Flags ").append(hex(r.flagsMask())).append('(').append(flags).append(")\n");
  }

  private static void lettersLine(StringBuilder out, RecordSpec r) {
    out.append("PFN ").append(r.pfn()).append(" Block ").append(r.pageblock());
    out.append(" type ").append(RecordDraft.MIGRATE_TYPES.indexOf(r.pageblockType())).append(' ');
    out.append(r.migrateType().equals(r.pageblockType()) ? "        " : "Fallback");
    out.append(" Flags ");
    for (int i = 0; i < LETTERS.length(); i++) {
      out.append(r.flags().contains(LETTER_NAMES.get(i)) ? LETTERS.charAt(i) : ' ');
    }
    out.append('\n');
  }

  private static void chargeLine(StringBuilder out, RecordSpec r) {
    if (r.slab()) {
      out.append("Slab cache page\n");
    }
    if (r.memcg() != null) {
      out.append("Charged ").append(r.memcgObjcg() ? "(via objcg) " : "").append("to ");
      out.append(r.memcgOffline() ? "offline " : "").append("memcg ").append(r.memcg());
      out.append('\n');
    }
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }
}
