package org.pageowner.dsl.internal.compat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.internal.compat.SortCommand.Order;
import org.pageowner.dsl.plan.SortKey.Direction;

/** Parses a command line as getopt_long does for the tool. Accepts the options of all versions. */
public final class SortCommandParser {
  private static final Map<Character, Order> FLAGS =
      Map.of(
          'a', new Order(ToolKey.ALLOC_TS, Direction.ASCENDING),
          'm', new Order(ToolKey.PAGES, Direction.DESCENDING),
          'n', new Order(ToolKey.NAME, Direction.ASCENDING),
          'p', new Order(ToolKey.PID, Direction.ASCENDING),
          'P', new Order(ToolKey.TGID, Direction.ASCENDING),
          'M', new Order(ToolKey.MODULE, Direction.ASCENDING),
          'r', new Order(ToolKey.FREE_TS, Direction.ASCENDING),
          's', new Order(ToolKey.STACKTRACE, Direction.ASCENDING),
          't', new Order(ToolKey.TIMES, Direction.DESCENDING));
  private static final List<String> OPTIONS =
      List.of("pid", "tgid", "name", "module", "cull", "sort", "compat", "help");

  /**
   * The option that the tool does not have. It cannot be abbreviated, so {@code --c} stays {@code
   * --cull}.
   */
  private static final String OWN_OPTION = "compat";

  private final List<String> words;
  private ToolVersion version = ToolVersion.NEXT;
  private @Nullable List<Long> pids;
  private @Nullable List<Long> tgids;
  private @Nullable List<String> names;
  private @Nullable List<String> modules;
  private boolean unreleasedOnly;
  private boolean help;
  private final Set<ToolKey> cull = EnumSet.noneOf(ToolKey.class);
  private final Set<Order> flags = new java.util.LinkedHashSet<>();
  private @Nullable Order lastFlag;
  private List<Order> sort = List.of();
  private boolean sortIsLast;
  private final List<String> operands = new ArrayList<>();
  private int at;

  private SortCommandParser(List<String> words) {
    this.words = words;
  }

  /**
   * Parses the words of a command line.
   *
   * @throws IllegalArgumentException if the tool rejects them, with the reason
   */
  public static SortCommand parse(List<String> words) {
    return new SortCommandParser(words).parse();
  }

  private SortCommand parse() {
    while (at < words.size()) {
      String word = words.get(at++);
      if (word.equals("--")) {
        operands.addAll(words.subList(at, words.size()));
        break;
      } else if (word.startsWith("--")) {
        longOption(word);
      } else if (word.startsWith("-") && word.length() > 1) {
        for (char flag : word.substring(1).toCharArray()) {
          shortOption(flag);
        }
      } else {
        operands.add(word);
      }
    }
    return new SortCommand(
        version,
        pids,
        tgids,
        names,
        modules,
        unreleasedOnly,
        Set.copyOf(cull),
        order(),
        List.copyOf(operands),
        help);
  }

  private List<Order> order() {
    if (version == ToolVersion.V6_1) {
      Order flag = lastFlag;
      if (flag != null && !sortIsLast) {
        return List.of(flag);
      }
      return sort.isEmpty() && !cull.isEmpty() ? List.of(FLAGS.get('t')) : sort;
    }
    if (flags.size() > 1) {
      throw new IllegalArgumentException(
          "more than one sort flag; use --sort with several keys, or only one of them");
    }
    if (!flags.isEmpty()) {
      return List.copyOf(flags);
    }
    return sort.isEmpty() ? List.of(FLAGS.get('t')) : sort;
  }

  private void shortOption(char flag) {
    Order order = FLAGS.get(flag);
    if (order != null) {
      flags.add(order);
      lastFlag = order;
      sortIsLast = false;
    } else if (flag == 'f') {
      unreleasedOnly = true;
    } else if (flag == 'h') {
      help = true;
    } else if (flag != 'd') {
      throw new IllegalArgumentException(
          "invalid option -" + flag + "; the flags are -a -d -f -h -m -M -n -p -P -r -s -t");
    }
  }

