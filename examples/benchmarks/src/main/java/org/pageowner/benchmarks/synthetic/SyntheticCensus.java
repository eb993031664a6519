package org.pageowner.benchmarks.synthetic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Censuses of made-up hosts, as {@code pageowner census} writes them. Each host takes its groups at
 * random from a pool, whose size determines how many groups the hosts have in common.
 */
public final class SyntheticCensus {
  /** The keys that censuses are grouped by. */
  public enum Key {
    /** The functions from the caller outward. */
    CALLPATH,
    /** The whole stack, with offsets. */
    STACKTRACE
  }

  private static final int ALLOCATOR_FRAMES = 3;
  private static final Use[] USES = Use.values();

  private final Key key;
  private final int groups;
  private final int pool;

  /**
   * Censuses of one key.
   *
   * @param groups the number of groups of each host
   * @param pool the number of groups of the fleet, at least {@code groups}
   */
  public SyntheticCensus(Key key, int groups, int pool) {
    if (groups < 1 || pool < 2 * groups) {
      throw new IllegalArgumentException("a pool of at least twice the groups of a host: " + pool);
    }
    this.key = key;
    this.groups = groups;
    this.pool = pool;
  }

  private record Row(String json, long times, long pages) {}

  /**
   * Writes the census of a host.
   *
   * @return the file
   * @throws IOException if it cannot be written
   */
  public Path write(Path folder, int host) throws IOException {
    Seeded random = new Seeded(host);
    Set<String> seen = new HashSet<>();
    List<Row> rows = new ArrayList<>();
    while (rows.size() < groups) {
      String json = json(random.below(pool));
      if (seen.add(json)) {
        long times = 1 + (long) Math.exp(9 * random.fraction());
        rows.add(new Row(json, times, times << random.below(3)));
      }
    }
    rows.sort(Comparator.comparingLong((Row row) -> -row.pages).thenComparing(Row::json));
    String name = String.format(ROOT, "host-%05d", host);
    Path file = folder.resolve(name + ".ndjson");
    try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
      header(name, rows, out);
      for (Row row : rows) {
        out.append('{').append(row.json).append(",\"times\":").append(String.valueOf(row.times));
        out.append(",\"pages\":").append(String.valueOf(row.pages));
        out.append(",\"hosts\":1,\"top_host\":\"").append(name);
        out.append("\",\"top_host_pages\":").append(String.valueOf(row.pages)).append("}\n");
      }
    }
    return file;
  }

  private void header(String name, List<Row> rows, Writer out) throws IOException {
    out.append(
        String.format(
            ROOT,
            "{\"census\":{\"version\":1,\"host\":\"%s\",\"boot_id\":null,\"kernel\":\"6.12.41\","
                + "\"moment\":\"2026-11-29T04:00:00Z\",\"page_size\":4096,\"keys\":[\"%s\"],"
                + "\"groups\":%d,\"records\":%d,\"pages\":%d,\"malformed\":0,\"lost\":0}}\n",
            name,
            key.name().toLowerCase(ROOT),
            rows.size(),
            rows.stream().mapToLong(Row::times).sum(),
            rows.stream().mapToLong(Row::pages).sum()));
  }

  /** Returns the key of a group with its value. */
  private String json(int group) {
    Seeded random = new Seeded(group);
    String[] frames =
        new Frames(random).of(USES[random.below(USES.length)]).strip().split("\n ", -1);
    StringBuilder json = new StringBuilder("\"" + key.name().toLowerCase(ROOT) + "\":[");
    int from = key == Key.CALLPATH ? Math.min(ALLOCATOR_FRAMES, frames.length - 1) : 0;
    for (int i = from; i < frames.length; i++) {
      int end = key == Key.CALLPATH ? frames[i].indexOf('+') : frames[i].length();
      json.append(i == from ? "\"" : ",\"").append(frames[i], 0, end).append('"');
      if (i == from && key == Key.CALLPATH) { // functions alone would often be those of another
        json.append(",\"service_").append(Integer.toHexString(group)).append('"');
      }
    }
    return json.append(']').toString();
  }
}
