package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.pageowner.core.record.LogReport;
import org.pageowner.core.record.PageRecord;

/**
 * Changes that people make to a text before they paste it: they quote it, add a logger's words
 * before each line, break its lines, mix it with other lines. None of them changes the records.
 */
class PastedTextPropertiesTest {
  private static final List<String> LOG =
      List.of(
          "page: refcount:0 mapcount:0 mapping:0000000000000000 index:0x0 pfn:0x68fe8",
          "flags: 0xfff00000000000(node=0|zone=1|lastcpupid=0x7ff)",
          "page_type: f5(slab)",
          "raw: 00fff00000000000 ffff88801ac41280 ffffea0000bf4c00 dead000000000004",
          "page dumped because: kasan: bad access detected",
          "page_owner tracks the page as freed",
          "page last allocated via order 3, migratetype Unmovable, gfp_mask"
              + " 0x52dc0(GFP_KERNEL|__GFP_NOWARN|__GFP_NORETRY|__GFP_COMP|__GFP_ZERO), pid 11617,"
              + " tgid 11616 (syz 4.2288), ts 297900000000, free_ts 29793000000",
          " post_alloc_hook+0x1f3/0x230",
          " xfs_buf_allocate_memory_with_a_long_name+0x8b/0x1f0 [xfs]",
          " bucket_table_alloc+0x8d/0x430",
          "page last free pid 35 tgid 34 stack trace:",
          " free_unref_page+0xd22/0xea0",
          " cleanup_net+0x802/0xcc0",
          "page has been migrated, last migrate reason: compaction",
          "Memory state around the buggy address:",
          " ffff8880483f7580: fb fb fb fb fb fb fb fb fb fb fb fb fb fb fb fb");

  private static final List<String> DUMP =
      List.of(
          "Page allocated via order 1, mask 0x52cc0(GFP_KERNEL|__GFP_NOWARN), pid 9, tgid 8 (a b),"
              + " ts 6000 ns",
          "PFN 0x2004 type Unmovable Block 16 type Movable Flags"
              + " 0xffe00000000040(head|node=0|zone=0)",
          " post_alloc_hook+0x123/0x130",
          " leaky_get_page+0x23/0x80 [leaky]",
          "Charged (via objcg) to offline memcg init.scope",
          "",
          "Page allocated via order 0, mask 0xcc0(GFP_KERNEL), pid 7, tgid 7 (c), ts 9 ns",
          "PFN 0x2006 type Unmovable Block 16 type Movable Flags 0x0()",
          " pipe_write+0x2f2/0x640",
          "");

  /** Returns the text before the line with a number. */
  interface Prefix {
    String of(int line);
  }

  private static final List<Prefix> PARTS =
      List.of(
          i -> String.format(Locale.ROOT, "[%5d.%06d]", 261 + i / 7, 211195 + 17 * i),
          i -> String.format(Locale.ROOT, "<%d>", i % 3 + 1),
          i -> "[   T42]",
          i -> "[2:  kworker/2:1:  123]",
          i -> "(2)[123:kworker/2:1]",
          i -> "[pid:123,cpu2,x]",
          i -> String.format(Locale.ROOT, "May %2d 10:%02d:12 box kernel:", i < 5 ? 9 : 10, 11 + i),
          i -> String.format(Locale.ROOT, "2026-11-28T10:11:%02d.%03dZ", i, 345 + i),
          i -> "kern.%s kernel:".formatted(i % 2 == 0 ? "warn" : "alert"),
          i ->
              String.format(
                  Locale.ROOT, "05-20 10:11:12.%03d     0     0 %s", 345 + i, "IWE".charAt(i % 3)),
          i -> "logs/run-9/dmesg.txt:",
          i -> String.format(Locale.ROOT, "4,%d,2612142%02d,-,caller=T42;", 1234 + i, i),
          i -> String.format(Locale.ROOT, "%4d:", 95 + i),
          i -> String.format(Locale.ROOT, "\u3010 07-10 02:04:%02d \u3011", i),
          i -> "ttyS0 |",
          i -> String.format(Locale.ROOT, "{%d}", i));

  @Provide
  Arbitrary<Prefix> quotes() {
    return Arbitraries.of("", "> ", ">> > ", "    ", "\t", "# ", " * ", "// ", "| ", ">    ")
        .map(quote -> line -> quote);
  }

  @Provide
  Arbitrary<Prefix> loggers() {
    Arbitrary<String> blanks = Arbitraries.of("", " ", "  ");
    return Combinators.combine(
            Arbitraries.of(PARTS).list().ofMinSize(1).ofMaxSize(3), blanks, Arbitraries.of(" ", ""))
        .as(
            (parts, between, last) ->
                line ->
                    parts.stream()
                            .map(part -> part.of(line))
                            .collect(Collectors.joining(between.isEmpty() ? " " : between))
                        + (endsInWord(parts.get(parts.size() - 1).of(line)) ? " " : last));
  }

