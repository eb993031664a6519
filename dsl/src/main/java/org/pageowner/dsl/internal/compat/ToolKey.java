package org.pageowner.dsl.internal.compat;

import org.jspecify.annotations.Nullable;

/** The keys of the tool, in the order in which it compares them when it culls. */
public enum ToolKey {
  /** The text after the first line. */
  STACKTRACE("stacktrace", "st", true),
  /** The pid; -1 if there is none. */
  PID("pid", "p", true),
  /** The tgid; -1 if there is none. */
  TGID("tgid", "tg", true),
  /** The task's name. */
  NAME("name", "n", true),
  /** The first word in brackets. */
  MODULE("module", "mod", true),
  /** Whether the page was freed; up to 6.6. */
  FREE("free", "f", true),
  /** The allocator, as a number. */
  ALLOCATOR("allocator", "ator", true),
  /** The whole text; sort key only. */
  TEXT("txt", "T", false),
  /** The time of allocation; sort key only. */
  ALLOC_TS("alloc_ts", "at", false),
  /** The time of release; sort key only, up to 6.6. */
  FREE_TS("free_ts", "ft", false),
  /** The number of records in the group; sort key of a flag only. */
  TIMES(null, null, false),
  /** The number of pages in the group; sort key of a flag only. */
  PAGES(null, null, false);

  private final @Nullable String word;
  private final @Nullable String abbreviation;
  private final boolean cullable;

  ToolKey(@Nullable String word, @Nullable String abbreviation, boolean cullable) {
    this.word = word;
    this.abbreviation = abbreviation;
    this.cullable = cullable;
  }

  /** Returns whether {@code --cull} accepts the key. */
  boolean isCullable() {
    return cullable;
  }

  /** Returns whether {@code --sort} accepts the key. */
  boolean isSortable() {
    return word != null && this != FREE;
  }

  /** Returns the key with exactly this name or abbreviation; {@code null} if there is none. */
  static @Nullable ToolKey of(String text) {
    for (ToolKey key : values()) {
      if (text.equals(key.word) || text.equals(key.abbreviation)) {
        return key;
      }
    }
    return null;
  }
}
