package org.pageowner.benchmarks.synthetic;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

/** The page flags as 6.12 prints them, each text made once. */
final class Flags {
  private static final int ZONES = 2;
  private static final int NODES = 2;

  /** In the order in which they are printed, and their bits. */
  private static final String[] NAMES = {
    "referenced",
    "uptodate",
    "dirty",
    "lru",
    "active",
    "workingset",
    "owner_2",
    "private",
    "head",
    "swapbacked",
  };

  private static final int[] BITS = {2, 3, 4, 5, 8, 9, 11, 14, 6, 17};

  private final int cpus;
  private final Map<Use, byte[][]> texts = new EnumMap<>(Use.class);

  Flags(int cpus) {
    this.cpus = cpus;
    for (Use use : Use.values()) {
      texts.put(use, new byte[2 * NODES * ZONES * cpus][]);
    }
  }

  /** The text after the pageblock: its migrate type, and the flags. */
  byte[] text(Use use, int touched, int node, int zone, int cpu) {
    byte[][] ofUse = Objects.requireNonNull(texts.get(use));
    int at = ((touched * NODES + node) * ZONES + zone) * cpus + cpu;
    byte[] known = ofUse[at];
    if (known == null) {
      int bits = touched == 0 || use.flags == 0 ? use.flags : use.flags | 0x10;
      known = Place.bytes(" type " + use.migrateType + " Flags " + print(bits, node, zone, cpu));
      ofUse[at] = known;
    }
    return known;
  }

  private static String print(int bits, int node, int zone, int cpu) {
    long lastcpupid = 0x7ffL - cpu;
    long word = (long) node << 58 | (long) zone << 56 | lastcpupid << 45 | bits;
    StringJoiner names = new StringJoiner("|", "(", ")\n");
    for (int i = 0; i < NAMES.length; i++) {
      if ((bits >> BITS[i] & 1) != 0) {
        names.add(NAMES[i]);
      }
    }
    names.add("node=" + node).add("zone=" + zone);
    names.add("lastcpupid=0x" + Long.toHexString(lastcpupid));
    return "0x" + Long.toHexString(word) + names;
  }
}
