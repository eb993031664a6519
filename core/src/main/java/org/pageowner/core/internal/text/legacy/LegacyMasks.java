package org.pageowner.core.internal.text.legacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.dictionary.Dictionaries;
import org.pageowner.core.internal.dictionary.ValueDictionary;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.record.GfpLayout;

/**
 * The meaning of numeric masks and migrate types in a source of a kernel up to 4.5.
 *
 * <p>Most masks determine their layout by themselves. For the others, the start of the source
 * decides, once: if all masks there that determine a layout agree, the others have it too. Values
 * that remain undecided are absent.
 */
public final class LegacyMasks {
  /** A source of which nothing is known. */
  public static final LegacyMasks UNKNOWN = new LegacyMasks(null, false);

  private static final int ISOLATE = 5;
  private static final Pattern BARE_MASK =
      Pattern.compile("(?md)^Page allocated via order \\d{1,3}, mask 0x([0-9a-f]{1,16})\\r?$");
  private static final Pattern TYPE_5 =
      Pattern.compile("(?md)^PFN \\d{1,19} Block \\d{1,19} type 5 (?:Fallback|        ) Flags ");

  private final @Nullable GfpLayout layout;
  private final boolean hasIsolate;

  private LegacyMasks(@Nullable GfpLayout layout, boolean hasIsolate) {
    this.layout = layout;
    this.hasIsolate = hasIsolate;
  }

  /** Returns the layout that the start of a source determines. */
  public static LegacyMasks of(byte[] bytes, int length) {
    String text = new String(bytes, 0, length, ISO_8859_1);
    Set<GfpLayout> layouts = EnumSet.noneOf(GfpLayout.class);
    Matcher mask = BARE_MASK.matcher(text);
    while (mask.find()) {
      GfpLayout layout = GfpLayout.of(Long.parseUnsignedLong(mask.group(1), 16));
      if (layout != null) {
        layouts.add(layout);
      }
    }
    GfpLayout only = layouts.size() == 1 ? layouts.iterator().next() : null;
    return new LegacyMasks(only, TYPE_5.matcher(text).find());
  }

  /** Returns whether text has masks without names, so that their layout matters. */
  public static boolean isNeededFor(byte[] bytes, int length) {
    return BARE_MASK.matcher(new String(bytes, 0, length, ISO_8859_1)).find();
  }

  /** Returns whether the layout of ambiguous masks is decided. */
  public boolean isDecided() {
    return layout != null;
  }

  /** Sets both migrate types of a run from its mask and the type number in its form. */
  public void setTypes(BatchBuilder rows, int run) {
    Dictionaries values = rows.dictionaries();
    int form = rows.form[run];
    int number = form >> BatchBuilder.TYPE_SHIFT & BatchBuilder.MAX_TYPE;
    boolean fallback = (form & BatchBuilder.FALLBACK) != 0;
    int gfp = rows.gfp[run];
    if (gfp < 0) {
      String type = number == 0 ? pageblockType(0, 0) : null;
      rows.migrateType[run] = fallback ? -1 : id(values.migrateType, type);
      rows.pageblockType[run] = id(values.pageblockType, type);
      return;
    }
    long mask = values.gfp.value(gfp).bits();
    rows.migrateType[run] = id(values.migrateType, migrateType(mask, number, fallback));
    rows.pageblockType[run] = id(values.pageblockType, pageblockType(mask, number));
  }

  private static int id(ValueDictionary<String> values, @Nullable String name) {
    if (name == null) {
      return -1;
    }
    byte[] bytes = name.getBytes(ISO_8859_1);
    return values.strings().intern(bytes, 0, bytes.length);
  }

  /**
   * Returns the migrate type that a mask requests, or {@code null} if it is undecided.
   *
   * <p>If the kernel printed no fallback, the mask's type equals the pageblock's, which is the more
   * reliable source.
   */
  @Nullable String migrateType(long mask, int pageblockNumber, boolean fallback) {
    String ofBlock = pageblockType(mask, pageblockNumber);
    if (!fallback && ofBlock != null) {
      return ofBlock;
    }
    String requested = requestedType(mask);
    return fallback && requested != null && requested.equals(ofBlock) ? null : requested;
  }

  private @Nullable String requestedType(long mask) {
    GfpLayout known = layout(mask);
    if (known != null) {
      return known.migrateType(mask);
    }
    String older = GfpLayout.V3_19.migrateType(mask);
    return older.equals(GfpLayout.V4_4.migrateType(mask)) ? older : null;
  }

  /**
   * Returns the migrate type of a pageblock, or {@code null} if it is undecided.
   *
   * @param mask the mask of an allocation in it
   */
  @Nullable String pageblockType(long mask, int number) {
    if (number == 0) {
      return GfpLayout.V4_4.migrateType(0);
    }
    if (number == ISOLATE) {
      return "Isolate";
    }
    if (number == ISOLATE - 1) {
      // without CMA in the kernel, 4 is Isolate and there is no 5
      return hasIsolate ? "CMA" : null;
    }
    GfpLayout known = layout(mask);
    return known == null ? null : known.migrateType(number);
  }

  private @Nullable GfpLayout layout(long mask) {
    GfpLayout determined = GfpLayout.of(mask);
    return determined != null ? determined : layout;
  }
}
