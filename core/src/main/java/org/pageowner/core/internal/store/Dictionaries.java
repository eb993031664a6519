package org.pageowner.core.internal.store;

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

  /** Stack traces over their lines. */
  static ValueDictionary<StackTrace> stacks(ByteDictionary lines) {
    return new ValueDictionary<>(lines, bytes -> StackTrace.parse(text(bytes)));
  }

  private static ValueDictionary<String> texts() {
    return new ValueDictionary<>(new ByteDictionary(), Dictionaries::text);
  }

  private static String text(byte[] bytes) {
    return ByteText.decode(bytes, 0, bytes.length);
  }
}
