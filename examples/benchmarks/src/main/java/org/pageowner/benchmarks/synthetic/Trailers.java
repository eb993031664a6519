package org.pageowner.benchmarks.synthetic;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The lines after the stack: why a page was moved, and whom it is charged to. */
final class Trailers {
  private static final byte[] MOVED =
      Place.bytes("Page has been migrated, last migrate reason: compaction\n");

  private final Map<Use.Charge, byte[][]> texts = new EnumMap<>(Use.Charge.class);

  Trailers(int cgroups) {
    for (Use.Charge charge : Use.Charge.values()) {
      byte[][] of = new byte[cgroups][];
      for (int i = 0; i < cgroups; i++) {
        String cgroup = i == 0 ? "/" : "service-" + i + ".slice";
        of[i] =
            Place.bytes(
                switch (charge) {
                  case NONE -> "";
                  case SLAB -> charge.text + "\n";
                  case PAGE, OBJECT -> charge.text + cgroup + "\n";
                });
      }
      texts.put(charge, of);
    }
  }

  void add(TextBuffer text, Use use, boolean moved, int cgroup) {
    if (moved && use.isMovable()) {
      text.add(MOVED);
    }
    text.add(Objects.requireNonNull(texts.get(use.charge))[cgroup]);
  }
}
