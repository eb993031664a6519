package org.pageowner.benchmarks.answers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.pageowner.core.Dump;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.FlagKey;
import org.pageowner.dsl.plan.FrameTerm;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Key.Use;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.TextKey;

/**
 * Commands over some dumps, the same ones for the same seed. Conditions compare with values that
 * the dumps have, so that filters keep some records and drop others.
 */
final class CommandGenerator {
  private static final int VALUES = 64;
  private static final int MAX_KEYS = 3;

  private static final List<String> TOOL_ORDERS =
      List.of("-a", "-m", "-n", "-p", "-P", "-M", "-r", "-s", "-t");
  private static final List<String> TOOL_KEYS =
      List.of("pid", "tgid", "name", "stacktrace", "free", "allocator", "module");
  private static final List<String> TOOL_SORT_KEYS =
      List.of("pid", "-tgid", "name", "-st", "ator", "txt", "-at", "ft");

  private final Random random;
  private final List<Path> dumps;
  private final Map<Path, Dump> loaded = new HashMap<>();

  CommandGenerator(List<Path> dumps, long seed) {
    this.dumps = dumps;
    this.random = new Random(seed);
  }

  /** Returns the words of the next command; {@link #OUTPUT} is the file to write. */
  List<String> next() throws IOException {
    Path dump = pick(dumps);
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> query(dump);
      case 4, 5 -> growth(dump, pick(dumps));
      case 6 -> analysis("fragmentation", dump, List.of("json", "csv", "text"));
      case 7 -> analysis("cgroups", dump, List.of("json", "csv", "text"));
      case 8 ->
          random.nextBoolean()
              ? analysis("summary", dump, List.of("text", "html"))
              : analysis("records", dump, List.of("ndjson", "text"));
      default -> sort(dump);
    };
  }

  /** Placeholder for the file that a command writes. */
  static final String OUTPUT = "OUTPUT";

  private List<String> query(Path dump) throws IOException {
    List<String> words = words("query", dump);
    addOptions(words, dump);
    if (random.nextBoolean()) {
      words.add("--sort=" + sortKeys(words));
    }
    if (random.nextInt(3) > 0) {
      words.add("--limit=" + random.nextInt(1, 200));
    }
    words.add("--format=" + pick(List.of("text", "csv", "ndjson")));
    return words;
  }

  private List<String> growth(Path before, Path after) throws IOException {
    List<String> words = words("growth", before);
    words.add(after.toString());
    addOptions(words, before);
    words.add("--compare=" + pick(List.of("frames", "symbols", "folded")));
    words.add("--format=" + pick(List.of("text", "csv", "ndjson")));
    return words;
  }

  private List<String> analysis(String command, Path dump, List<String> formats) {
    List<String> words = words(command, dump);
    words.add("--format=" + pick(formats));
    return words;
  }

  private List<String> sort(Path dump) {
    List<String> words = new ArrayList<>(List.of("sort"));
    if (random.nextBoolean()) {
      words.add(pick(TOOL_ORDERS));
    }
    if (random.nextBoolean()) {
      words.add("--cull=" + some(TOOL_KEYS));
    }
    if (words.size() == 1 || words.get(1).startsWith("--cull")) {
      words.add("--sort=" + some(TOOL_SORT_KEYS));
    }
    if (random.nextInt(4) == 0) {
      words.add("--compat=6.1");
    }
    words.add(dump.toString());
    words.add(OUTPUT);
    return words;
  }

  /** Adds a condition, keys to group by, and measures. */
  private void addOptions(List<String> words, Path dump) throws IOException {
    if (random.nextInt(3) > 0) {
      words.add("--where=" + condition(dump, 0));
    }
    if (random.nextInt(4) > 0) {
      words.add("--cull=" + some(keys(Use.CULL)));
      if (random.nextInt(3) == 0) {
        String measure =
            pick(
                List.of(
                    "bytes", "first_alloc_ts", "last_alloc_ts", "distinct(pid)", "distinct(st)"));
        words.add("--measure=" + measure);
      }
    }
  }

  private String sortKeys(List<String> words) {
    Optional<String> cull = words.stream().filter(word -> word.startsWith("--cull=")).findFirst();
    List<String> keys = new ArrayList<>();
    if (cull.isPresent()) {
      keys.addAll(List.of(cull.get().substring("--cull=".length()).split(",")));
      keys.addAll(List.of("times", "pages"));
    } else {
      keys.addAll(keys(Use.SORT));
    }
    return some(keys.stream().map(key -> random.nextBoolean() ? key : "-" + key).toList());
  }

  private Condition condition(Path dump, int depth) throws IOException {
    if (depth < 2 && random.nextInt(3) == 0) {
      Condition left = condition(dump, depth + 1);
      Condition right = condition(dump, depth + 1);
      return random.nextBoolean() ? left.and(right) : left.or(right.not());
    }
    List<Key<?>> keys =
        KeyCatalogue.all().stream().filter(key -> key.uses().contains(Use.WHERE)).toList();
    Key<?> key = pick(keys);
    if (key instanceof FlagKey flag) {
      return flag;
    } else if (key instanceof NumberKey number) {
      long value = value(dump, number, 0L);
      return switch (random.nextInt(3)) {
        case 0 -> number.equalTo(value);
        case 1 -> number.atLeast(value);
        default -> number.below(value);
      };
    } else if (key instanceof TextKey text) {
      String value = value(dump, text, "");
      return random.nextBoolean() ? text.equalTo(value) : text.differsFrom(value);
    }
    return random.nextBoolean() ? FrameTerm.FRAME.like("*alloc_page*") : key.isPresent();
  }

  /** A value that some record has, or {@code otherwise} if none has one. */
  private <V> V value(Path dump, Key<V> key, V otherwise) throws IOException {
    Dump records = loaded.get(dump);
    if (records == null) {
      records = Dump.read(dump);
      loaded.put(dump, records);
    }
    List<V> values =
        Query.from(records).cull(key).limit(VALUES).run().stream()
            .map(row -> row.get(key))
            .filter(Objects::nonNull)
            .collect(Collectors.toList());
    return values.isEmpty() ? otherwise : pick(values);
  }

  private List<String> keys(Use use) {
    return KeyCatalogue.all().stream()
        .filter(key -> key.uses().contains(use))
        .map(Key::name)
        .toList();
  }

  private String some(List<String> all) {
    int count = random.nextInt(1, MAX_KEYS + 1);
    return random
        .ints(0, all.size())
        .distinct()
        .limit(Math.min(count, all.size()))
        .mapToObj(all::get)
        .collect(Collectors.joining(","));
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static List<String> words(String command, Path dump) {
    return new ArrayList<>(List.of(command, dump.toString()));
  }

  /** Returns a command as text for people. */
  static String shown(List<String> words) {
    return ByteText.printable(String.join(" ", words));
  }
}