  private static boolean endsInWord(String text) {
    return Character.isLetterOrDigit(text.charAt(text.length() - 1));
  }

  @Property(tries = 300)
  void log_withAnyPrefix_givesTheSameReports(
      @ForAll("quotes") Prefix quote, @ForAll("loggers") Prefix logger) {
    assertEquals(read(String.join("\n", LOG) + "\n"), read(prefixed(LOG, quote, logger)));
  }

  @Property(tries = 300)
  void log_brokenAtBlanks_givesTheSameReports(
      @ForAll("quotes") Prefix quote,
      @ForAll("loggers") Prefix logger,
      @ForAll @IntRange(min = 60, max = 100) int width) {
    List<String> broken = new ArrayList<>();
    for (String line : prefixed(LOG, i -> "", logger).split("\n", -1)) {
      broken.addAll(wrapped(line, Math.max(width, logger.of(0).length() + 30)));
    }
    String text = broken.stream().map(line -> quote.of(0) + line).collect(Collectors.joining("\n"));
    assertEquals(read(String.join("\n", LOG) + "\n"), read(text), text);
  }

  @Property(tries = 100)
  void log_brokenWithoutALogger_givesTheSameReports(
      @ForAll("quotes") Prefix quote, @ForAll @IntRange(min = 50, max = 100) int width) {
    List<String> broken = new ArrayList<>();
    for (String line : LOG) {
      broken.addAll(wrapped(line, width));
    }
    String text = broken.stream().map(line -> quote.of(0) + line).collect(Collectors.joining("\n"));
    assertEquals(read(String.join("\n", LOG) + "\n"), read(text), text);
  }

  /** At least three lines have exactly the width, so that it is unmistakable. */
  @Property(tries = 300)
  void log_brokenAtAConsolesWidth_givesTheSameReports(
      @ForAll("quotes") Prefix quote,
      @ForAll("loggers") Prefix logger,
      @ForAll @IntRange(min = 45, max = 75) int width) {
    int length = Math.max(width, logger.of(0).length() + 45);
    List<String> broken = new ArrayList<>();
    for (String line : prefixed(LOG, i -> "", logger).split("\n", -1)) {
      for (int at = 0; at == 0 || at < line.length(); at += length) {
        broken.add(line.substring(at, Math.min(line.length(), at + length)));
      }
    }
    String text = broken.stream().map(line -> quote.of(0) + line).collect(Collectors.joining("\n"));
    assertEquals(read(String.join("\n", LOG) + "\n"), read(text), text);
  }

  @Property(tries = 300)
  void log_withAnythingAfterAStack_hasTheSameStacks(
      @ForAll("quotes") Prefix quote, @ForAll("loggers") Prefix logger, @ForAll Random random) {
    List<String> lines = new ArrayList<>(LOG.subList(0, 13));
    lines.set(9, " a_frame+0x1/0x2 [xfs]"); // short lines, none of which is broken
    List<String> others =
        List.of(
            "Modules linked in: xfs(E) leaky(OE)",
            "CPU: 0 UID: 0 PID: 5842 Comm: syz-executor Not tainted 6.16.0 #0",
            "Call Trace:",
            "Memory state around the buggy address:",
            "==================================================================",
            "",
            "...",
            "[snip]",
            "------------[ cut here ]------------");
    String expected = read(String.join("\n", lines) + "\n").toString();
    lines.add(others.get(random.nextInt(others.size())));
    while (random.nextInt(6) > 0) {
      lines.add(
          random.nextBoolean()
              ? " dump_stack_lvl+0x189/0x250"
              : others.get(random.nextInt(others.size())));
    }
    assertEquals(expected, read(prefixed(lines, quote, logger)).toString());
  }

  @Property(tries = 200)
  void log_withLinesOfOthers_givesTheSameReports(@ForAll Random random) {
    List<String> others =
        List.of(
            "[  297.95][    C0] Call Trace:",
            "[  297.95][    C0]  <IRQ>",
            "[  297.95][    C0]  watchdog_timer_fn+0x1b8/0x220",
            "[  297.95][ T5222] netlink: 8 bytes leftover in process `syz.1.17'.",
            "[  297.95][ T5222] page:ffffea0000123400 refcount:1 mapcount:0 pfn:0x1",
            "[  297.95][ T5222]  page_fault+0x1/0x2");
    StringBuilder text = new StringBuilder();
    for (String line : LOG) {
      while (random.nextInt(3) == 0) {
        text.append(others.get(random.nextInt(others.size()))).append('\n');
      }
      text.append("[  297.95][   T42] ").append(line).append('\n');
    }
    assertEquals(read(String.join("\n", LOG) + "\n"), read(text.toString()), text::toString);
  }

