package org.pageowner.core.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of a batch that only the rows of a census have: the values by which they were grouped,
 * and the hosts that they count.
 *
 * <p>A census is the file that {@code pageowner census} writes: groups of the records of one host
 * or, merged, of several. Its keys have the names of the query language. A batch has the values of
 * those that are parts of a record in its columns too. Implemented by this library, immutable, safe
 * to share between threads.
 */
public interface CensusRows {
  /** Returns the names of the keys by which the rows were grouped, in their order. */
  List<String> keys();

  /**
   * Returns the values of a key as text: a number in decimal digits, {@code true} or {@code false},
   * a string value of {@link ByteText}, or the elements of a list with a line feed between them.
   *
   * @param key the index of the key in {@link #keys}
   */
  DictionaryColumn<String> values(int key);

  /**
   * Returns the keys of a row with their values as members of a JSON object, in UTF-8 and without
   * braces: {@code "caller":"f","order":0}. Equal values have equal bytes.
   */
  byte[] keyJson(int row);

  /** Returns the records that each row represents. */
  LongColumn times();

  /** Returns the base pages that each row represents. */
  LongColumn pages();

  /** Returns the number of hosts that have records of each row, at least 1. */
  LongColumn hosts();

  /** Returns the host with the most pages of each row; of several, the one with the least name. */
  DictionaryColumn<String> topHost();

  /** Returns the base pages that {@link #topHost} has of each row. */
  LongColumn topHostPages();

  /**
   * One row.
   *
   * @param census the rows
   * @param index the number of the row in its batch
   */
  record Row(CensusRows census, int index) {
    /** Checks that the row exists. */
    public Row {
      Objects.checkIndex(index, census.hosts().size());
    }

    /** Returns whether the rows were grouped by a key. */
    public boolean has(String key) {
      return census.keys().contains(Objects.requireNonNull(key, "key"));
    }

    /** Returns the value of a key as text; {@code null} if it is absent, or no key of the rows. */
    public @Nullable String value(String key) {
      int at = census.keys().indexOf(Objects.requireNonNull(key, "key"));
      return at < 0 ? null : census.values(at).get(index);
    }
  }

  /**
   * The host of a dump, and the account of the dump's reading.
   *
   * @param name the name of the host, which distinguishes it from the others of a fleet
   * @param bootId the kernel's {@code /proc/sys/kernel/random/boot_id}; {@code null} if unknown
   * @param kernel the kernel's release; {@code null} if unknown
   * @param moment when the dump was taken; {@code null} if unknown
   * @param records the records of the dump
   * @param pages their base pages
   * @param malformed the parts of the dump that could not be read, a cut end among them
   * @param lost the records that the kernel could not give
   */
  record Host(
      String name,
      @Nullable String bootId,
      @Nullable String kernel,
      @Nullable Instant moment,
      long records,
      long pages,
      long malformed,
      long lost) {
    /** Checks the name. */
    public Host {
      Objects.requireNonNull(name, "name");
    }
  }

  /**
   * The first line of a census.
   *
   * @param hosts the hosts, by name
   * @param pageSize the bytes of a base page, the same on all hosts
   * @param keys the names of the keys by which records are grouped
   * @param groups the number of rows
   */
  record Header(List<Host> hosts, long pageSize, List<String> keys, long groups) {
    /** The version of the format. */
    public static final int VERSION = 1;

    /** Copies the lists. */
    public Header {
      hosts = List.copyOf(Objects.requireNonNull(hosts, "hosts"));
      keys = List.copyOf(Objects.requireNonNull(keys, "keys"));
    }

    /** Returns the records of all hosts, at most 2^63 - 1, as all sums here. */
    public long records() {
      return sum(hosts.stream().map(Host::records).toList());
    }

    /** Returns the base pages of all hosts. */
    public long pages() {
      return sum(hosts.stream().map(Host::pages).toList());
    }

    /** Returns the parts of all dumps that could not be read. */
    public long malformed() {
      return sum(hosts.stream().map(Host::malformed).toList());
    }

    /** Returns the records of all hosts that the kernels could not give. */
    public long lost() {
      return sum(hosts.stream().map(Host::lost).toList());
    }

    private static long sum(List<Long> numbers) {
      long sum = 0;
      for (long number : numbers) {
        sum = sum > Long.MAX_VALUE - number ? Long.MAX_VALUE : sum + number;
      }
      return sum;
    }

    /** Returns a description of at most the first three hosts, with their kernels and moments. */
    @Override
    public String toString() {
      List<String> shown = new ArrayList<>();
      for (Host host : hosts.subList(0, Math.min(3, hosts.size()))) {
        StringBuilder text = new StringBuilder(ByteText.printable(host.name()));
        if (host.kernel() != null) {
          text.append(", kernel ").append(ByteText.printable(host.kernel()));
        }
        if (host.moment() != null) {
          text.append(", at ").append(host.moment());
        }
        shown.add(text.toString());
      }
      int more = hosts.size() - shown.size();
      return String.join("; ", shown) + (more == 0 ? "" : "; and " + more + " more hosts");
    }
  }
}
