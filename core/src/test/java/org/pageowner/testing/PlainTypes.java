package org.pageowner.testing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The numbers that kernels up to 4.5 print for migrate types, for {@link PlainReader}. */
final class PlainTypes {
  private static final List<String> TO_4_3 =
      List.of("Unmovable", "Reclaimable", "Movable", "Reserve");
  private static final List<String> FROM_4_4 =
      List.of("Unmovable", "Movable", "Reclaimable", "HighAtomic");

  private final @Nullable List<String> ofSource;
  private final boolean hasFive;

  /** Decides by all masks of a dump. */
  PlainTypes(String dump) {
    Set<List<String>> known = new HashSet<>();
    Matcher masks =
        Pattern.compile("(?m)^Page allocated via order \\d{1,3}, mask 0x([0-9a-f]{1,16})\\r?$")
            .matcher(dump);
    while (masks.find()) {
      List<String> by = namedBy(Long.parseUnsignedLong(masks.group(1), 16));
      if (by != null) {
        known.add(by);
      }
    }
    ofSource = known.size() == 1 ? known.iterator().next() : null;
    hasFive =
        Pattern.compile("(?m)^PFN \\d{1,19} Block \\d{1,19} type 5 (?:Fallback|        ) Flags ")
            .matcher(dump)
            .find();
  }

  private static @Nullable List<String> namedBy(long mask) {
    if ((mask & 0x2000000) != 0) {
      return FROM_4_4;
    }
    return (mask & 0x10) != 0 && (mask & 0x400000) == 0 ? TO_4_3 : null;
  }

  private @Nullable List<String> names(long mask) {
    List<String> named = namedBy(mask);
    return named == null ? ofSource : named;
  }

  @Nullable String ofPageblock(long mask, int number) {
    List<String> names = names(mask);
    return switch (number) {
      case 0 -> "Unmovable";
      case 1, 2, 3 -> names == null ? null : names.get(number);
      case 4 -> hasFive ? "CMA" : null;
      case 5 -> "Isolate";
      default -> null;
    };
  }

  @Nullable String ofMask(long mask, int number, boolean fallback) {
    String ofBlock = ofPageblock(mask, number);
    if (!fallback && ofBlock != null) {
      return ofBlock;
    }
    String older = TO_4_3.get(((mask & 8) != 0 ? 2 : 0) + ((mask & 0x80000) != 0 ? 1 : 0));
    String newer = FROM_4_4.get((int) (mask >> 3 & 3));
    List<String> names = names(mask);
    String asked = older.equals(newer) ? older : null;
    if (names != null) {
      asked = names.equals(TO_4_3) ? older : newer;
    }
    return fallback && asked != null && asked.equals(ofBlock) ? null : asked;
  }
}
