package org.pageowner.core.internal.dictionary;

import java.util.List;
import java.util.Locale;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.GfpMask;
import org.pageowner.core.record.PageFlags;
import org.pageowner.core.record.StackTrace;
import org.pageowner.core.record.Trailer;

/** One dictionary for each column whose values repeat. */
public final class Dictionaries {
  /** Task names. */
  public final ValueDictionary<String> name = texts();

  /** Migrate types of gfp masks. */
  public final ValueDictionary<String> migrateType = texts();

  /** Migrate types of pageblocks. */
  public final ValueDictionary<String> pageblockType = texts();

  /** Gfp masks, from {@code 0x} to the closing parenthesis. */
  public final ValueDictionary<GfpMask> gfp =
      new ValueDictionary<>(new ByteDictionary(), bytes -> GfpMask.parse(text(bytes)));

  /** Page flags, from {@code 0x} to the end of the line. */
  public final ValueDictionary<PageFlags> flags =
      new ValueDictionary<>(new ByteDictionary(), bytes -> PageFlags.parse(text(bytes)));

  /** Stack traces, whole lines with their blanks and line ends. */
  public final ValueDictionary<StackTrace> stack = stacks(new ByteDictionary());

  /** The lines after the stack, with their line ends. */
  public final ValueDictionary<Trailer> trailer =
      new ValueDictionary<>(new ByteDictionary(), Trailer::parse);

  /**
   * Checks that all values together have at most this many bytes.
   *
   * @throws CapacityException if they have more
   */
  public void requireAtMost(long bytes) {
    if (totalLength() > bytes) {
      throw new CapacityException(
          String.format(
              Locale.ROOT,
              "more than %,d bytes of distinct names, masks and stacks; DumpReader.maxDistinctBytes or a larger heap (-Xmx) allows more, and a streamed query keeps none of them",
              bytes));
    }
  }

  /** Returns the total length of all values. */
  public long totalLength() {
    long total = 0;
    for (ValueDictionary<?> values :
        List.of(name, migrateType, pageblockType, gfp, flags, stack, trailer)) {
      total += values.strings().totalLength();
    }
    return total;
  }

  /** Returns a dictionary of stack traces over their lines. */
  public static ValueDictionary<StackTrace> stacks(ByteDictionary lines) {
    return new ValueDictionary<>(lines, new StackDecoder());
  }

  private static ValueDictionary<String> texts() {
    return new ValueDictionary<>(new ByteDictionary(), Dictionaries::text);
  }

  private static String text(byte[] bytes) {
    return ByteText.decode(bytes, 0, bytes.length);
  }
}
