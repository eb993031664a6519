package org.pageowner.dsl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A reference implementation of the newest {@code page_owner_sort}: blocks of text, regular
 * expressions, two stable sorts. Text has one char for each byte.
 *
 * <p>Only for dumps that the tool handles correctly, whose names do not imitate other fields.
 */
final class ToolModel {
  private static final Pattern PID = Pattern.compile("pid\\s*([0-9]*),");
  private static final Pattern TGID = Pattern.compile("tgid\\s*([0-9]*) ");
  private static final Pattern NAME = Pattern.compile("tgid\\s*[0-9]*\\s*\\(([^\\n]*)\\),\\s*ts");
  private static final Pattern TS = Pattern.compile("ts\\s*([0-9]*)\\s*ns");
  private static final Pattern ORDER = Pattern.compile("order\\s*([0-9]*),");
  private static final Pattern MODULE = Pattern.compile("\\[([0-9A-Za-z_]+)\\]");
  private static final List<String> CULL_ORDER = List.of("st", "p", "tg", "n", "mod", "ator");
  private static final Comparator<Block> ALL_EQUAL = Comparator.comparingInt(block -> 0);
  private static final Comparator<String> BY_BYTES =
      (a, b) -> Arrays.compareUnsigned(a.getBytes(ISO_8859_1), b.getBytes(ISO_8859_1));

  private final ToolOptions options;

  private ToolModel(ToolOptions options) {
    this.options = options;
  }

  /** A block or, after merging, a group represented by its first block. */
  private record Block(
      String text,
      long pid,
      long tgid,
      String name,
      String module,
      long ts,
      int allocator,
      long times,
      long pages) {
    String stack() {
      return text.substring(text.indexOf('\n') + 1);
    }

    Block plus(Block other) {
      return new Block(
          text, pid, tgid, name, module, ts, allocator, times + other.times, pages + other.pages);
    }
  }

  static String run(ToolOptions options, String dump) {
    return new ToolModel(options).output(dump);
  }

  /** Returns whether the tool reads the correct fields from a record with this name. */
  static boolean isTame(String name) {
    return name.indexOf('\n') < 0 && !TS.matcher(name).find();
  }

  private String output(String dump) {
    List<Block> blocks = new ArrayList<>();
    String remembered = "";
    for (String record : dump.split("\n\n", -1)) {
      if (!record.isEmpty()) {
        StringBuilder text = new StringBuilder();
        for (String line : record.split("\n", -1)) {
          if (line.startsWith("PFN")) {
            remembered = line;
          } else {
            text.append(line).append('\n');
          }
        }
        blocks.add(block(text.toString(), remembered));
      }
    }
    blocks.removeIf(Predicate.not(this::isSelected));
    blocks.sort(grouping());
    List<Block> groups = merged(blocks);
    groups.sort(order());
    return groups.stream().map(this::print).collect(Collectors.joining());
  }

  private Block block(String text, String pfnLine) {
    String shown = text;
    Matcher ts = TS.matcher(text);
    boolean stamped = ts.find();
    long stamp = stamped ? Long.parseLong("0" + ts.group(1)) : Long.MAX_VALUE;
    if (stamped && !options.keepsTimes()) {
      shown = text.substring(0, ts.start(1)) + text.substring(ts.end(1));
    }
    long order = number(ORDER, text);
    return new Block(
        shown,
        number(PID, text),
        number(TGID, text),
        first(NAME, text, ""),
        first(MODULE, text, "vmlinux"),
        stamp,
        allocator(text, pfnLine),
        1,
        order < 0 ? 0 : 1L << order);
  }

  private static int allocator(String text, String pfnLine) {
    int bits = (pfnLine.contains("CMA") ? 2 : 0) | (pfnLine.contains("slab") ? 4 : 0);
    int vmalloc = text.indexOf("__vmalloc_node_range");
    if (vmalloc >= 0) {
      int line = text.lastIndexOf('\n', vmalloc);
      int above = text.lastIndexOf('\n', line - 1) + 1;
      bits |= text.substring(above, vmalloc).contains("alloc_pages") ? 8 : 0;
    }
    return bits == 0 ? 16 : bits;
  }

