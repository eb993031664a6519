package org.pageowner.dsl.analysis.census;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.math.LongMath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.DumpSource;
import org.pageowner.core.MalformedDumpException;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.CensusRows.Header;
import org.pageowner.core.record.CensusRows.Host;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.export.Answer;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.KeyFunction;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;

/**
 * A census: the records of a dump, grouped, in a small file that merges exactly with those of other
 * hosts.
 *
 * <pre>{@code
 * Census census = Census.of(DumpSource.of(Path.of("page_owner.txt"))).host("web-1");
 * census.writeTo(out, Format.NDJSON);
 * }</pre>
 *
 * <p>As NDJSON, the first line has one field, {@code census}: the version of the format, the host
 * ({@code host}, {@code boot_id}, {@code kernel}, {@code moment}) or, of several, the list {@code
 * hosts}; {@code page_size}, {@code keys}, {@code groups}, {@code records}, {@code pages}, {@code
 * malformed}, {@code lost}. No other line has that field. Each further line is a group: its keys,
 * {@code times}, {@code pages}, {@code hosts} (a number), {@code top_host} and {@code
 * top_host_pages}: the host with the most pages, of several the one whose name has the least bytes.
 * Rows are in descending order of pages, then in the order of the bytes of their keys.
 *
 * <p>A census is a source, as a dump is: {@link #source}, or {@link DumpSource#of} with the file.
 *
 * <p>Immutable: each verb returns another census. Safe to share between threads.
 */
public final class Census implements Answer {
  private static final Set<Format> FORMATS = Set.of(Format.NDJSON);

  /** Keys that only a kernel log has. */
  private static final Set<Key<?>> OF_LOGS =
      Set.of(
          KeyCatalogue.STATE,
          KeyCatalogue.REASON,
          KeyCatalogue.FREE_STACKTRACE,
          KeyCatalogue.FREE_PID,
          KeyCatalogue.FREE_TGID);

  private final Header header;
  private final List<Group> groups;

  private Census(Header header, List<Group> groups) {
    this.header = header;
    this.groups = groups;
  }

  /**
   * Groups the records of a dump. The host has no name yet: see {@link #host}.
   *
   * @param keys the keys to group by; without any, the call path from the caller outward, so that
   *     builds and kernels whose functions are the same give the same groups
   * @throws UncheckedIOException as {@link Query#run} does
   * @throws MalformedDumpException as {@link Query#run} does
   * @throws IllegalArgumentException if a key cannot be culled, is one of kernel logs, an age, or
   *     {@code frames}, or a function of one of these; or if the source is a census already
   */
  public static Census of(DumpSource source, Key<?>... keys) {
    Objects.requireNonNull(source, "source");
    Key<?>[] chosen = keys.length == 0 ? new Key<?>[] {defaultKey()} : keys;
    Query query = Query.from(source).cull(chosen);
    requireKeys(List.of(chosen));
    return of(query.run());
  }

  /** Returns the key of a census for which none is chosen. */
  public static Key<?> defaultKey() {
    return KeyCatalogue.CALLPATH;
  }

  /**
   * Returns the census with the groups of a table: of {@code Query.from(dump).cull(CALLER).run()}.
   *
   * @throws IllegalArgumentException if the table is not culled, or has not all records of its
   *     source, or by a key of kernel logs; or if its source is a census already
   */
  public static Census of(Table table) {
    ReadReport report = table.report();
    Plan plan = table.plan();
    boolean hasAll = plan.equals(Plan.EMPTY.cull(plan.keys().toArray(Key<?>[]::new)));
    if (plan.keys().isEmpty() || !hasAll) {
      throw new IllegalArgumentException(
          "a census has the groups of all records, culled by its keys alone: " + plan);
    }
    requireKeys(plan.keys());
    if (report.census() != null) {
      throw new IllegalArgumentException(
          report.source() + " is a census already: query it, or merge it with others");
    }
    List<Key<?>> keys = table.plan().keys();
    Map<Group, Group> groups = new HashMap<>();
    StringBuilder json = new StringBuilder();
    long pages = 0;
    for (Row row : table) {
      json.setLength(0);
      for (Key<?> key : keys) {
        CensusText.append(json.append(json.isEmpty() ? "" : ","), key, row.get(key));
      }
      byte[] key = json.toString().getBytes(UTF_8);
      pages = LongMath.saturatedAdd(pages, row.pages());
      Group group = new Group(key, row.times(), row.pages(), 1, new byte[0], row.pages());
      Group known = groups.putIfAbsent(group, group);
      if (known != null) {
        known.addOfHost(row.times(), row.pages()); // values that differ in blanks alone
      }
    }
    Host host =
        new Host(
            "", null, null, null, table.totals().times(), pages, missing(report), report.lost());
    return sorted(List.of(host), Measure.DEFAULT_PAGE_SIZE, names(keys), groups.values());
  }

  private static void requireKeys(List<Key<?>> keys) {
    for (Key<?> key : keys) {
      Key<?> origin = KeyFunction.origin(key);
      if (OF_LOGS.contains(origin)) {
        throw new IllegalArgumentException(
            origin + " is in kernel logs alone, and not in a census");
      }
      if (key.equals(KeyCatalogue.FRAMES)) {
        throw new IllegalArgumentException(
            "a record has several frames, and would count for each: group by "
                + KeyCatalogue.CALLPATH
                + ", and query the census by frames");
      }
      if (origin.equals(KeyCatalogue.AGE)) {
        throw new IllegalArgumentException(
            "ages of different hosts count from different moments: group by "
                + KeyCatalogue.ALLOC_TS
                + " or by its bucket");
      }
    }
  }