  @Property(tries = 200)
  void dump_withAnyPrefix_givesTheSameRecords(
      @ForAll("quotes") Prefix quote, @ForAll("loggers") Prefix logger) {
    String plain = String.join("\n", DUMP) + "\n";
    assertEquals(read(plain), read(prefixed(DUMP, quote, i -> "")));
    assertEquals(read(plain), read(prefixed(DUMP, quote, logger)));
  }

  @Provide
  Arbitrary<Prefix> suffixes() {
    return Arbitraries.of(
        i -> "^M",
        i -> "  | box",
        i -> "\"",
        i -> String.format(Locale.ROOT, "\\n\",\"time\":\"10:11:%02d.%d\"}", i, 345 + i));
  }

  @Property(tries = 100)
  void text_withTheSameAfterEachLine_givesTheSame(
      @ForAll("quotes") Prefix quote,
      @ForAll("loggers") Prefix logger,
      @ForAll("suffixes") Prefix suffix) {
    assertEquals(
        read(String.join("\n", LOG) + "\n"), read(prefixed(ended(LOG, suffix), quote, logger)));
    assertEquals(
        read(String.join("\n", DUMP) + "\n"), read(prefixed(ended(DUMP, suffix), quote, i -> "")));
  }

  @Property(tries = 100)
  void text_whoseLinesEndInReturns_givesTheSame(
      @ForAll("quotes") Prefix quote, @ForAll("loggers") Prefix logger) {
    for (List<String> lines : List.of(LOG, DUMP)) {
      String plain = String.join("\n", lines) + "\n";
      assertEquals(read(plain), read(plain.replace('\n', '\r')));
      assertEquals(read(plain), read(prefixed(lines, quote, logger).replace('\n', '\r')));
    }
  }

  /** Lines of programs that share a console with the kernel. */
  @Property(tries = 200)
  void log_thatNamesPrinters_withLinesWithoutAPrefix_givesTheSameReports(@ForAll Random random) {
    List<String> others =
        List.of("", "executing program", "10:11:12 executed programs: 12", "Warning: added a key.");
    StringBuilder text = new StringBuilder();
    for (String line : LOG) {
      text.append("[  297.95][   T42] ").append(line).append('\n');
      if (random.nextInt(3) == 0 && !isBroken(line)) {
        text.append(others.get(random.nextInt(others.size()))).append('\n');
      }
    }
    assertEquals(read(String.join("\n", LOG) + "\n"), read(text.toString()), text::toString);
  }

  /** Returns whether the next line may be the rest of a line: any text may be in a reason. */
  private static boolean isBroken(String line) {
    return line.startsWith("page last alloc") || line.startsWith("page dumped because");
  }

  private static List<String> ended(List<String> lines, Prefix suffix) {
    List<String> ended = new ArrayList<>();
    for (String line : lines) {
      ended.add(line + suffix.of(ended.size()));
    }
    return ended;
  }

  private static String prefixed(List<String> lines, Prefix quote, Prefix logger) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      text.append(quote.of(i)).append(logger.of(i)).append(lines.get(i)).append('\n');
    }
    return text.toString();
  }

  private static List<String> wrapped(String line, int width) {
    List<String> parts = new ArrayList<>();
    String rest = line;
    while (rest.length() > width) {
      int blank = rest.lastIndexOf(' ', width);
      if (blank <= 0 || rest.substring(0, blank).isBlank()) {
        break;
      }
      parts.add(rest.substring(0, blank));
      rest = rest.substring(blank + 1);
    }
    parts.add(rest);
    return parts;
  }

  /** Returns the fields of the records, without their positions and texts. */
  private static List<String> read(String text) {
    List<String> fields = new ArrayList<>();
    for (PageRecord record : Dump.parse(text)) {
      LogReport log = record.logReport();
      fields.add(
          String.format(
              Locale.ROOT,
              "%s %s %s %s %s %s %s %s %s %s %s %s | %s",
              record.pfn(),
              record.order(),
              record.gfp(),
              record.pid(),
              record.tgid(),
              record.name(),
              record.allocTs(),
              record.freeTs(),
              record.migrateType(),
              record.flags(),
              record.stack(),
              record.trailer(),
              log == null
                  ? null
                  : List.of(
                      log.state() + " " + log.reason() + " " + log.freePid() + " " + log.freeTgid(),
                      String.valueOf(log.freeStack()))));
    }
    return fields;
  }
}