  private static long number(Pattern pattern, String text) {
    String digits = first(pattern, text, "");
    return digits.isEmpty() ? -1 : Long.parseLong(digits);
  }

  private static String first(Pattern pattern, String text, String otherwise) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : otherwise;
  }

  private boolean isSelected(Block block) {
    return (options.pids().isEmpty() || options.pids().contains(block.pid))
        && (options.tgids().isEmpty() || options.tgids().contains(block.tgid))
        && (options.names().isEmpty() || options.names().contains(block.name))
        && (options.modules().isEmpty() || options.modules().contains(block.module));
  }

  private Comparator<Block> grouping() {
    Comparator<Block> order = options.cull().isEmpty() ? comparator("T") : ALL_EQUAL;
    for (String key : CULL_ORDER) {
      order = options.cull().contains(key) ? order.thenComparing(comparator(key)) : order;
    }
    return order;
  }

  private List<Block> merged(List<Block> blocks) {
    List<Block> groups = new ArrayList<>();
    for (Block block : blocks) {
      int last = groups.size() - 1;
      if (last >= 0 && grouping().compare(groups.get(last), block) == 0) {
        groups.set(last, groups.get(last).plus(block));
      } else {
        groups.add(block);
      }
    }
    return groups;
  }

  private Comparator<Block> order() {
    String flag = options.flag();
    if (!flag.isEmpty()) {
      boolean descending = flag.equals("m") || flag.equals("t");
      return descending ? comparator(flag).reversed() : comparator(flag);
    }
    if (options.sort().isEmpty()) {
      return comparator("t").reversed();
    }
    Comparator<Block> order = ALL_EQUAL;
    for (String key : options.sort()) {
      Comparator<Block> next = comparator(key.replaceFirst("[-+]", ""));
      order = order.thenComparing(key.startsWith("-") ? next.reversed() : next);
    }
    return order;
  }

  private static Comparator<Block> comparator(String key) {
    return switch (key) {
      case "st", "s" -> Comparator.comparing(Block::stack, BY_BYTES);
      case "T" -> Comparator.comparing(Block::text, BY_BYTES);
      case "p" -> Comparator.comparingLong(Block::pid);
      case "tg", "P" -> Comparator.comparingLong(Block::tgid);
      case "n" -> Comparator.comparing(Block::name, BY_BYTES);
      case "mod", "M" -> Comparator.comparing(Block::module, BY_BYTES);
      case "at", "a" -> Comparator.comparingLong(Block::ts);
      case "ator" -> Comparator.comparingInt(Block::allocator);
      case "m" -> Comparator.comparingLong(Block::pages);
      case "t" -> Comparator.comparingLong(Block::times);
      default -> throw new IllegalArgumentException(key);
    };
  }

  private String print(Block group) {
    StringBuilder out = new StringBuilder();
    out.append(String.format(Locale.ROOT, "%d times, %d pages", group.times, group.pages));
    if (options.cull().isEmpty()) {
      return out.append(allocators(group)).append(":\n").append(group.text).append("\n").toString();
    }
    if (options.cull().contains("p") || !options.pids().isEmpty()) {
      out.append(", PID ").append(group.pid);
    }
    if (options.cull().contains("tg") || !options.tgids().isEmpty()) {
      out.append(", TGID ").append(group.tgid);
    }
    if (options.cull().contains("n") || !options.names().isEmpty()) {
      out.append(", task_comm_name: ").append(group.name);
    }
    if (options.cull().contains("mod") || !options.modules().isEmpty()) {
      out.append(", module: ").append(group.module);
    }
    if (options.cull().contains("ator")) {
      out.append(allocators(group));
    }
    if (options.cull().contains("st")) {
      out.append(":\n").append(group.stack());
    }
    return out.append("\n").toString();
  }

  private static String allocators(Block group) {
    StringBuilder out = new StringBuilder(", allocated by ");
    List<String> names = List.of("cma", "slab", "vmalloc", "others");
    for (int i = 0; i < names.size(); i++) {
      if ((group.allocator & 2 << i) != 0) {
        out.append(names.get(i).toUpperCase(Locale.ROOT)).append(' ');
      }
    }
    return out.toString();
  }
}