  /** Returns the parts of a dump that are not in it, besides lost records. */
  private static long missing(ReadReport report) {
    long malformed = Math.max(0, report.malformed() - report.lost());
    boolean isCut = report.truncatedTail() || (report.stopped() != null && malformed == 0);
    return LongMath.saturatedAdd(malformed, isCut ? 1 : 0);
  }

  private static List<String> names(List<Key<?>> keys) {
    return keys.stream().map(Key::name).toList();
  }

  private static Census sorted(
      List<Host> hosts, long pageSize, List<String> keys, Iterable<Group> groups) {
    List<Group> rows = new ArrayList<>();
    groups.forEach(rows::add);
    rows.sort(Group.BY_PAGES);
    return new Census(new Header(hosts, pageSize, keys, rows.size()), List.copyOf(rows));
  }

  /**
   * Returns the census of the same records with the name of their host, which is that of each row's
   * {@code top_host}. Names distinguish the hosts of a fleet; they are string values of {@link
   * org.pageowner.core.record.ByteText}.
   */
  public Census host(String name) {
    Objects.requireNonNull(name, "name");
    Host host = host();
    return with(ByteText.canonical(name), host.bootId(), host.kernel(), host.moment());
  }

  /** Returns the census with the kernel's {@code /proc/sys/kernel/random/boot_id}. */
  public Census bootId(String id) {
    Objects.requireNonNull(id, "id");
    Host host = host();
    return with(host.name(), id, host.kernel(), host.moment());
  }

  /** Returns the census with the kernel's release, as {@code uname -r} prints it. */
  public Census kernel(String release) {
    Objects.requireNonNull(release, "release");
    Host host = host();
    return with(host.name(), host.bootId(), release, host.moment());
  }

  /** Returns the census with the moment of the dump. */
  public Census takenAt(Instant moment) {
    Objects.requireNonNull(moment, "moment");
    Host host = host();
    return with(host.name(), host.bootId(), host.kernel(), moment);
  }

  /**
   * Returns the census with the bytes of a base page, 4096 unless set. Censuses of different page
   * sizes do not merge, since their pages are different units.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public Census pageSize(long bytes) {
    if (bytes <= 0) {
      throw new IllegalArgumentException("a page has at least one byte: " + bytes);
    }
    return new Census(new Header(header.hosts(), bytes, header.keys(), header.groups()), groups);
  }

  private Host host() {
    if (header.hosts().size() != 1) {
      throw new IllegalStateException("a census of several hosts: " + header);
    }
    return header.hosts().get(0);
  }

  private Census with(
      String name, @Nullable String bootId, @Nullable String kernel, @Nullable Instant moment) {
    Host old = host();
    Host host =
        new Host(
            name, bootId, kernel, moment, old.records(), old.pages(), old.malformed(), old.lost());
    byte[] bytes = name.getBytes(UTF_8);
    return new Census(
        new Header(List.of(host), header.pageSize(), header.keys(), header.groups()),
        name.equals(old.name()) ? groups : groups.stream().map(row -> row.of(bytes)).toList());
  }

  /**
   * Returns the census of all hosts of several censuses: see {@link CensusMerge}, which merges
   * files that need not fit into memory.
   *
   * @throws IllegalArgumentException if there is none, if keys or page sizes differ, or if a host
   *     is in two of them
   */
  public static Census merge(List<Census> censuses) {
    MergedHosts hosts = new MergedHosts();
    Map<Group, Group> sums = new HashMap<>();
    for (int i = 0; i < censuses.size(); i++) {
      Census census = censuses.get(i);
      hosts.add(census.header, "census " + (i + 1));
      for (Group group : census.groups) {
        Group copy = group.copy();
        Group known = sums.putIfAbsent(copy, copy);
        if (known != null) {
          known.add(group);
        }
      }
    }
    Header all = hosts.header(sums.size());
    return sorted(all.hosts(), all.pageSize(), all.keys(), sums.values());
  }

  /** Returns the first line: the hosts with their records and pages, and the keys. */
  public Header header() {
    return header;
  }

  /** Returns the number of groups. */
  public int size() {
    return groups.size();
  }

  /** Returns the base pages of all groups, at most 2^63 - 1. */
  public long pages() {
    return header.pages();
  }

  /** Returns the census as a source of its groups, for queries, growths and trees. */
  public DumpSource source() {
    StringBuilder text = new StringBuilder();
    try {
      CensusText.write(header, groups, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return DumpSource.ofText(text.toString());
  }

  @Override
  public Set<Format> formats() {
    return FORMATS;
  }

  /** Writes the whole census, whatever the layout: without some rows its sums would be wrong. */
  @Override
  public void writeTo(Appendable out, Format format, Layout layout) throws IOException {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(layout, "layout");
    if (format != Format.NDJSON) {
      throw format.notAmong(FORMATS);
    }
    CensusText.write(header, groups, out);
  }

  /** Returns a line with the hosts, the groups, the records and the pages. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "census of %s: %,d groups, %,d records, %,d pages",
        header,
        header.groups(),
        header.records(),
        header.pages());
  }
}