  private void longOption(String word) {
    int equals = word.indexOf('=');
    String option = complete(word.substring(2, equals < 0 ? word.length() : equals));
    if (option.equals("help")) {
      if (equals >= 0) {
        throw new IllegalArgumentException("option --help takes no value");
      }
      help = true;
      return;
    }
    if (equals < 0 && at == words.size()) {
      throw new IllegalArgumentException("option --" + option + " needs a value");
    }
    String value = equals < 0 ? words.get(at++) : word.substring(equals + 1);
    switch (option) {
      case "pid" -> pids = numbers("pid", value);
      case "tgid" -> tgids = numbers("tgid", value);
      case "name" -> names = texts(value);
      case "module" -> modules = texts(value);
      case "cull" -> cull(value);
      case "sort" -> {
        sort = sort(value);
        sortIsLast = true;
      }
      default -> version = version(value);
    }
  }

  /**
   * Returns a long option: the one with this name, or the only one of the tool with this prefix.
   */
  private static String complete(String name) {
    if (OPTIONS.contains(name)) {
      return name;
    }
    List<String> candidates =
        OPTIONS.stream()
            .filter(option -> option.startsWith(name) && !option.equals(OWN_OPTION))
            .toList();
    if (candidates.size() != 1 || name.isEmpty()) {
      throw new IllegalArgumentException(
          (candidates.size() > 1 ? "ambiguous" : "unknown")
              + " option --"
              + name
              + "; the options are --"
              + String.join(" --", OPTIONS));
    }
    return candidates.get(0);
  }

  private static ToolVersion version(String value) {
    return switch (value) {
      case "6.1" -> ToolVersion.V6_1;
      case "next" -> ToolVersion.NEXT;
      default -> throw new IllegalArgumentException("--compat is 6.1 or next, not " + value);
    };
  }

  private static List<Long> numbers(String option, String value) {
    List<Long> numbers = new ArrayList<>();
    for (String part : value.split(",", -1)) {
      try {
        numbers.add(Long.parseLong(part.strip()));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "wrong --%s: %s; expected decimal numbers, separated by commas"
                .formatted(option, value),
            e);
      }
    }
    return numbers;
  }

  /** Returns values as they are; a backslash escapes nothing. */
  private static List<String> texts(String value) {
    return Arrays.stream(value.split(",", -1))
        .map(part -> part.getBytes(StandardCharsets.UTF_8))
        .map(bytes -> ByteText.decode(bytes, 0, bytes.length))
        .toList();
  }

  private void cull(String value) {
    for (String part : value.split(",", -1)) {
      ToolKey key = ToolKey.of(part);
      if (key == null || !key.isCullable()) {
        throw new IllegalArgumentException(
            "wrong argument after --cull option: %s; the keys are pid (p), tgid (tg), name (n), stacktrace (st), free (f), allocator (ator), module (mod)"
                .formatted(value));
      }
      cull.add(key);
    }
  }

  private static List<Order> sort(String value) {
    List<Order> orders = new ArrayList<>();
    for (String part : value.split(",", -1)) {
      boolean signed = part.startsWith("+") || part.startsWith("-");
      ToolKey key = ToolKey.of(signed ? part.substring(1) : part);
      if (key == null || !key.isSortable()) {
        throw new IllegalArgumentException(
            "wrong argument after --sort option: %s; the keys are pid (p), tgid (tg), name (n), stacktrace (st), txt (T), alloc_ts (at), free_ts (ft), allocator (ator), module (mod)"
                .formatted(value));
      }
      orders.add(new Order(key, part.startsWith("-") ? Direction.DESCENDING : Direction.ASCENDING));
    }
    return List.copyOf(orders);
  }
}
