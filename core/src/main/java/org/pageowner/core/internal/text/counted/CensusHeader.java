package org.pageowner.core.internal.text.counted;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.CensusRows;

/** Reads the first line of a census. */
final class CensusHeader {
  private final JsonScanner scan;
  private int start;
  private @Nullable Long version;
  private @Nullable Long pageSize;
  private @Nullable Long groups;
  private @Nullable List<String> keys;
  private @Nullable List<CensusRows.Host> hosts;
  private final Fields sums = new Fields();

  private CensusHeader(JsonScanner scan) {
    this.scan = scan;
  }

  /** The fields of a host, which are those of a census of one host too. */
  private static final class Fields {
    @Nullable String name;
    @Nullable String bootId;
    @Nullable String kernel;
    @Nullable Instant moment;
    final long[] counts = {-1, -1, -1, -1};

    /** Reads the value of a field; returns false if it is another's. */
    boolean read(String field, JsonScanner scan) throws JsonFault {
      switch (field) {
        case "host" -> name = ByteText.canonical(scan.text());
        case "boot_id" -> bootId = scan.textOrNull();
        case "kernel" -> kernel = scan.textOrNull();
        case "moment" -> moment = moment(scan);
        case "records" -> counts[0] = scan.number();
        case "pages" -> counts[1] = scan.number();
        case "malformed" -> counts[2] = scan.number();
        case "lost" -> counts[3] = scan.number();
        default -> {
          return false;
        }
      }
      return true;
    }

    private static @Nullable Instant moment(JsonScanner scan) throws JsonFault {
      int before = scan.at();
      String text = scan.textOrNull();
      try {
        return text == null ? null : Instant.parse(text);
      } catch (DateTimeException e) {
        throw new JsonFault(before, "a moment that is not as 2026-11-29T12:00:00Z");
      }
    }

    void requireCounts(JsonScanner scan) throws JsonFault {
      for (long count : counts) {
        if (count < 0) {
          throw scan.fault("one of the fields records, pages, malformed and lost is missing");
        }
      }
    }

    CensusRows.Host host(JsonScanner scan) throws JsonFault {
      String known = name;
      if (known == null) {
        throw scan.fault("the field host is missing");
      }
      requireCounts(scan);
      return new CensusRows.Host(
          known, bootId, kernel, moment, counts[0], counts[1], counts[2], counts[3]);
    }
  }

  /** Returns the header that a line has. */
  static CensusRows.Header of(JsonScanner scan) throws JsonFault {
    return new CensusHeader(scan).read();
  }

  private CensusRows.Header read() throws JsonFault {
    scan.expect('{');
    if (!scan.field().equals("census")) {
      throw new JsonFault(start, "expected the field census");
    }
    Set<String> seen = new HashSet<>();
    scan.expect('{');
    do {
      start = scan.at();
      String field = scan.field();
      if (!seen.add(field)) {
        throw new JsonFault(start, "the field " + field + " again");
      }
      readField(field);
    } while (scan.accept(','));
    scan.expect('}');
    scan.expect('}');
    scan.expectEnd();
    return header();
  }

  private void readField(String field) throws JsonFault {
    switch (field) {
      case "version" -> {
        version = scan.number();
        if (version != CensusRows.Header.VERSION) {
          throw new JsonFault(
              start, "version " + version + " of the format is unknown; 1 is known");
        }
      }
      case "page_size" -> {
        pageSize = scan.number();
        if (pageSize == 0) {
          throw new JsonFault(start, "a page size of 0");
        }
      }
      case "groups" -> groups = scan.number();
      case "keys" -> keys = readKeys();
      case "hosts" -> hosts = readHosts();
      default -> {
        if (!sums.read(field, scan)) {
          throw new JsonFault(start, "the unknown field " + field);
        }
      }
    }
  }

  private List<String> readKeys() throws JsonFault {
    List<String> names = scan.texts();
    for (String name : names) {
      if (CensusKeys.kind(name) == null) {
        throw new JsonFault(start, "the unknown key " + name);
      }
    }
    if (names.isEmpty() || new HashSet<>(names).size() < names.size()) {
      throw new JsonFault(start, "no key, or one key twice");
    }
    return names;
  }

  private List<CensusRows.Host> readHosts() throws JsonFault {
    List<CensusRows.Host> list = new ArrayList<>();
    scan.expect('[');
    do {
      Fields host = new Fields();
      scan.expect('{');
      do {
        start = scan.at();
        String field = scan.field();
        if (!host.read(field, scan)) {
          throw new JsonFault(start, "the unknown field " + field + " of a host");
        }
      } while (scan.accept(','));
      list.add(host.host(scan));
      scan.expect('}');
    } while (scan.accept(','));
    scan.expect(']');
    return list;
  }

  private CensusRows.Header header() throws JsonFault {
    start = 0;
    Long size = pageSize;
    Long rows = groups;
    List<String> names = keys;
    if (version == null || size == null || rows == null || names == null) {
      throw new JsonFault(
          start, "one of the fields version, page_size, groups and keys is missing");
    }
    List<CensusRows.Host> all = hosts;
    if (all == null) {
      all = List.of(sums.host(scan));
    } else if (sums.name != null) {
      throw new JsonFault(start, "both host and hosts");
    }
    CensusRows.Header header = new CensusRows.Header(all, size, names, rows);
    long[] counts = {header.records(), header.pages(), header.malformed(), header.lost()};
    sums.requireCounts(scan);
    if (!Arrays.equals(counts, sums.counts)) {
      throw new JsonFault(start, "records, pages, malformed or lost is not the sum of the hosts");
    }
    Set<String> hostNames = new HashSet<>();
    for (CensusRows.Host host : all) {
      if (!hostNames.add(host.name())) {
        throw new JsonFault(start, "the host " + host.name() + " twice");
      }
    }
    return header;
  }
}
