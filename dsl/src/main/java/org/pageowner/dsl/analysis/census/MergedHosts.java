package org.pageowner.dsl.analysis.census;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.CensusRows.Header;
import org.pageowner.core.record.CensusRows.Host;

/** The headers of censuses that are merged, which must fit together. */
final class MergedHosts {
  private static final Comparator<Host> BY_NAME =
      (a, b) -> Arrays.compareUnsigned(a.name().getBytes(UTF_8), b.name().getBytes(UTF_8));

  private final List<Host> hosts = new ArrayList<>();
  private final Map<String, String> sources = new HashMap<>();
  private @Nullable Header first;
  private String firstSource = "";

  /**
   * Adds the header of a census.
   *
   * @param source the name of the census for messages
   * @throws IllegalArgumentException if its keys or its page size differ from those of another one,
   *     or a host of it is in another one
   */
  void add(Header header, String source) {
    Header known = first;
    if (known == null) {
      first = header;
      firstSource = source;
    } else {
      requireSame("keys", known.keys(), header.keys(), source);
      requireSame("page size", known.pageSize(), header.pageSize(), source);
    }
    for (Host host : header.hosts()) {
      String other = sources.putIfAbsent(host.name(), source);
      if (other != null) {
        throw new IllegalArgumentException(twice(host, other, source));
      }
      hosts.add(host);
    }
  }

  private static String twice(Host host, String one, String other) {
    String name = host.name().isEmpty() ? "(no name)" : ByteText.printable(host.name());
    return "the host "
        + name
        + " is in "
        + (one.equals(other) ? one + " twice" : one + " and in " + other)
        + ", and its pages would count twice; merge one census of each host (--host=NAME names it),"
        + " and compare two days with growth";
  }

  private void requireSame(String noun, Object expected, Object found, String source) {
    if (!expected.equals(found)) {
      throw new IllegalArgumentException(
          "%s has the %s %s and %s %s: such censuses cannot be merged"
              .formatted(firstSource, noun, expected, source, found));
    }
  }

  /** Returns the header of all. */
  Header header(long groups) {
    Header known = first;
    if (known == null) {
      throw new IllegalArgumentException("no census to merge");
    }
    List<Host> sorted = new ArrayList<>(hosts);
    sorted.sort(BY_NAME);
    return new Header(sorted, known.pageSize(), known.keys(), groups);
  }
}
